import type { Client } from "@elastic/elasticsearch";
import type { AlertBoard } from "../../../pipelines/ports/alert-board.ts";
import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { BoardAlert } from "../../../schemas/board-alert.ts";
import { systemClock } from "../../runtime/clock.ts";
import type { ElasticConnection } from "./elastic-client.ts";
import { openElasticClient } from "./elastic-client.ts";
import { faultType, translateElasticError } from "./elastic-errors.ts";
import type { IndexLayout } from "./mapping.ts";
import { singleIndex } from "./mapping.ts";
import type { BulkOperation } from "./search-bulk.ts";
import { sendBulk } from "./search-bulk.ts";
import { bulkFault } from "./search-bulk-results.ts";
import { storedId } from "./search-operations.ts";
import { setUpIndices } from "./search-setup.ts";

export interface ElasticBoardOptions extends IndexLayout {
  readonly connection: ElasticConnection;
  readonly clock?: Clock;
  /** Uniform from 0 to below 1, for waits that differ from worker to worker. */
  readonly random?: () => number;
}

/**
 * Opens the alerts' index, which is there from then on, also while there is no alert: Kibana finds no fields in an index that is
 * missing. Rejects as `openElasticIndex` does.
 */
export async function openElasticBoard(options: ElasticBoardOptions): Promise<AlertBoard> {
  const { connection, clock = systemClock, random = Math.random, ...layout } = options;
  const index = singleIndex(connection.prefix, "alerts");
  const client = await openElasticClient(connection);
  const closing = new AbortController();
  try {
    await setUpIndices(client, connection.prefix, layout);
    await create(client, index);
  } catch (error) {
    await client.close();
    throw error;
  }
  return {
    async show(alerts) {
      const writes = alerts.map((alert) => writing(index, alert));
      const results = await sendBulk(client, writes, { clock, random, signal: closing.signal });
      for (const result of results.values()) {
        // An alert of ours that the mapping refuses is our mistake; another would not fare better.
        if (typeof result === "object") throw bulkFault("ELASTIC_REFUSED", `400 (${result.refused})`, false);
      }
    },

    async [Symbol.asyncDispose]() {
      closing.abort();
      await client.close();
    },
  };
}

function writing(index: string, { revision: version, ...alert }: BoardAlert): BulkOperation {
  const action = { _index: index, _id: storedId(alert.id), version, version_type: "external_gte" as const };
  return { action: { index: action }, source: JSON.stringify({ kind: "alert", alert }) };
}

/** With the mapping and the alias of its template. */
async function create(client: Client, index: string): Promise<void> {
  try {
    await client.indices.create({ index });
  } catch (error) {
    if (faultType(error) !== "resource_already_exists_exception") throw translateElasticError(error);
  }
}
