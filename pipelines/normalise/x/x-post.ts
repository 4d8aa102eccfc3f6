import type { ContentKind, Item } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Outcome } from "../../core/outcome.ts";
import { drop, keep, reject } from "../../core/outcome.ts";
import { checkText } from "../checks.ts";
import { countId } from "../count-id.ts";
import { rejectFlaw, rejectShape } from "../reject-payload.ts";
import { checkMetrics } from "./x-metrics.ts";
import { checkTimes, firstIdOf, isOutdated, XObject, xUrl } from "./x-object.ts";

/** A post of ours with its public counts, and how many replies and quotes X counts under it. */
export function postItems(raw: RawItem): readonly Outcome<Item>[] {
  const parsed = XObject.safeParse(raw.payload);
  if (!parsed.success) return [rejectShape(parsed.error)];
  const { data } = parsed;
  if (`x:${firstIdOf(data)}` !== raw.postId) return [reject("identity", "id")];
  if (data.isRepost) return [drop("repost")];
  if (isOutdated(data)) return [drop("outdated")];

  const caption = checkText(data.text, "text");
  if (caption.flaw) return [rejectFlaw(caption.flaw)];
  const times = checkTimes(data, raw.collectedAt);
  if (times.flaw) return [rejectFlaw(times.flaw)];
  const metrics = checkMetrics(data.metrics);
  if (metrics.flaw) return [rejectFlaw(metrics.flaw)];

  const { collectedAt, postId, channel } = raw;
  const { views, comments, counts } = metrics.value;
  const counted = { channelId: channel.id, postId, observedAt: collectedAt };
  const post = {
    id: postId,
    channelId: channel.id,
    kind: kindOf(data),
    caption: caption.value,
    publishedAt: times.value.publishedAt,
    collectedAt,
    views,
    likes: metrics.value.likes,
    comments,
    url: xUrl(data.id),
  };
  const firstId = firstIdOf(data);
  const coverage = {
    ...counted,
    id: countId("x", firstId, "coverage", collectedAt),
    platformCount: comments,
  };
  const items: Item[] = [
    { kind: "post", post },
    { kind: "coverage", coverage },
  ];
  if (Object.keys(counts).length > 0) {
    const id = countId("x", firstId, "reactions", collectedAt);
    items.push({ kind: "reactions", reactions: { ...counted, id, counts } });
  }
  return items.map((item) => keep(item));
}

/** A media key begins with the kind of what it names: 3 a picture, 7, 13 and 16 a film, an advertised one, a loop. */
function kindOf({ mediaKeys: [first = ""] }: XObject): ContentKind {
  const [kind] = first.split("_");
  if (kind === "3") return "photo";
  return kind === "7" || kind === "13" || kind === "16" ? "video" : "text";
}
