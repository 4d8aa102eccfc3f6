import { updateState } from "../../pipelines/core/update-state.ts";
import type { SearchIndex } from "../../pipelines/ports/search-index.ts";
import type { Collection, StateStore } from "../../pipelines/ports/state-store.ts";
import { habitReachMs, judgeHabit } from "../../pipelines/trends/channel-habit.ts";
import type { Channel } from "../../schemas/channel.ts";
import { isImported } from "../../schemas/channel.ts";
import type { HabitVerdict } from "../../schemas/channel-habit.ts";
import { ChannelHabit } from "../../schemas/channel-habit.ts";
import { channelVisitKey, collectedTo } from "./channel-visits.ts";
import type { WorkerDependencies } from "./dependencies.ts";
import { lookAgain } from "./look-again.ts";
import { oldestRecordWaiting } from "./wait-until-indexed.ts";

const everyMs = 3_600_000;

/** One document a channel, under `platform:id`. */
export const channelHabits: Collection<ChannelHabit> = { name: "channelHabits", schema: ChannelHabit };

export interface HabitDependencies extends WorkerDependencies {
  readonly state: StateStore;
  readonly index: Pick<SearchIndex, "aggregate">;
}

/**
 * Judges every visited channel by its habit once an hour until `signal` aborts: remembers the verdicts, and raises an
 * operator's alarm in the log once an episode, whichever of several processes saw it first. Never ends a worker: what can't be
 * asked is asked again.
 */
export async function watchHabits(
  dependencies: HabitDependencies,
  channels: readonly Channel[],
  signal: AbortSignal,
): Promise<void> {
  const visited = channels.filter(({ platform }) => !isImported(platform));
  await lookAgain(dependencies, { everyMs, failed: "channel.habit_unknown" }, signal, async () => {
    const verdicts = await judgeChannels(dependencies, visited);
    for (const [channel, verdict] of verdicts) await remember(dependencies, channel, verdict);
  });
}

/** The public's comments only: the channel's own would hide that nobody else says anything. */
async function judgeChannels(
  { state, index, log, clock }: HabitDependencies,
  channels: readonly Channel[],
): Promise<ReadonlyMap<Channel, HabitVerdict>> {
  const nowMs = clock.now();
  const to = await collectedTo(state, channels);
  const waitingMs = (await oldestRecordWaiting(log)) ?? nowMs; // what was collected since is not all indexed
  const buckets = await index.aggregate({
    scope: { kind: "nation" },
    filter: {
      from: new Date(nowMs - habitReachMs).toISOString(),
      channelIds: channels.map(({ id }) => id),
      official: false,
    },
    by: [{ field: "channelId" }, { step: "hour" }],
  });
  const hoursOf = new Map<string, Map<number, number>>();
  for (const { keys, comments } of buckets) {
    const [channelId = "", hour = ""] = keys;
    const hours = hoursOf.get(channelId) ?? new Map<number, number>();
    hoursOf.set(channelId, hours.set(Date.parse(hour), comments));
  }
  return new Map(
    channels.map((channel) => {
      const read = to.get(channel.id) ?? null;
      const readToMs = read === null ? null : Math.min(Date.parse(read), waitingMs);
      return [channel, judgeHabit({ byHour: hoursOf.get(channel.id) ?? new Map(), readToMs, nowMs })];
    }),
  );
}

async function remember(
  { state, clock, logger, metrics }: HabitDependencies,
  channel: Channel,
  verdict: HabitVerdict,
): Promise<void> {
  for (const kind of ["silent", "low", "unread"] as const)
    metrics.set("channel_alarm", { channel: channel.id, kind }, verdict.kind === kind ? 1 : 0);
  const judgedAt = new Date(clock.now()).toISOString();
  let before: string | null = null;
  const { alarmedAt } = await updateState(state, channelHabits, channelVisitKey(channel), (habit) => {
    before = habit?.alarmedAt ?? null;
    return { judgedAt, verdict, alarmedAt: alarmAfter(before, verdict, judgedAt) };
  });
  const fields = { platform: channel.platform, channel: channel.id };
  if (before === null && alarmedAt !== null) logger.error({ ...fields, ...verdict }, "channel.alarm");
  if (before !== null && alarmedAt === null) logger.info({ ...fields, since: before }, "channel.usual_again");
}

/** While nobody knows what comes, an alarm neither begins nor ends. */
function alarmAfter(before: string | null, { kind }: HabitVerdict, judgedAt: string): string | null {
  if (kind === "silent" || kind === "low") return before ?? judgedAt;
  return kind === "unread" ? before : null;
}
