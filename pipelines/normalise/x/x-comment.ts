import type { Item } from "../../../schemas/item.ts";
import { documentId } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Outcome } from "../../core/outcome.ts";
import { drop, keep, reject } from "../../core/outcome.ts";
import { checkText } from "../checks.ts";
import { rejectFlaw, rejectShape } from "../reject-payload.ts";
import { checkMetrics } from "./x-metrics.ts";
import { checkTimes, firstIdOf, isOutdated, XObject, xUrl } from "./x-object.ts";

/**
 * What somebody wrote under a post of ours: a reply to the post or a quote of it (`onPost`), or a reply to a reply. Only
 * quotes can be edited: they keep the id of their first version.
 */
export function commentItem(raw: RawItem, { onPost }: { readonly onPost: boolean }): Outcome<Item> {
  const parsed = XObject.safeParse(raw.payload);
  if (!parsed.success) return rejectShape(parsed.error);
  const { data } = parsed;
  const id = documentId("x", firstIdOf(data));
  if (id === raw.postId) return reject("identity", "id");
  if (data.isRepost) return drop("repost");
  if (isOutdated(data)) return drop("outdated");
  const parentId = onPost ? undefined : data.repliedTo;
  if (!onPost && parentId === undefined) return reject("shape", "referenced_tweets");
  if (parentId === data.id) return reject("identity", "referenced_tweets");

  const text = checkText(data.text, "text");
  if (text.flaw) return rejectFlaw(text.flaw);
  const times = checkTimes(data, raw.collectedAt);
  if (times.flaw) return rejectFlaw(times.flaw);
  const metrics = checkMetrics(data.metrics);
  if (metrics.flaw) return rejectFlaw(metrics.flaw);

  const author = data.authorId ?? null;
  return keep({
    kind: "comment",
    comment: {
      id,
      channelId: raw.channel.id,
      postId: raw.postId,
      parentId: parentId === undefined ? null : documentId("x", parentId),
      author,
      official: author === raw.channel.nativeId,
      text: text.value,
      ...times.value,
      collectedAt: raw.collectedAt,
      likes: metrics.value.likes,
      replies: onPost ? metrics.value.replies : null,
      url: xUrl(data.id),
    },
  });
}
