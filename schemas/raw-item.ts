import { z } from "zod";
import { Channel } from "./channel.ts";
import { DocumentId, Instant } from "./item.ts";

/**
 * One payload of a platform as it lies in the topic `suara.raw`: already protected, and cut to the fields on its
 * platform's list, but not yet interpreted.
 */
export const RawItem = z.object({
  channel: Channel,
  /** The platform's name for this kind of payload, such as `commentThread`; the normaliser switches on it. */
  payloadKind: z.string().min(1),
  /** The post the payload belongs to: the record's key, so that one post's items stay in order. */
  postId: DocumentId,
  /** Title or caption of that post, when the collector knows it: context for topics. */
  caption: z.string().nullable(),
  /** Of what a file brought: when the file was made. */
  collectedAt: Instant,
  /** When the file that brought it was taken in; absent of what no file brought. */
  importedAt: Instant.optional(),
  payload: z.unknown(),
});
export type RawItem = Readonly<z.infer<typeof RawItem>>;
