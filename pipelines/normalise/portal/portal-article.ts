import { z } from "zod";
import type { ContentKind, Item } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Outcome } from "../../core/outcome.ts";
import { keep, reject } from "../../core/outcome.ts";
import { checkCount, checkText } from "../checks.ts";
import { countId } from "../count-id.ts";
import { NativeId } from "../native-id.ts";
import { rejectFlaw, rejectShape } from "../reject-payload.ts";
import { checkPortalTime, portalDocumentId, portalNativeId, portalUrl } from "./portal-payloads.ts";

const PortalArticle = z.object({
  id: NativeId,
  title: z.string(),
  publishedAt: z.string(),
  format: z.string().optional(),
  commentCount: z.number().optional(), // what the site counts; left out where it does not say
  link: z.string().optional(),
});

/** WordPress's formats of a post that are not written news. */
const kinds: ReadonlyMap<string, ContentKind> = new Map([
  ["video", "video"],
  ["image", "photo"],
  ["gallery", "photo"],
]);

/** An article, and how many comments the site counts under it at that time. */
export function articleItems(raw: RawItem): readonly Outcome<Item>[] {
  const parsed = PortalArticle.safeParse(raw.payload);
  if (!parsed.success) return [rejectShape(parsed.error)];
  const { id, title, publishedAt, format, commentCount, link } = parsed.data;
  const { channel, postId, collectedAt } = raw;
  if (portalDocumentId(raw, id) !== postId) return [reject("identity", "id")];
  const caption = checkText(title, "title");
  if (caption.flaw) return [rejectFlaw(caption.flaw)];
  const published = checkPortalTime(publishedAt, raw);
  if (published.flaw) return [rejectFlaw(published.flaw)];
  const comments = checkCount(commentCount, "commentCount");
  if (comments.flaw) return [rejectFlaw(comments.flaw)];

  const post = {
    id: postId,
    channelId: channel.id,
    kind: kinds.get(format ?? "") ?? "news",
    caption: caption.value,
    publishedAt: published.value,
    collectedAt,
    views: null,
    likes: null,
    comments: comments.value,
    url: portalUrl(link, channel),
  };
  const coverage = {
    id: countId("portal", portalNativeId(channel, id), "coverage", collectedAt),
    channelId: channel.id,
    postId,
    observedAt: collectedAt,
    platformCount: comments.value,
  };
  return [keep({ kind: "post", post }), keep({ kind: "coverage", coverage })];
}
