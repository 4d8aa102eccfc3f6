import { randomBytes } from "node:crypto";
import type { Client } from "@elastic/elasticsearch";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Question } from "../../dashboards/chart.ts";
import { alerts as alertFields, posts } from "../../dashboards/fields.ts";
import { dashboardObjects, pages } from "../../dashboards/build.ts";
import type { LayerId } from "../../dashboards/lens/layer.ts";
import { measureId, questionsOf } from "../../dashboards/lens/layer.ts";
import { wordsOf } from "../../dashboards/words/words.ts";
import { boardAlerts } from "../../pipelines/alerts/board-alerts.ts";
import type { CommentFilter, SearchIndex } from "../../pipelines/ports/search-index.ts";
import type { IndexDocument } from "../../schemas/document.ts";
import { openElasticBoard } from "../../services/index/elastic/alert-board.ts";
import { openElasticClient } from "../../services/index/elastic/elastic-client.ts";
import { openElasticIndex } from "../../services/index/elastic/search-index.ts";
import { listAlertRecords } from "../../services/workers/list-alert-records.ts";
import { showNews } from "../../services/workers/show-alerts.ts";
import { memoryState } from "../fakes/memory-state.ts";
import type { FoundLayer, Json, JsonObject } from "./decoded.ts";
import { allObjects, decoded, layersOf, objectAt, textOf } from "./decoded.ts";
import { currentDocuments, documentRows, valueAt } from "./document-rows.ts";
import { expectedRows } from "./expected-rows.ts";
import type { LensRow } from "./lens-request.ts";
import { lensAggregations, lensRows } from "./lens-request.ts";
import { raiseSampleAlerts } from "./sample-alerts.ts";
import { sampleDocuments } from "./sample.ts";

const server = inject("elastic");
const prefix = `dash${randomBytes(4).toString("hex")}`;

/** What a person chose on the dashboard: what the index knows it as, and what Kibana adds for it. */
interface Choice {
  readonly name: string;
  readonly filter: CommentFilter;
  readonly period?: { readonly gte: string; readonly lt: string };
  readonly controls?: Readonly<Record<string, readonly (string | boolean)[]>>;
}

const [from, to] = ["2026-11-05T16:00:00.000Z", "2026-11-19T03:30:00.000Z"];

const nothingChosen: Choice = { name: "nothing chosen", filter: {} };

const choices: readonly Choice[] = [
  nothingChosen,
  { name: "a period", filter: { from, to }, period: { gte: from, lt: to } },
  { name: "a level", filter: { levels: ["state"] }, controls: { level: ["state"] } },
  { name: "two states", filter: { states: ["MY-01", "MY-10"] }, controls: { state: ["MY-01", "MY-10"] } },
  { name: "a platform", filter: { platforms: ["facebook"] }, controls: { platform: ["facebook"] } },
  { name: "a language", filter: { languages: ["ms"] }, controls: { language: ["ms"] } },
  { name: "a topic", filter: { topics: ["cost_of_living"] }, controls: { topic: ["cost_of_living"] } },
  { name: "the public", filter: { official: false }, controls: { writtenBy: [false] } },
  { name: "two severities", filter: {}, controls: { severity: ["severe", "notice"] } },
  { name: "what nobody answered", filter: {}, controls: { answer: ["none"] } },
  {
    name: "alerts about the whole country",
    filter: {},
    controls: { state: ["nation"], severity: ["warning"] },
  },
];

const layers = layersOf((["ms", "en"] as const).flatMap((language) => dashboardObjects(language, prefix)));
const named = layers.map(
  (found) => [`${found.panel.dashboard.id} ${found.panel.id} ${found.layerId}`, found] as const,
);

const listsOfAlerts = allObjects.filter(({ id }) => id.startsWith("suara-newest-alerts-"));

describe.skipIf(server === null)("every Lens layer, asked of Elasticsearch", () => {
  let client: Client;
  let index: SearchIndex;
  let documents: readonly IndexDocument[];
  let alerts: readonly object[];

  beforeAll(async () => {
    const connection = { nodes: [server?.node ?? ""], prefix };
    client = await openElasticClient(connection);
    index = await openElasticIndex({ connection });
    documents = await sampleDocuments();
    const { failures } = await index.upsert(documents);
    if (failures.length > 0) throw new Error(`the index refused ${failures.length} documents`);
    await index.refresh();
    const state = memoryState();
    await using board = await openElasticBoard({ connection });
    await raiseSampleAlerts(state);
    await showNews({ state, board }, new Map());
    await client.indices.refresh({ index: `${prefix}-alerts` });
    alerts = boardAlerts(await listAlertRecords(state))
      .filter(({ kind }) => kind !== "closed")
      .map((alert) => ({ alert: asKept(alert) }));
  }, 180_000);

  afterAll(async () => {
    const indices = Object.keys(await client.indices.get({ index: `${prefix}-*` }));
    if (indices.length > 0) await client.indices.delete({ index: indices });
    await client.indices.deleteIndexTemplate({ name: `${prefix}-*` });
    await index[Symbol.asyncDispose]();
    await client.close();
  });

  describe.each(named)("%s", (_, found) => {
    it("has something to show", async () => {
      const rows = await askElastic(client, found, nothingChosen);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.some(({ values }) => Object.values(values).some((value) => value > 0))).toBe(true);
    });

    it.each(choices.filter((choice) => isOffered(found, choice) && isWorthAsking(found, choice)))(
      "with $name",
      async (choice) => {
        const [layerId, question] = questionOf(found);
        const rows = await askElastic(client, found, choice);
        const expected =
          question.view === "comments" || question.view === "held"
            ? await expectedRows(index, layerId, question, filterFor(found, choice))
            : documentRows(
                chosenOf(
                  question.view === "alerts" ? alerts : await documentsOf(index, documents, question.view),
                  found,
                  choice,
                ),
                layerId,
                question,
              );
        const shown = new Set(question.measures.map(({ id }) => measureId(layerId, id)));
        expect(rows.map(without(shown))).toEqual(expected);
      },
    );
  });

  it.each(listsOfAlerts)("lists every alert in $id, the newest first", async ({ attributes }) => {
    const fields = attributes["columns"] as readonly string[];
    const sort = (attributes["sort"] as readonly (readonly [string, string])[]).map(([field, order]) => ({
      [field]: order,
    }));
    const query = ownFilters(attributes);
    const body = { size: 100, sort, _source: fields, query };
    const answer = await client.transport.request({
      method: "POST",
      path: `/${prefix}-alerts/_search`,
      body,
    });
    const { hits } = objectAt(answer as JsonObject, "hits");
    const listed = (hits as readonly JsonObject[]).map(({ _source }) =>
      fields.map((field) => valueAt(asKept(_source), field)),
    );
    const newestFirst = alerts.toSorted((a, b) =>
      textOf(valueAt(a, alertFields.time)) < textOf(valueAt(b, alertFields.time)) ? 1 : -1,
    );
    expect(listed).toEqual(newestFirst.map((alert) => fields.map((field) => valueAt(alert, field))));
    expect(listed).toHaveLength(23); // of 36, 12 say that it is over, and one is about too few people
  });

  it("agrees with the index on which posts there are", async () => {
    const views = await index.posts({ scope: { kind: "nation" }, size: 1000 });
    const current = currentDocuments(documents, "post").map((document) =>
      textOf(valueAt(document, posts.post)),
    );
    expect(current.toSorted()).toEqual(views.map(({ id }) => id).toSorted());
    expect(views.length).toBeGreaterThan(20);
  });
});

async function askElastic(client: Client, found: FoundLayer, choice: Choice): Promise<LensRow[]> {
  const body = {
    size: 0,
    track_total_hits: true,
    query: queryOf(found, choice),
    aggs: lensAggregations(found.layer),
  };
  const path = `/${textOf(found.dataView.attributes["title"])}/_search`;
  const answer = await client.transport.request({ method: "POST", path, body });
  return lensRows(found.layer, answer as JsonObject);
}

/** What only Kibana needs to work out a formula is left out. */
function without(shown: ReadonlySet<string>) {
  return ({ keys, values }: LensRow): LensRow => ({
    keys,
    values: Object.fromEntries(Object.entries(values).filter(([id]) => shown.has(id))),
  });
}

/** The question the layer was made from. */
function questionOf({ panel, layerId }: FoundLayer): readonly [LayerId, Question] {
  const language = panel.dashboard.id.endsWith("-ms") ? "ms" : "en";
  const charts = pages(wordsOf[language])
    .filter(({ name }) => panel.dashboard.id === `suara-${name}-${language}`)
    .flatMap(({ rows }) => rows.flatMap(({ tiles }) => tiles.map(([, tile]) => tile)))
    .flatMap((tile) => (tile.kind === "chart" && tile.chart.id === panel.id ? [tile.chart] : []));
  const question = charts.flatMap(questionsOf).find(([id]) => id === layerId);
  if (question === undefined) throw new Error(`${panel.id} is no chart of ${panel.dashboard.id}`);
  return question;
}

/** The field of each control of the dashboard. */
function controlsOf({ panel }: FoundLayer): ReadonlyMap<string, string> {
  const controls = objectAt(decoded(panel.dashboard.attributes), "controlGroupInput", "panelsJSON");
  return new Map(
    Object.entries(controls).map(([id, control]) => [
      id,
      textOf(objectAt(control, "explicitInput")["fieldName"]),
    ]),
  );
}

function isOffered(found: FoundLayer, { controls = {} }: Choice): boolean {
  const offered = controlsOf(found);
  return Object.keys(controls).every((name) => offered.has(name));
}

/** The two languages differ in labels only, so the choices are made in one of them. */
function isWorthAsking({ panel }: FoundLayer, choice: Choice): boolean {
  return panel.dashboard.id.endsWith("-ms") || choice === nothingChosen;
}

/** `undefined` for a data view without time, on which a period has no effect. */
function timeFieldOf({ dataView }: FoundLayer): string | undefined {
  const field = dataView.attributes["timeFieldName"];
  return field === undefined ? undefined : textOf(field);
}

function filterFor(found: FoundLayer, { filter }: Choice): CommentFilter {
  if (timeFieldOf(found) !== undefined) return filter;
  const { from: _from, to: _to, ...rest } = filter;
  return rest;
}

/** What Kibana puts around the aggregations: the time picker, the dashboard's own filters, and what was chosen in the controls. */
function queryOf(found: FoundLayer, { period, controls = {} }: Choice): JsonObject {
  const offered = controlsOf(found);
  const chosen = Object.entries(controls).map(([name, values]) => ({
    terms: { [offered.get(name) ?? ""]: values },
  }));
  const time = timeFieldOf(found);
  const within = period === undefined || time === undefined ? [] : [{ range: { [time]: period } }];
  return { bool: { filter: [...within, ...chosen, ownFilters(found.panel.dashboard.attributes)] } };
}

/** The filters that a dashboard or list carries itself. */
function ownFilters(attributes: Readonly<Record<string, unknown>>): JsonObject {
  const { filter = [] } = objectAt(decoded(attributes), "kibanaSavedObjectMeta", "searchSourceJSON");
  const own = (filter as readonly Json[]).map((each) => ({
    negate: objectAt(each, "meta")["negate"] === true,
    query: objectAt(each, "query"),
  }));
  return {
    bool: {
      filter: own.filter(({ negate }) => !negate).map(({ query }) => query),
      must_not: own.filter(({ negate }) => negate).map(({ query }) => query),
    },
  };
}

/** Numbers as Elasticsearch adds them up: all of ours that are no whole numbers are kept as floats. */
function asKept(value: unknown): object {
  return JSON.parse(
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === "number" ? Math.fround(inner) : inner)),
  ) as object;
}

/** What a data view holds: posts and counts after all versions and deletions, hours as the `SearchIndex` tells them. */
async function documentsOf(
  index: SearchIndex,
  documents: readonly IndexDocument[],
  view: Question["view"],
): Promise<readonly object[]> {
  if (view !== "hours") return currentDocuments(documents, view === "posts" ? "post" : "coverage");
  const channelOf = new Map(documents.map(({ channel }) => [channel.id, channel]));
  const channels = await index.hours({ scope: { kind: "nation" }, from: "2000-01-01T00:00:00.000Z" });
  return channels.flatMap(({ channelId, hours }) =>
    hours.map(({ hour, platformCount, held }) => {
      const isCounted = platformCount !== null && platformCount > 0;
      const ratio = isCounted ? { ratio: Math.fround(held / platformCount) } : {}; // as a float is kept
      return { channel: channelOf.get(channelId), channelHour: { hour, ...ratio } };
    }),
  );
}

/** The same choice among the documents. */
function chosenOf(
  documents: readonly object[],
  found: FoundLayer,
  { period, controls = {} }: Choice,
): object[] {
  const offered = controlsOf(found);
  const time = timeFieldOf(found);
  return documents.filter((document) => {
    const at = time === undefined ? undefined : textOf(valueAt(document, time));
    if (period !== undefined && at !== undefined && (at < period.gte || at >= period.lt)) return false;
    return Object.entries(controls).every(([name, values]) =>
      values.some((value) => value === valueAt(document, offered.get(name) ?? "")),
    );
  });
}
