import { z } from "zod";
import type { Channel } from "../../../schemas/channel.ts";
import type { DocumentId } from "../../../schemas/item.ts";
import { nativeIdOf } from "../native-id-of.ts";
import { listPages } from "./list-pages.ts";
import type { TiktokApi } from "./tiktok-api.ts";

/** What one question may name at the most. */
const mostIdsPerCall = 30;

const Shown = z.object({
  comment_id: z.string(),
  reply_list: z.array(z.unknown()).nullish(),
});

export interface AskedComments {
  readonly channel: Channel;
  readonly videoId: string;
  /** Top comments and replies under that video. */
  readonly comments: readonly DocumentId[];
  /** As many as the platform gives at once. */
  readonly commentsPerCall: number;
}

/** Those of the comments that TikTok leaves out when asked for them by id. */
export async function missingComments(
  api: TiktokApi,
  { channel, videoId, comments, commentsPerCall }: AskedComments,
  signal: AbortSignal,
): Promise<ReadonlySet<DocumentId>> {
  signal.throwIfAborted();
  const missing = new Set<DocumentId>();
  const idsPerCall = Math.min(commentsPerCall, mostIdsPerCall);
  for (let start = 0; start < comments.length; start += idsPerCall) {
    const asked = comments.slice(start, start + idsPerCall);
    const parameters = {
      video_id: videoId,
      comment_ids: JSON.stringify(asked.map((id) => nativeIdOf("tiktok", id))),
      include_replies: "true",
      status: "ALL",
      max_count: String(idsPerCall),
    };
    const list = { channel, path: "business/comment/list", field: "comments", parameters } as const;
    const shown = new Set<string>();
    for await (const { items } of listPages(api, list, undefined, signal))
      for (const id of items.flatMap(idsIn)) shown.add(id);
    for (const comment of asked) if (!shown.has(nativeIdOf("tiktok", comment))) missing.add(comment);
  }
  return missing;
}

/** A reply may come by itself or with its comment. */
function idsIn(item: unknown): string[] {
  const { data } = Shown.safeParse(item);
  return data === undefined ? [] : [data.comment_id, ...(data.reply_list ?? []).flatMap(idsIn)];
}
