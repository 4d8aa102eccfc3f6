import type { Analysis } from "../../schemas/analysed.ts";
import type { IndexDocument } from "../../schemas/document.ts";
import { documentVersion, tombstoneVersion } from "../../schemas/document.ts";
import type { Comment, Item } from "../../schemas/item.ts";
import type { RawItem } from "../../schemas/raw-item.ts";

/** The document of a comment: `generation` is that of the models that made the analysis. */
export function commentDocument(
  { channel }: RawItem,
  comment: Comment,
  analysis: Analysis,
  generation: number,
): IndexDocument {
  const version = documentVersion(comment.collectedAt, generation);
  return { kind: "comment", version, channel, comment: { ...comment, ...analysis } };
}

/** The document of anything that no model labels. */
export function plainDocument(
  { channel, collectedAt }: RawItem,
  item: Exclude<Item, { kind: "comment" }>,
): IndexDocument {
  const version =
    item.kind === "deletion" ? tombstoneVersion(item.deletion.observedAt) : documentVersion(collectedAt, 0);
  return { ...item, version, channel };
}
