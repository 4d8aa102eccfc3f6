import { makeAlert } from "../../../pipelines/alerts/issue/make-alert.ts";
import type { AlertTools } from "../../../pipelines/alerts/issue/evidence.ts";
import { newDetectorState } from "../../../pipelines/alerts/detector-state.ts";
import type { Due, IssueMemory } from "../../../pipelines/alerts/issue/step-issue.ts";
import { sameIssue } from "../../../pipelines/alerts/issue/same-issue.ts";
import {
  afterAlert,
  isSameTime,
  newIssue,
  stepIssue,
  usualShare,
} from "../../../pipelines/alerts/issue/step-issue.ts";
import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { WorkingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import type { SeriesAnswer, SeriesDivision } from "../../../pipelines/trends/series/read-series.ts";
import { readSeries } from "../../../pipelines/trends/series/read-series.ts";
import { stepMs, stepsPerDay } from "../../../pipelines/trends/series/steps.ts";
import type { Alert } from "../../../schemas/alert.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { ConflictError } from "../../../schemas/errors.ts";
import type { Instant } from "../../../schemas/item.ts";
import type { Taxonomy } from "../../../schemas/taxonomy.ts";
import { collectedTo } from "../channel-visits.ts";
import type { WorkerDependencies } from "../dependencies.ts";
import type { DestinationRule } from "../deliver-alerts.ts";
import { alerts, queueAlert } from "../deliver-alerts.ts";
import { lookAgain } from "../look-again.ts";
import { oldestRecordWaiting } from "../wait-until-indexed.ts";
import type { Detectors } from "./step-series.ts";
import { decodeDetectors, encodeDetectors, judge, localTimes } from "./step-series.ts";
import type { Watching } from "./watch-state.ts";
import { detectorMemories, watching, watchingKey } from "./watch-state.ts";

export interface WatchDependencies extends WorkerDependencies {
  readonly state: StateStore;
  readonly index: SearchIndex;
}

export interface WatchOptions {
  readonly channels: readonly Channel[];
  readonly taxonomy: Taxonomy;
  readonly calendar: WorkingCalendar;
  readonly tools: Omit<AlertTools, "index">;
  /** Who is told. */
  readonly destinations: readonly DestinationRule[];
}

const everyMs = stepMs;
/** What is learnt from at first: four weeks. */
const historySteps = 28 * stepsPerDay;
/** What began longer ago raises no alert any more: it is history, from which only is learnt. */
const staleSteps = 7 * stepsPerDay;
/** A channel that was not read for half an hour holds nothing up: its hours are gaps. */
const waitForMs = 1_800_000;
/** A part of a topic's comments with fewer in a day has no series of its own: alerts on so few are never shown. */
const fewestADay = 10;

const divisions: readonly SeriesDivision[] = ["nation", "state", "language"];

/**
 * Looks every five minutes, until `signal` aborts, at every topic's comments, by state and by language too, and raises one alert for
 * each issue that grows and turns negative. Never ends a worker: a look that fails is made again.
 */
export async function watchIssues(
  dependencies: WatchDependencies,
  options: WatchOptions,
  signal: AbortSignal,
): Promise<void> {
  await lookAgain(dependencies, { everyMs, failed: "watch.failed" }, signal, async () => {
    await lookAtIssues(dependencies, options, signal);
  });
}

/**
 * Takes every step that is known and was not taken yet. Resolves to the alerts it raised. Killed at any moment it goes on from its
 * last whole day or look, and raises the same alert under the same id, or none a second time.
 */
export async function lookAtIssues(
  dependencies: WatchDependencies,
  options: WatchOptions,
  signal: AbortSignal,
): Promise<readonly Alert[]> {
  const { state, index } = dependencies;
  const raised: Alert[] = [];
  const end = Math.floor((await knownTo(dependencies, options.channels)) / stepMs);
  for (;;) {
    signal.throwIfAborted();
    const found = await state.get(watching, watchingKey);
    const before = found?.value ?? (await beginning(index, end));
    if (before === undefined) return raised;
    await handOver(dependencies, options, before.outbox);
    const to = Math.min(end, before.nextStep + stepsPerDay);
    if (before.nextStep >= to) return raised;
    const after = await take(dependencies, options, before, { to, end });
    try {
      await state.put(watching, watchingKey, after, found?.version);
    } catch (error) {
      // Another process took these steps. What it wrote holds.
      if (error instanceof ConflictError) continue;
      throw error;
    }
    await handOver(dependencies, options, after.outbox);
    await forgetOlder(state, after.memories);
    raised.push(...after.outbox);
  }
}

/** Up to when comments are in the index: as far as the channels were read lately, and what was read is indexed. */
async function knownTo(
  { state, log, clock }: WatchDependencies,
  channels: readonly Channel[],
): Promise<number> {
  const nowMs = clock.now();
  const read = [...(await collectedTo(state, channels)).values()]
    .map((instant) => (instant === null ? 0 : Date.parse(instant)))
    .filter((ms) => nowMs - ms <= waitForMs);
  return Math.min(nowMs, (await oldestRecordWaiting(log)) ?? nowMs, ...read);
}

/** Before the first look: from four weeks ago, or the first comment; `undefined` while there is none. */
async function beginning(index: SearchIndex, end: number): Promise<Watching | undefined> {
  const filter = { from: instantOf(end - historySteps), to: instantOf(end), official: false };
  const { hits } = await index.search({ scope: { kind: "nation" }, filter, order: "oldest", size: 1 });
  const oldest = hits[0]?.comment.publishedAt;
  if (oldest === undefined) return undefined;
  const nextStep = Math.floor(Date.parse(oldest) / stepMs);
  return { nextStep, memories: null, issues: {}, outbox: [] };
}

/** The steps up to `to`, at most a day: what is known afterwards, and the alerts that are due. */
async function take(
  { state, index, clock, random }: WatchDependencies,
  { channels, taxonomy, calendar, tools }: WatchOptions,
  before: Watching,
  { to, end }: { readonly to: number; readonly end: number },
): Promise<Watching> {
  const from = before.nextStep;
  const asked = {
    scope: { kind: "nation" },
    filter: {},
    from: instantOf(from),
    to: instantOf(to),
    channels,
  } as const;
  const answers = new Map<SeriesDivision, SeriesAnswer>();
  for (const division of divisions) answers.set(division, await readSeries(index, { ...asked, division }));
  const parts = await openParts(state, index, before.memories, to);
  const localTime = localTimes(calendar);
  const issues = new Map(Object.entries(before.issues));
  const outbox: Alert[] = [];
  const everything = sumOf(Object.values(before.issues).map(({ usual }) => usual));
  const raise = async (topic: Taxonomy["topics"][number], due: Due | undefined, step: number) => {
    const memory = issues.get(topic.id) ?? newIssue;
    const { issue } = memory;
    if (issue === null || end - issue.since > staleSteps) return;
    const usual = usualShare(memory.usual, everything);
    const alert = await makeAlert(
      { index, ...tools },
      {
        topic,
        issue,
        due,
        usual: usual === null ? null : usual.negative / usual.all,
        to: instantOf(step + 1),
        nowMs: clock.now(),
      },
    );
    if (alert === undefined) return;
    const told = [...issues].flatMap(([id, { issue: other }]) =>
      other !== null && id !== topic.id && other.alerts > 0 && isSameTime(other.active, step) ? [id] : [],
    );
    issues.set(topic.id, afterAlert(memory));
    if ((await sameIssue(index, alert, told)) === undefined) outbox.push(alert);
  };
  const nation = answers.get("nation");
  for (let step = from; step < to; step += 1) {
    for (const topic of taxonomy.topics) {
      const count = nation?.count({ topic: topic.id, part: null }, step) ?? null;
      const judgements = [...parts].flatMap(([part, detectors]) => {
        if (part !== null && !detectors.has(topic.id)) return [];
        const division = divisionOf(part);
        const counted = answers.get(division)?.count({ topic: topic.id, part }, step) ?? null;
        const local = localTime(part, step);
        return [{ part, judgement: judge(detectors, topic.id, step, counted?.all ?? null, local) }];
      });
      const memory = issues.get(topic.id) ?? newIssue;
      const stepped = stepIssue(memory, { step, judgements, count, elsewhere: everything });
      issues.set(topic.id, stepped.memory);
      if (stepped.due !== undefined) await raise(topic, stepped.due, step);
    }
  }
  // Grave words are looked for at the end: they make an alert due whatever the shares are.
  for (const topic of taxonomy.topics) {
    const memory: IssueMemory = issues.get(topic.id) ?? newIssue;
    const isOpen = memory.episode !== null && memory.episode.closed === null;
    if (isOpen && memory.issue?.alerts === 0) await raise(topic, undefined, to - 1);
  }
  const memories = `${instantOf(to)}-${Math.floor(random() * 1e9)}`;
  for (const [part, detectors] of parts)
    await state.put(detectorMemories, `${memories}/${part ?? "all"}`, encodeDetectors(detectors), undefined);
  return { nextStep: to, memories, issues: Object.fromEntries(issues), outbox };
}

/** The detectors that there are, and new ones for parts of which enough is said now; `null` is all comments. */
async function openParts(
  state: StateStore,
  index: SearchIndex,
  memories: string | null,
  to: number,
): Promise<Map<string | null, Detectors>> {
  const parts = new Map<string | null, Detectors>([[null, new Map()]]);
  const prefix = `${memories ?? ""}/`;
  if (memories !== null) {
    for await (const { key, value } of state.list(detectorMemories, { prefix })) {
      const part = key.slice(prefix.length);
      parts.set(part === "all" ? null : part, decodeDetectors(value));
    }
  }
  const filter = { from: instantOf(to - stepsPerDay), to: instantOf(to), official: false };
  for (const field of ["state", "language"] as const) {
    const by = [{ field: "topic" }, { field }] as const;
    for (const { keys, comments } of await index.aggregate({ scope: { kind: "nation" }, filter, by })) {
      const [topic = "", part = ""] = keys;
      if (comments < fewestADay) continue;
      const detectors: Detectors = parts.get(part) ?? new Map();
      if (!detectors.has(topic)) detectors.set(topic, newDetectorState());
      parts.set(part, detectors);
    }
  }
  return parts;
}

/** Keeps the alerts of the outbox and queues them for their destinations, each once, whoever did so before. */
async function handOver(
  { state, clock, logger, metrics }: WatchDependencies,
  { destinations }: WatchOptions,
  raised: readonly Alert[],
): Promise<void> {
  for (const alert of raised) {
    const kept = await state.get(alerts, alert.id);
    await queueAlert({ state, clock }, alert, destinations);
    if (kept !== undefined) continue;
    const { id, kind, severity, delaySeconds } = alert;
    logger.info({ id, severity, delaySeconds }, "alert.raised");
    metrics.count("alerts_total", { kind, severity });
    if (delaySeconds !== null) metrics.set("alert_delay_seconds", {}, delaySeconds);
  }
}

/** Removes what earlier looks left, those that were cut off too; not what a later one may be writing. */
async function forgetOlder(state: StateStore, memories: string | null): Promise<void> {
  if (memories === null) return;
  const time = memories.slice(0, instantLength);
  for await (const { key, version } of state.list(detectorMemories)) {
    if (key.startsWith(`${memories}/`) || key.slice(0, instantLength) > time) continue;
    await state.delete(detectorMemories, key, version).catch((error: unknown) => {
      if (!(error instanceof ConflictError)) throw error;
    });
  }
}

const instantLength = "2026-11-24T00:00:00.000Z".length;

function sumOf(counts: readonly IssueMemory["usual"][]): IssueMemory["usual"] {
  return {
    all: counts.reduce((sum, { all }) => sum + all, 0),
    negative: counts.reduce((sum, { negative }) => sum + negative, 0),
  };
}

function divisionOf(part: string | null): SeriesDivision {
  if (part === null) return "nation";
  return part.startsWith("MY-") ? "state" : "language";
}

function instantOf(step: number): Instant {
  return new Date(step * stepMs).toISOString();
}
