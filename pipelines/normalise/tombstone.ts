import { z } from "zod";
import { DocumentId, Instant } from "../../schemas/item.ts";
import type { Outcome } from "../core/outcome.ts";
import { keep, reject } from "../core/outcome.ts";
import type { Item } from "../../schemas/item.ts";
import type { RawItem } from "../../schemas/raw-item.ts";

/** The kind of a payload that the collect worker writes itself, on any platform, when it learns of a deletion. */
export const tombstonePayload = "suara.tombstone";

const Tombstone = z.object({ id: DocumentId, of: z.enum(["post", "comment"]), publishedAt: Instant });

export function normaliseTombstone(raw: RawItem): readonly Outcome<Item>[] {
  const { success, data } = Tombstone.safeParse(raw.payload);
  if (!success) return [reject("shape", "the tombstone does not say what was deleted")];
  const deletion = { ...data, channelId: raw.channel.id, postId: raw.postId, observedAt: raw.collectedAt };
  return [keep({ kind: "deletion", deletion })];
}
