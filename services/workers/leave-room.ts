import type { Page, Source } from "../../pipelines/ports/source.ts";
import type { Channel } from "../../schemas/channel.ts";
import { RateLimitedError } from "../../schemas/errors.ts";

/**
 * How long work in the background must wait before it may ask the platform about a channel, in ms, so that the visits keep
 * their part of the budget; 0 when it need not wait.
 */
export type RoomAfterMs = (channel: Channel) => Promise<number>;

/**
 * A source whose walks through threads stop before each page, as at a used-up budget, when what is left of it belongs to the
 * visits. Lists go on to their end: they are read from the start each time, so that one cut again and again would never end.
 */
export function leavingRoom(source: Source, roomAfterMs: RoomAfterMs): Source {
  const waitsFor = async (channel: Channel): Promise<void> => {
    const waitMs = await roomAfterMs(channel);
    if (waitMs <= 0) return;
    const message = `what is left of the budget of ${channel.id} belongs to its visits`;
    throw new RateLimitedError("SOURCE_QUOTA", message, waitMs);
  };
  async function* pages(...[query, after, signal]: Parameters<Source["pages"]>): AsyncGenerator<Page> {
    const isThread = query.kind === "thread";
    if (isThread) await waitsFor(query.channel);
    for await (const page of source.pages(query, after, signal)) {
      yield page;
      if (isThread && page.next !== undefined) await waitsFor(query.channel);
    }
  }
  return {
    platform: source.platform,
    keepsAtMostMs: source.keepsAtMostMs,
    pages,
    async missing(comments, signal, channel, postNativeId) {
      await waitsFor(channel);
      return await source.missing(comments, signal, channel, postNativeId);
    },
  };
}
