import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import { instantOf, stepMs, stepsPerDay } from "../../../pipelines/trends/series/steps.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { collectedTo } from "../channel-visits.ts";
import { oldestRecordWaiting } from "../wait-until-indexed.ts";
import type { WatchDependencies } from "./watch-options.ts";

/** What is learnt from at first: four weeks. */
const historySteps = 28 * stepsPerDay;
/** A channel that was not read for half an hour holds nothing up: its hours are gaps. */
const waitForMs = 1_800_000;

/** The first step of which not all comments are in the index yet: the channels were read lately, and what was read is indexed. */
export async function endOfKnown(
  { state, log, clock }: WatchDependencies,
  channels: readonly Channel[],
): Promise<number> {
  const nowMs = clock.now();
  const read = [...(await collectedTo(state, channels)).values()]
    .map((instant) => (instant === null ? 0 : Date.parse(instant)))
    .filter((ms) => nowMs - ms <= waitForMs);
  const knownToMs = Math.min(nowMs, (await oldestRecordWaiting(log)) ?? nowMs, ...read);
  return Math.floor(knownToMs / stepMs);
}

/** Where the first look begins: at the first comment from `from` on, which is four weeks before `end`; `undefined` while there is none. */
export async function beginningOfKnown(
  index: SearchIndex,
  end: number,
  from: number = end - historySteps,
): Promise<number | undefined> {
  const filter = { from: instantOf(from), to: instantOf(end), official: false };
  const { hits } = await index.search({ scope: { kind: "nation" }, filter, order: "oldest", size: 1 });
  const oldest = hits[0]?.comment.publishedAt;
  return oldest === undefined ? undefined : Math.floor(Date.parse(oldest) / stepMs);
}
