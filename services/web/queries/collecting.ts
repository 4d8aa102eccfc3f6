import type { Channel } from "../../../schemas/channel.ts";
import type { Instant } from "../../../schemas/item.ts";
import type { View } from "../view.ts";

/** Up to when the channels of a view have been collected. */
export interface Collecting {
  /**
   * Up to here all of them have been collected, but those that never were; `null` where none was. Channels that are
   * imported and not visited, such as WhatsApp groups, do not count: nobody knows whether they are behind.
   */
  readonly to: Instant | null;
  /** Those collected to no later than a day before the last, the longest behind first; `null` for one never collected. */
  readonly behind: readonly { readonly channel: string; readonly to: Instant | null }[];
}

const lateAfterMs = 86_400_000;

/** `collectedTo` is by channel, of those that are visited. */
export function collectingOf(
  channels: readonly Channel[],
  collectedTo: ReadonlyMap<string, Instant | null>,
  view: View,
): Collecting {
  const seen = channels.flatMap((channel) => {
    const to = collectedTo.get(channel.id);
    return to === undefined || !isShown(channel, view) ? [] : [{ channel: channel.id, to }];
  });
  const ordered = seen.toSorted((a, b) => ((a.to ?? "") < (b.to ?? "") ? -1 : 1));
  const latestMs = Date.parse(ordered.at(-1)?.to ?? "");
  const behind = ordered.filter(({ to }) => to === null || latestMs - Date.parse(to) >= lateAfterMs);
  return { to: ordered.find(({ to }) => to !== null)?.to ?? null, behind };
}

function isShown(channel: Channel, { platform, channel: ids, level, state }: View): boolean {
  const within = <T>(chosen: readonly T[], value: T | undefined) =>
    chosen.length === 0 || (value !== undefined && chosen.includes(value));
  return (
    within(platform, channel.platform) &&
    within(ids, channel.id) &&
    within(level, channel.level) &&
    within(state, channel.state)
  );
}
