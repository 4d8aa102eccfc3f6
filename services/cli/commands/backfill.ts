import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { BackfillProgress } from "../../../schemas/backfill.ts";
import type { Channel } from "../../../schemas/channel.ts";
import type { Config } from "../../../schemas/config.ts";
import { errorCodes, ListeningError } from "../../../schemas/errors.ts";
import type { Instant } from "../../../schemas/item.ts";
import { fromAddress } from "../../web/malaysian-time.ts";
import { backfillProgress } from "../../workers/backfill-channels.ts";
import { askForBackfill, findBackfill } from "../../workers/backfill-requests.ts";
import { isBeating } from "../../workers/heartbeat.ts";
import { whyNotCollected } from "../compose.ts";
import { localDay, localTime } from "../local-time.ts";
import { collectBeat } from "../run-workers.ts";

const lookEveryMs = 5_000;

/** The configured channel of this id. Throws USAGE when there is none, or nothing is collected from it. */
export function channelToBackfill(config: Pick<Config, "channels" | "collect">, id: string): Channel {
  const channel = config.channels.find((each) => each.id === id);
  if (channel === undefined) throw usage(`no channel ${id} is configured`);
  const { platform } = channel;
  const why = whyNotCollected(config, platform);
  if (why === undefined) return channel;
  throw usage(`${id} is on ${platform}, so it can't be backfilled: ${why}`);
}

/** The moment a day begins in Malaysia, from `2026-01-31` (or `2026-01-31T13:00`). Throws USAGE. */
export function sinceFrom(text: string, nowMs: number): Instant {
  const since = fromAddress(text);
  if (since === undefined)
    throw usage(`--since takes a date such as 2026-01-31, not ${JSON.stringify(text)}`);
  if (Date.parse(since) > nowMs) throw usage(`--since ${text} is in the future`);
  return since;
}

/** What asking changed, in words. */
export async function ask(
  { state, clock }: { readonly state: StateStore; readonly clock: Pick<Clock, "now"> },
  channel: Channel,
  since: Instant,
): Promise<string> {
  const before = await findBackfill(state, channel);
  const now = new Date(clock.now()).toISOString();
  const after = await askForBackfill(state, channel, since, now);
  const all = `everything of ${channel.id} since ${localDay(after.since)}`;
  if (before === undefined) return `noted: ${all} will be read`;
  if (before.since !== after.since) return `extended: ${all} will be read`;
  if (after.doneAt === null) return `${all} was asked for already, at ${localTime(after.requestedAt)}`;
  return `${all} was read already, as of ${localTime(after.requestedAt)}; to have it read again, --cancel it and ask again`;
}

export interface WatchOptions {
  readonly state: StateStore;
  readonly clock: Clock;
  readonly channel: Channel;
  /** Hears of each change, in lines for a person. */
  readonly announce: (line: string) => void;
}

/**
 * Tells how far the backfill is until it is done or `signal` aborts, which changes nothing about the backfill. Resolves to
 * the last that was seen; `undefined` when nobody asked for one, or somebody took it back.
 */
export async function watchBackfill(
  { state, clock, channel, announce }: WatchOptions,
  signal: AbortSignal,
): Promise<BackfillProgress | undefined> {
  let said = "";
  let wasCollecting = true;
  for (;;) {
    const progress = await backfillProgress(state, channel);
    if (progress === undefined || progress.doneAt !== null) return progress;
    const line = progressLine(channel, progress);
    if (line !== said) announce(line);
    said = line;
    const isCollecting = await isBeating({ state, clock }, collectBeat);
    if (isCollecting !== wasCollecting) announce(isCollecting ? "collecting goes on" : nobodyCollects);
    wasCollecting = isCollecting;
    await clock.sleep(lookEveryMs, signal).catch(() => {});
    if (signal.aborted) return progress;
  }
}

/** For who does not wait for it. */
export const nobodyCollects =
  "nobody is collecting at the moment: the backfill begins, or goes on, when `suara start` or `suara collect` runs";

/** How far a backfill is, as a sentence. */
export function progressLine({ id }: Channel, progress: BackfillProgress): string {
  const { since, listedAt, doneAt, failure, posts, postsDone, comments, commentsDone } = progress;
  const read =
    listedAt === null
      ? "not begun yet"
      : `${number(postsDone)} of ${number(posts)} posts read, with ${number(commentsDone)} of ${number(comments)} comments by the platform's count`;
  const done = doneAt === null ? "" : `; done at ${localTime(doneAt)}`;
  return `${id} since ${localDay(since)}: ${read}${done}${failure === null ? "" : `; ${heldUp(failure)}`}`;
}

function heldUp({ at, code }: NonNullable<BackfillProgress["failure"]>): string {
  const what =
    code === "SOURCE_QUOTA"
      ? "what is left of the budget is kept for the visits; it goes on by itself"
      : (new Map<string, string>(Object.entries(errorCodes)).get(code) ?? "");
  return `held up by ${code} at ${localTime(at)}: ${what}`;
}

const number = (value: number): string => value.toLocaleString("en-MY");

function usage(message: string): ListeningError {
  return new ListeningError("USAGE", message, { retryable: false });
}
