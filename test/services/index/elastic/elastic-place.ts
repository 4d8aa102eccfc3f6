import { randomBytes } from "node:crypto";
import type { SearchIndex } from "../../../../pipelines/ports/search-index.ts";
import type { ElasticConnection } from "../../../../services/index/elastic/elastic-client.ts";
import type { ElasticIndexOptions } from "../../../../services/index/elastic/search-index.ts";
import { openElasticIndex } from "../../../../services/index/elastic/search-index.ts";

/** Indices under a prefix of their own, removed with their templates afterwards. */
export interface ElasticPlace extends AsyncDisposable {
  readonly connection: ElasticConnection;
  /** Closed before the indices are removed. */
  connect(options?: Partial<ElasticIndexOptions>): Promise<SearchIndex>;
  /** Asks the server directly. */
  ask(method: string, path: string, body?: object): Promise<unknown>;
}

export function elasticPlace(node: string): ElasticPlace {
  const prefix = `test-${randomBytes(6).toString("hex")}`;
  const connection = { nodes: [node], prefix };
  const opened = new AsyncDisposableStack();

  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${node}${path}`, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    });
    return await answer.json();
  };
  return {
    connection,
    ask,
    connect: async (options = {}) => opened.use(await openElasticIndex({ connection, ...options })),
    async [Symbol.asyncDispose]() {
      await opened.disposeAsync();
      const indices = Object.keys((await ask("GET", `/${prefix}-*/_alias?expand_wildcards=all`)) as object);
      if (indices.length > 0) await ask("DELETE", `/${indices.join(",")}`);
      await ask("DELETE", `/_index_template/${prefix}-*`);
    },
  };
}
