import { LanguageCode } from "../../schemas/analysed.ts";
import type { Channel } from "../../schemas/channel.ts";
import { Platform } from "../../schemas/channel.ts";
import type { EntityId } from "../../schemas/entities.ts";
import type { Report, ReportRow } from "../../schemas/report.ts";
import { StateCode, stateNames } from "../../schemas/states.ts";
import type { Taxonomy } from "../../schemas/taxonomy.ts";
import { otherTopic } from "../../schemas/taxonomy.ts";
import { entityName, kindOfEntity } from "../enrich/entities/entity-list.ts";
import type { BreakdownField, CommentFilter } from "../ports/search-index.ts";
import { totalOf } from "../stats/net-sentiment.ts";
import { enoughWithin } from "../trends/shares/enough-within.ts";
import type { Figures, Pair, Thing } from "./figures.ts";
import { nothingSaid } from "./figures.ts";
import type { Name } from "./names.ts";
import { languageNames, platformNames, sameName, topicName } from "./names.ts";
import type { AskedPeriod, PostCounts, Sample } from "./period-counts.ts";
import { enoughOf, readSamples, sampleOf } from "./period-counts.ts";

/** A period as it was counted by post. */
export interface CountedPeriod {
  readonly asked: AskedPeriod;
  readonly comments: number;
  readonly posts: readonly PostCounts[];
  /** Under how large a post a comment stands on average; `undefined`: everything is counted post by post. */
  readonly typical: number | undefined;
}

/** The period and the one before it, `null` where nothing is compared. */
export interface ComparedPeriods {
  readonly after: CountedPeriod;
  readonly before: CountedPeriod | null;
}

/** Things of one kind with what was said of them in both periods. */
async function pairs(
  { after, before }: ComparedPeriods,
  field: BreakdownField,
  within: (ids: readonly string[]) => CommentFilter,
): Promise<ReadonlyMap<string, Pair>> {
  const read = async (period: CountedPeriod) => {
    const samples = await readSamples(period.asked, { field }, period.typical);
    return {
      samples,
      enough: await enoughOf(period.asked, field, samples, within, period.typical === undefined),
    };
  };
  const [now, then] = await Promise.all([read(after), before === null ? null : read(before)]);
  const ids = [...new Set([...now.samples.keys(), ...(then?.samples.keys() ?? [])])];
  return new Map(
    ids.map((id) => [
      id,
      {
        after: now.samples.get(id) ?? nothingSaid,
        before: then === null ? null : (then.samples.get(id) ?? nothingSaid),
        enough: { after: now.enough.has(id), before: then?.enough.has(id) ?? false },
      },
    ]),
  );
}

/** Topics, those of which nothing is said any more among them; `other` is none. `only`: the one that a report is about. */
export async function readTopics(
  periods: ComparedPeriods,
  figures: Figures,
  taxonomy: Taxonomy,
  only?: string,
): Promise<readonly ReportRow[]> {
  const found = await pairs(periods, "topic", (topics) => ({ topics }));
  const things = [...found].flatMap(([id, pair]) =>
    id === otherTopic || (only !== undefined && id !== only)
      ? []
      : [{ ...pair, id, name: topicName(taxonomy, id) ?? sameName(id) }],
  );
  return figures.rows(things, periods.after.comments, "narrow");
}

export async function readLanguages(
  periods: ComparedPeriods,
  figures: Figures,
): Promise<readonly ReportRow[]> {
  const found = await pairs(periods, "language", (ids) => ({ languages: LanguageCode.array().parse(ids) }));
  const things = [...found].map(([id, pair]) => ({
    ...pair,
    id,
    name: languageNames[LanguageCode.parse(id)],
  }));
  return figures.rows(spokenOf(things), periods.after.comments);
}

/** What is known of channels by which other channels they belong together. */
export async function readPlaces(
  periods: ComparedPeriods,
  figures: Figures,
  channels: ReadonlyMap<string, Channel>,
): Promise<Pick<Report, "states" | "districts" | "platforms" | "channels">> {
  const rows = async (keyOf: (channel: Channel) => string | undefined, nameOf: (id: string) => Name) => {
    const of = (channelId: string) => {
      const channel = channels.get(channelId);
      return channel && keyOf(channel);
    };
    const [now, then] = await Promise.all([
      placed(periods.after, of),
      periods.before === null ? null : placed(periods.before, of),
    ]);
    const things = [...now].map(([id, { sample, enough }]) => ({
      id,
      name: nameOf(id),
      after: sample,
      before: then === null ? null : (then.get(id)?.sample ?? nothingSaid),
      enough: { after: enough, before: then?.get(id)?.enough ?? false },
    }));
    return figures.rows(things, periods.after.comments);
  };
  const [states, districts, platforms, own] = await Promise.all([
    rows(
      ({ state }) => state,
      (id) => sameName(stateNames[StateCode.parse(id)]),
    ),
    rows(
      ({ state, district }) => (state && district ? `${state}/${district}` : undefined),
      (id) => sameName(id.slice(id.indexOf("/") + 1)),
    ),
    rows(
      ({ platform }) => platform,
      (id) => platformNames[Platform.parse(id)],
    ),
    rows(
      ({ id }) => id,
      (id) => sameName(channels.get(id)?.name ?? id),
    ),
  ]);
  return { states, districts, platforms, channels: own };
}

async function placed(
  { asked, posts, typical }: CountedPeriod,
  of: (channelId: string) => string | undefined,
): Promise<ReadonlyMap<string, { readonly sample: Sample; readonly enough: boolean }>> {
  const groups = Map.groupBy(posts, ({ channelId }) => of(channelId));
  const found = await Promise.all(
    [...groups].map(async ([id, own]) => {
      const exact = typical === undefined;
      const sample = sampleOf(own, typical);
      const channelIds = [...new Set(own.map(({ channelId }) => channelId))];
      const enough = await enoughWithin(asked, totalOf(sample.counts), { channelIds }, exact);
      return [id, { sample, enough }] as const;
    }),
  );
  return new Map(found.flatMap(([id, each]) => (id === undefined ? [] : [[id, each] as const])));
}

const spokenOf = (things: readonly Thing[]) => things.filter(({ after }) => totalOf(after.counts) > 0);

const namedKinds: ReadonlySet<string> = new Set(["person", "office", "ministry", "agency", "programme"]);
const entitiesShown = 30;

/** Persons in public office, bodies and programmes that at least ten people named; places are none. */
export async function readEntities(
  { after, before }: ComparedPeriods,
  figures: Figures,
): Promise<Report["entities"]> {
  const found = await readSamples(after.asked, { field: "entity" }, after.typical);
  const first = [...found]
    .filter(([id]) => namedKinds.has(kindOfEntity(id as EntityId)))
    .sort(([a, one], [b, two]) => totalOf(two.counts) - totalOf(one.counts) || (a < b ? -1 : 1))
    .slice(0, entitiesShown);
  const ids = first.map(([id]) => id as EntityId);
  const within = (some: readonly string[]) => ({ entities: some as readonly EntityId[] });
  const [enough, earlier] = await Promise.all([
    enoughOf(after.asked, "entity", new Map(first), within, after.typical === undefined),
    before === null || ids.length === 0 ? null : countNamed(before.asked, ids),
  ]);
  return first.flatMap(([id, sample]) => {
    if (!enough.has(id)) return [];
    const name = { ms: entityName(id, "ms") ?? id, en: entityName(id, "en") ?? id };
    return [
      {
        id,
        kind: kindOfEntity(id as EntityId),
        name,
        comments: totalOf(sample.counts),
        before: before === null ? null : (earlier?.get(id) ?? 0),
        sentiment: figures.sentiment(sample, "narrow"),
      },
    ];
  });
}

async function countNamed({ index, scope, filter }: AskedPeriod, entities: readonly EntityId[]) {
  const counted = await index.aggregate({
    scope,
    filter: { ...filter, entities },
    by: [{ field: "entity" }],
  });
  return new Map(counted.map(({ keys: [id = ""], comments }) => [id, comments]));
}
