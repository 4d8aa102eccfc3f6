import { z } from "zod";
import { AnalysedComment } from "./analysed.ts";
import { Channel } from "./channel.ts";
import { ChannelHour } from "./channel-coverage.ts";
import type { DocumentId, Instant } from "./item.ts";
import { Coverage, Deletion, Post, Reactions } from "./item.ts";

/** Highest model generation a document may carry; one more would be mistaken for a tombstone. */
export const maxModelGeneration = 998;
const tombstoneGeneration = 999;

/**
 * Version of a document: observed time in ms x 1000 + model generation. A later observation beats an earlier one, a
 * newer model beats an older one on the same observation, and a deletion beats what it deletes even when it arrives
 * first. Fits a double exactly until the year 2255.
 */
export const DocumentVersion = z.int().nonnegative();
export type DocumentVersion = z.infer<typeof DocumentVersion>;

/** Throws a `RangeError` for a generation outside 0 to 998. */
export function documentVersion(observedAt: Instant, modelGeneration: number): DocumentVersion {
  if (!Number.isInteger(modelGeneration) || modelGeneration < 0 || modelGeneration > maxModelGeneration) {
    throw new RangeError(
      `a model generation is a whole number from 0 to ${maxModelGeneration}, not ${modelGeneration}`,
    );
  }
  return Date.parse(observedAt) * 1000 + modelGeneration;
}

export function tombstoneVersion(observedAt: Instant): DocumentVersion {
  return Date.parse(observedAt) * 1000 + tombstoneGeneration;
}

/** When a document of that version was observed. */
export function observedAt(version: DocumentVersion): Instant {
  return new Date(Math.floor(version / 1000)).toISOString();
}

/** Of the models that labelled a comment of that version; of a tombstone, one more than there can be. */
export function generationOf(version: DocumentVersion): number {
  return version % 1000;
}

const place = { version: DocumentVersion, channel: Channel };

/**
 * What lies in the topic `suara.analysed` and in the index: an item with its channel, its version and, for a comment, its
 * analysis. A `channelHour` is no item and goes to the index only.
 */
export const IndexDocument = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("comment"), ...place, comment: AnalysedComment }),
  z.object({ kind: z.literal("post"), ...place, post: Post }),
  z.object({ kind: z.literal("reactions"), ...place, reactions: Reactions }),
  z.object({ kind: z.literal("deletion"), ...place, deletion: Deletion }),
  z.object({ kind: z.literal("coverage"), ...place, coverage: Coverage }),
  z.object({ kind: z.literal("channelHour"), ...place, channelHour: ChannelHour }),
]);
export type IndexDocument = Readonly<z.infer<typeof IndexDocument>>;
export type CommentDocument = Extract<IndexDocument, { kind: "comment" }>;
export type PostDocument = Extract<IndexDocument, { kind: "post" }>;

/** The id a document is stored under; a deletion's is that of what it deletes. */
export function idOf(document: IndexDocument): DocumentId {
  switch (document.kind) {
    case "comment":
      return document.comment.id;
    case "post":
      return document.post.id;
    case "reactions":
      return document.reactions.id;
    case "deletion":
      return document.deletion.id;
    case "coverage":
      return document.coverage.id;
    case "channelHour":
      return document.channelHour.id;
  }
}
