import { countComments } from "../core/count-comments.ts";
import type { AlertRecord } from "../../schemas/alert-record.ts";
import type { Channel } from "../../schemas/channel.ts";
import type { PersonLabel } from "../../schemas/correction.ts";
import { ListeningError } from "../../schemas/errors.ts";
import type { Instant } from "../../schemas/item.ts";
import type { Report, ReportKind, ReportPeriod, ReportScope } from "../../schemas/report.ts";
import type { Taxonomy } from "../../schemas/taxonomy.ts";
import type { CopyGroup, SearchIndex } from "../ports/search-index.ts";
import type { WorkingCalendar } from "../stats/calendar/working-calendar.ts";
import { falseDiscoveries } from "../stats/false-discovery.ts";
import type { LabelErrors } from "../stats/label-errors.ts";
import { labelledIn } from "../stats/label-errors.ts";
import { unevennessOf } from "../stats/count-change.ts";
import { totalOf } from "../stats/net-sentiment.ts";
import { draws, sentimentEstimator } from "../stats/sentiment-estimates.ts";
import { enoughVoices, fewestVoices } from "../stats/small-cells.ts";
import { readHeld } from "../trends/changes/read-changes.ts";
import type { Reading } from "../trends/emerging/reading.ts";
import { enoughWithin, mostByPost } from "../trends/shares/enough-within.ts";
import { createFigures, level } from "./figures.ts";
import { overallFigures } from "./overall-figures.ts";
import type { AskedPeriod, PostCounts } from "./period-counts.ts";
import { readPostCounts, readTotal, sampleOf } from "./period-counts.ts";
import { readCopies } from "./read-copies.ts";
import { coverageOf } from "./read-coverage.ts";
import { readDays, readModels } from "./read-days.ts";
import { readEmergingIssues } from "./read-emerging-issues.ts";
import { readIssues } from "./read-issues.ts";
import { readLabels } from "./read-labels.ts";
import { readLate } from "./read-late.ts";
import { readPosts } from "./read-posts.ts";
import type { ComparedPeriods, CountedPeriod } from "./read-tables.ts";
import { readEntities, readLanguages, readPlaces, readTopics } from "./read-tables.ts";
import { recordedIndex } from "./recorded-index.ts";
import { periodAlerts } from "./report-alerts.ts";
import { reportPeriods } from "./report-periods.ts";
import { subjectOf } from "./report-scope.ts";

/** Where a report's numbers come from. */
export interface ReportPorts {
  readonly index: SearchIndex;
  /** All that are configured. */
  readonly channels: readonly Channel[];
  readonly taxonomy: Taxonomy;
  readonly reading: Reading;
  readonly calendar: WorkingCalendar;
  readonly labelErrors: () => Promise<LabelErrors>;
  readonly alerts: () => Promise<readonly AlertRecord[]>;
  readonly copyGroups: () => Promise<readonly CopyGroup[]>;
  /** What people said of comments, by the comments' ids. */
  readonly labels: () => Promise<ReadonlyMap<string, readonly PersonLabel[]>>;
}

export interface ReportQuery {
  readonly kind: ReportKind;
  readonly scope: ReportScope;
  /** Any day of the period, on Malaysia's calendar, such as `2026-11-24`. */
  readonly day: string;
  /** Now. */
  readonly readAt: Instant;
  /** Version of the program. */
  readonly suara: string;
}

/**
 * Reads the numbers of a report, as its first version. The same state of the index and the store gives the same numbers. Rejects
 * with USAGE where the scope does not exist or the period has not begun.
 */
export async function readReport(ports: ReportPorts, query: ReportQuery): Promise<Report> {
  const { kind, scope, readAt } = query;
  const subject = subjectOf(scope, ports.channels, ports.taxonomy);
  const { period, comparison, alike } = reportPeriods(kind, query.day, subject.state, ports.calendar);
  if (period.from > readAt)
    throw new ListeningError("USAGE", `${query.day} has not come yet, so there is nothing to report`, {
      retryable: false,
    });
  const recorded = recordedIndex(ports.index);
  const { index } = recorded;
  const [errors, copyGroups, records, labels] = await Promise.all([
    ports.labelErrors(),
    ports.copyGroups(),
    ports.alerts(),
    ports.labels(),
  ]);
  const ask = ({ from, to }: ReportPeriod): AskedPeriod => ({
    index,
    scope: subject.scope,
    filter: { ...subject.filter, from, to, official: false },
  });
  const complete = period.to <= readAt;
  const [asked, compared] = [ask(period), complete ? ask(comparison) : null];
  // At once, because Elasticsearch takes longest over what it is asked for the first time.
  const [total, earlier, byPost, byPostBefore, hours, official, held, models] = await Promise.all([
    readTotal(asked),
    compared && readEarlier(compared, comparison),
    readPostCounts(asked),
    compared && readPostCounts(compared),
    index.hours({ scope: subject.scope, from: period.from, to: period.to }),
    readOfficial(asked),
    compared && readHeld(index, { scope: subject.scope, filter: {}, before: comparison, after: period }),
    readModels(asked, compared, kind === "daily" ? "hour" : "day"),
  ]);
  // One way of counting for all of a report, so that its tables agree.
  const exact = total.comments <= mostByPost && (earlier?.comments ?? 0) <= mostByPost;
  const after = countedPeriod(asked, total.comments, byPost, exact);
  const before =
    compared && earlier && byPostBefore && countedPeriod(compared, earlier.comments, byPostBefore, exact);
  const periods: ComparedPeriods = { after, before };
  const read = before !== null && held !== null && held.read;
  const figures = createFigures({
    estimator: sentimentEstimator(errors),
    slice: subject.slice,
    unevenness: unevennessOf(after.posts.map(({ counts }) => totalOf(counts))) ?? 1,
    days: { after: period.days, before: comparison.days },
    read,
    oneModel: models.joins.length === 0,
  });
  const alerts = periodAlerts(records, period, scope, subject.channels);
  const channels = await channelsOf(periods, ports.channels);
  const [topics, languages, places, entities, posts, days, copies, labelled, emerging, late] =
    await Promise.all([
      readTopics(periods, figures, ports.taxonomy, scope.kind === "topic" ? scope.topic : undefined),
      readLanguages(periods, figures),
      readPlaces(periods, figures, channels),
      readEntities(periods, figures),
      readPosts(after.asked, period, after.posts, figures, {
        typical: after.typical,
        onlySpokenOf: scope.kind === "topic",
      }),
      readDays(after.asked, period, hours, exact),
      readCopies(after.asked, after.posts, copyGroups),
      readLabels(after.asked, labels),
      readEmergingIssues(after.asked, period, total.comments, ports.reading),
      complete ? readLate(periods, period, comparison, hours) : null,
    ]);
  const overall = overallFigures(
    figures,
    periods,
    { after: total.authors, before: earlier?.authors },
    models.joins.length === 0,
  );
  // The voices of a few groups and little else are fewer people than all.
  const within = { withoutCopies: copyGroups };
  const alone = sampleOf(copies.withoutCopies);
  const enoughAlone =
    enoughVoices(total.authors) &&
    (totalOf(alone.counts) === total.comments ||
      (await enoughWithin(after.asked, totalOf(alone.counts), within, exact)));
  const issues = await readIssues(after.asked, {
    kind,
    topics,
    emerging: emerging.issues,
    alerts,
    copyGroups,
    longer: period.days / comparison.days,
  });
  return {
    schema: "suara.report@1",
    kind,
    scope,
    scopeName: subject.name,
    period,
    comparison: before === null ? null : comparison,
    complete,
    alike: before === null || alike,
    readAt,
    version: 1,
    corrections: [],
    volume: {
      comments: total.comments,
      official,
      authors: total.authors,
      before: earlier?.comments ?? null,
      authorsBefore: earlier?.authors ?? null,
      change: overall.volume,
      byDay: days,
    },
    sentiment: overall.sentiment,
    sentimentBefore: overall.sentimentBefore,
    change: overall.change,
    topics,
    ...places,
    languages,
    emerging: emerging.emerging,
    ...(emerging.emergingSample !== undefined && { emergingSample: emerging.emergingSample }),
    issues,
    posts,
    entities,
    alerts: alerts.map(({ alert }) => alert),
    copies: {
      groups: copies.groups,
      comments: copies.comments,
      withoutCopies: enoughAlone ? figures.sentiment(alone) : null,
    },
    coverage: { ...coverageOf(subject.channels, hours), late },
    ...models,
    labels: { ...labelled, measuredOn: labelledIn(errors.confusion) },
    method: { level, falseDiscoveryRate: falseDiscoveries, fewestVoices, draws },
    read: {
      suara: query.suara,
      ...recorded.read(),
      documents: total.comments + (earlier?.comments ?? 0),
      filter: JSON.stringify(after.asked.filter),
    },
  };
}

/** Comments of the period before; `null` where there are none and nobody looked, which is no zero. */
async function readEarlier(asked: AskedPeriod, { from, to }: ReportPeriod) {
  const total = await readTotal(asked);
  if (total.comments > 0) return total;
  const { read } = await asked.index.countHours({ scope: asked.scope, from, to });
  return read > 0 ? total : null;
}

async function readOfficial({ index, scope, filter }: AskedPeriod): Promise<number> {
  return await countComments(index, { ...filter, official: true }, scope);
}

function countedPeriod(
  asked: AskedPeriod,
  comments: number,
  posts: readonly PostCounts[],
  exact: boolean,
): CountedPeriod {
  return { asked, comments, posts, typical: exact ? undefined : sampleOf(posts).typicalPost };
}

/** Every channel of which there are comments, one that is configured no more as the index holds it. */
async function channelsOf(
  { after, before }: ComparedPeriods,
  configured: readonly Channel[],
): Promise<ReadonlyMap<string, Channel>> {
  const channels = new Map(configured.map((channel) => [channel.id, channel]));
  const { index, scope } = after.asked;
  for (const { channelId } of [...after.posts, ...(before?.posts ?? [])]) {
    if (channels.has(channelId)) continue;
    const { hits } = await index.search({
      scope,
      filter: { channelIds: [channelId] },
      order: "newest",
      size: 1,
    });
    for (const { channel } of hits) channels.set(channel.id, channel);
  }
  return channels;
}
