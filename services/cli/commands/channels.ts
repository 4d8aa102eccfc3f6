import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { BackfillProgress } from "../../../schemas/backfill.ts";
import type { Channel, Platform } from "../../../schemas/channel.ts";
import { isImported } from "../../../schemas/channel.ts";
import type { SubscriptionFault } from "../../../schemas/subscription.ts";
import type { HabitVerdict } from "../../../schemas/channel-habit.ts";
import type { BudgetLeft, ChannelReport, MissingReason } from "../../../schemas/channel-report.ts";
import type { PostVisit, PushTally } from "../../../schemas/visit.ts";
import { backfillProgress } from "../../workers/backfill-channels.ts";
import { systemClock } from "../../runtime/clock.ts";
import { channelVisitKey, channelVisits } from "../../workers/channel-visits.ts";
import { postVisitPrefix, visits } from "../../workers/collect.ts";
import { subscriptions } from "../../workers/subscriptions.ts";
import { recentCoverages } from "../../workers/watch-coverage.ts";
import { channelHabits } from "../../workers/watch-habits.ts";
import type { Suara } from "../compose.ts";
import { whyNotCollected } from "../compose.ts";
import { budgetLeft } from "../budgets.ts";
import { localDay, localTime } from "../local-time.ts";
import { table } from "../table.ts";

export interface ChannelsOptions {
  readonly channels: readonly Channel[];
  readonly state: StateStore;
  readonly index: Pick<SearchIndex, "aggregate" | "hours">;
  readonly clock: Pick<Clock, "now">;
  /** Platforms of which a hub is asked to push. */
  readonly hubs: ReadonlySet<Platform>;
  readonly budgetLeft: (channel: Channel) => Promise<BudgetLeft | null>;
}

/** How collecting goes in an opened Suara, one report a channel, in the configuration's order. */
export async function reportChannels({
  config,
  state,
  index,
}: Pick<Suara, "config" | "state" | "index">): Promise<readonly ChannelReport[]> {
  return await examineChannels({
    channels: config.channels,
    state,
    index,
    clock: systemClock,
    hubs: new Set(config.webhooks.youtube === undefined ? [] : (["youtube"] as const)),
    budgetLeft: async (channel) =>
      whyNotCollected(config, channel.platform) === undefined
        ? await budgetLeft({ config, state }, channel)
        : null,
  });
}

/** As `reportChannels`, of its parts. */
export async function examineChannels({
  channels,
  state,
  index,
  clock,
  hubs,
  budgetLeft: leftFor,
}: ChannelsOptions): Promise<readonly ChannelReport[]> {
  const buckets = await index.aggregate({
    scope: { kind: "nation" },
    filter: {},
    by: [{ field: "channelId" }],
  });
  const held = new Map(buckets.map(({ keys: [id = ""], comments }) => [id, comments]));
  const coverages = await recentCoverages(index, clock.now());
  const reports: ChannelReport[] = [];
  for (const channel of channels) {
    const visit = (await state.get(channelVisits, channelVisitKey(channel)))?.value;
    reports.push({
      channel: channel.id,
      platform: channel.platform,
      ...(await countPosts(state, channel)),
      held: held.get(channel.id) ?? 0,
      succeededAt: visit?.succeededAt ?? null,
      failure: visit?.failure ?? null,
      nextAt: visit?.nextAt ?? null,
      subscription: hubs.has(channel.platform) ? await subscriptionOf(state, channel) : null,
      habit: (await state.get(channelHabits, channelVisitKey(channel)))?.value.verdict ?? null,
      coverage: coverages.get(channel.id) ?? null,
      budget: await leftFor(channel),
      backfill: (await backfillProgress(state, channel)) ?? null,
    });
  }
  return reports;
}

async function countPosts(
  state: StateStore,
  channel: Channel,
): Promise<Pick<ChannelReport, "posts" | "platformCount" | "reasons" | "pushes">> {
  const reasons = { notWalked: 0, countChanged: 0, forbidden: 0, gone: 0, notCounted: 0 };
  let posts = 0;
  let platformCount = 0;
  const tallies: PushTally[] = [];
  for await (const { value } of state.list(visits, { prefix: postVisitPrefix(channel) })) {
    posts += 1;
    platformCount += value.platformCount ?? 0;
    if (value.pushes !== null) tallies.push(value.pushes);
    const reason = reasonOf(value);
    if (reason !== undefined) reasons[reason] += 1;
  }
  return { posts, platformCount, reasons, pushes: tallies.length === 0 ? null : sumOf(tallies) };
}

async function subscriptionOf(state: StateStore, channel: Channel): Promise<ChannelReport["subscription"]> {
  const known = (await state.get(subscriptions, channelVisitKey(channel)))?.value;
  return known === undefined ? null : { endsAt: known.endsAt, failure: known.failure };
}

function sumOf(tallies: readonly PushTally[]): NonNullable<ChannelReport["pushes"]> {
  const sum = { announced: 0, missed: 0 };
  for (const { announced, missed } of tallies) {
    sum.announced += announced;
    sum.missed += missed;
  }
  return sum;
}

function reasonOf(visit: PostVisit): MissingReason | undefined {
  if (visit.closed !== null) return visit.closed;
  if (visit.platformCount === null) return "notCounted";
  if (visit.lastFullWalkAt === null) return "notWalked";
  return visit.platformCount === visit.countAtFullWalk ? undefined : "countChanged";
}

function inWords({ platform, reasons }: ChannelReport): string {
  if (isImported(platform)) return "WhatsApp tells no counts";
  const words: readonly (readonly [count: number, words: string])[] = [
    [reasons.notWalked, "not read to the end yet"],
    [reasons.countChanged, "changed since they were read"],
    [reasons.forbidden, "closed to us"],
    [reasons.gone, "gone"],
    [reasons.notCounted, "without a count"],
  ];
  const found = words.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]));
  if (platform === "x") found.push("X counts only direct replies and quotes");
  return found.length === 0 ? "-" : found.join(", ");
}

function nextInWords({ platform, nextAt }: ChannelReport): string {
  if (isImported(platform)) return "by import";
  return nextAt === null ? "-" : localTime(nextAt);
}

/** The verdict on a channel's newest comments, for a terminal. */
export function habitWords(verdict: HabitVerdict): string {
  switch (verdict.kind) {
    case "unknown":
      return "not known yet";
    case "unread":
      return verdict.since === null ? "never read" : `not read since ${localTime(verdict.since)}`;
    case "usual":
      return "usual";
    case "silent":
      return `SILENT since ${localTime(verdict.from)}, usually ${about(verdict.expected)} comments`;
    case "low":
      return `LOW: ${verdict.count} comments in 24 hours, usually ${about(verdict.expected)}`;
  }
}

const about = (expected: number) => (expected < 10 ? expected.toFixed(1) : Math.round(expected));

const budgetPeriods = { day: "today", month: "this month", "24hours": "in 24 h" } as const;

function budgetWords(budget: BudgetLeft | null): string {
  return budget === null ? "-" : `${budget.units} of ${budget.of} ${budgetPeriods[budget.per]}`;
}

function backfillWords({ since, listedAt, doneAt, posts, postsDone }: BackfillProgress): string {
  const from = `since ${localDay(since)}`;
  if (doneAt !== null) return `done ${from}`;
  return listedAt === null ? `not begun ${from}` : `${postsDone} of ${posts} posts ${from}`;
}

const faultWords: Readonly<Record<SubscriptionFault, string>> = {
  unconfirmed: "not confirmed by the hub that was asked",
  unreachable: "the hub did not answer",
  refused: "refused by the hub",
  denied: "denied by the hub",
};

/** How it stands with a hub. */
export function subscriptionWords({ endsAt, failure }: NonNullable<ChannelReport["subscription"]>): string {
  const until = endsAt === null ? [] : [`videos until ${localTime(endsAt)}`];
  const fault = failure === null ? [] : [`${faultWords[failure.fault]} at ${localTime(failure.at)}`];
  return [...until, ...fault].join("; ");
}

function pushedInWords({ pushes, subscription }: ChannelReport): string {
  if (subscription !== null) return subscriptionWords(subscription);
  return pushes === null ? "-" : `${pushes.announced} of ${pushes.announced + pushes.missed}`;
}

export function channelTable(reports: readonly ChannelReport[]): string {
  if (reports.length === 0) return "no channels are configured";
  return table(
    [
      "channel",
      "posts",
      "counted",
      "held",
      "posts that explain it",
      "last success",
      "next",
      "comments",
      "budget left",
      "pushed",
      "failure",
      "backfill",
    ],
    reports.map((report) => [
      report.channel,
      report.posts,
      isImported(report.platform) ? "-" : report.platformCount,
      report.held,
      inWords(report),
      report.succeededAt === null ? "never" : localTime(report.succeededAt),
      nextInWords(report),
      report.habit === null ? "-" : habitWords(report.habit),
      budgetWords(report.budget),
      pushedInWords(report),
      report.failure === null ? "-" : `${report.failure.code} at ${localTime(report.failure.at)}`,
      report.backfill === null ? "-" : backfillWords(report.backfill),
    ]),
  );
}
