import { describe, expect, inject, it } from "vitest";
import { boardAlerts } from "../../../../pipelines/alerts/board-alerts.ts";
import type { BoardAlert } from "../../../../schemas/board-alert.ts";
import { openElasticBoard } from "../../../../services/index/elastic/alert-board.ts";
import { mappingVersion } from "../../../../services/index/elastic/mapping.ts";
import { aRecord, anAlert } from "../../../fakes/alerts.ts";
import type { ElasticPlace } from "./elastic-place.ts";
import { elasticPlace } from "./elastic-place.ts";

const server = inject("elastic");
const node = server?.node ?? "";

/** What lies in the alias that Kibana asks. */
async function shown(place: ElasticPlace): Promise<readonly unknown[]> {
  const { prefix } = place.connection;
  await place.ask("POST", `/${prefix}-alerts/_refresh`);
  const { hits } = (await place.ask("GET", `/${prefix}-alerts/_search`)) as {
    readonly hits: { readonly hits: readonly { readonly _source: { readonly alert: unknown } }[] };
  };
  return hits.hits.map(({ _source }) => _source.alert);
}

function withoutRevision(alert: BoardAlert) {
  const { revision: _revision, ...row } = alert;
  return row;
}

describe.skipIf(server === null)("the alerts on Elasticsearch", () => {
  it("can be asked for while there are none, and leave those there of before", async () => {
    await using place = elasticPlace(node);
    const { connection } = place;
    await using board = await openElasticBoard({ connection });
    expect(await shown(place)).toEqual([]);
    const alerts = boardAlerts([aRecord()]);
    await board.show(alerts);
    await using another = await openElasticBoard({ connection });
    expect(await shown(place)).toEqual(alerts.map(withoutRevision));
    await another.show([]);
    expect(await shown(place)).toEqual(alerts.map(withoutRevision));
  });

  it("take the same again, and give nothing back to a writer that knows less", async () => {
    await using place = elasticPlace(node);
    await using board = await openElasticBoard({ connection: place.connection });
    const before = boardAlerts([aRecord({ steps: [] })]);
    const after = boardAlerts([aRecord()]);
    for (const alerts of [before, before, after, before, after]) await board.show(alerts);
    expect(await shown(place)).toEqual(after.map(withoutRevision));
  });

  it("take everything that an alert may leave open, and an id of any length", async () => {
    await using place = elasticPlace(node);
    await using board = await openElasticBoard({ connection: place.connection });
    const bare = anAlert({
      id: "a".repeat(600),
      negative: null,
      shareOfCopies: null,
      delaySeconds: null,
      series: { topic: null, term: "lampu", state: null, language: null, channelId: null },
    });
    const alerts = boardAlerts([aRecord({ alert: bare, steps: [] })]);
    await board.show(alerts);
    expect(await shown(place)).toEqual(alerts.map(withoutRevision));
  });

  it("are refused by an index that lacks a field, and the writer is told", async () => {
    await using place = elasticPlace(node);
    const { connection } = place;
    const mappings = {
      dynamic: "strict",
      _meta: { suara: { kind: "alerts", version: mappingVersion } },
      properties: { kind: { type: "keyword" } },
    };
    const { prefix } = connection;
    await place.ask("PUT", `/${prefix}-alerts-000001`, { aliases: { [`${prefix}-alerts`]: {} }, mappings });
    await using board = await openElasticBoard({ connection });
    await expect(board.show(boardAlerts([aRecord()]))).rejects.toMatchObject({
      code: "ELASTIC_REFUSED",
      retryable: false,
    });
  });

  it.each([
    ["an older", 0],
    ["a newer", 999],
  ])("refuse %s index, and change nothing", async (age, version) => {
    await using place = elasticPlace(node);
    const { prefix } = place.connection;
    await place.ask("PUT", `/${prefix}-alerts-000001`, {
      aliases: { [`${prefix}-alerts`]: {} },
      mappings: { _meta: { suara: { kind: "alerts", version } } },
    });
    await expect(openElasticBoard({ connection: place.connection })).rejects.toMatchObject({
      code: "INDEX_MAPPING",
      retryable: false,
      message: expect.stringContaining(
        `${prefix}-alerts-000001 has ${age} mapping, version ${version}`,
      ) as string,
    });
    expect(await place.ask("GET", `/_index_template/${prefix}-*`)).not.toHaveProperty("index_templates.0");
  });
});
