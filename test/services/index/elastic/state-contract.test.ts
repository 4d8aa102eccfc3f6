import { randomUUID } from "node:crypto";
import { Client } from "@elastic/elasticsearch";
import { describe, inject } from "vitest";
import { openElasticState } from "../../../../services/index/elastic/state-store.ts";
import { stateStoreContract } from "../../../contracts/state-store.ts";

const server = inject("elastic");

describe.skipIf(server === null)("on a real server", () => {
  stateStoreContract("elastic", async () => {
    const nodes = [server?.node ?? ""];
    const prefix = `test-${randomUUID()}`;
    const connections = new AsyncDisposableStack();
    return {
      connect: async () => connections.use(await openElasticState({ connection: { nodes, prefix } })),
      async [Symbol.asyncDispose]() {
        await connections.disposeAsync();
        const client = new Client({ nodes });
        await client.indices.delete({ index: `${prefix}-state-000001` }, { ignore: [404] });
        await client.close();
      },
    };
  });
});
