import type { Item, Post } from "../../schemas/item.ts";
import type { RawItem } from "../../schemas/raw-item.ts";
import type { Outcome } from "../core/outcome.ts";
import { keep } from "../core/outcome.ts";
import { countId } from "./count-id.ts";

/** What a platform says of a post besides where it is. */
type SaidOfPost = Omit<Post, "id" | "channelId" | "collectedAt">;

/** A post with what was counted of it at that time: its comments, and its reactions where the platform gives any. */
export function postItemsOf(
  { channel, postId, collectedAt }: RawItem,
  nativeId: string,
  { kind, caption, publishedAt, ...figures }: SaidOfPost,
  reactions: Readonly<Record<string, number>>,
): readonly Outcome<Item>[] {
  const counted = { channelId: channel.id, postId, observedAt: collectedAt };
  const countedAs = (what: "coverage" | "reactions") => ({
    ...counted,
    id: countId(channel.platform, nativeId, what, collectedAt),
  });
  const items: Item[] = [
    {
      kind: "post",
      post: { id: postId, channelId: channel.id, kind, caption, publishedAt, collectedAt, ...figures },
    },
    { kind: "coverage", coverage: { ...countedAs("coverage"), platformCount: figures.comments } },
  ];
  if (Object.keys(reactions).length > 0)
    items.push({ kind: "reactions", reactions: { ...countedAs("reactions"), counts: reactions } });
  return items.map((item) => keep(item));
}
