import { z } from "zod";
import { Instant } from "./item.ts";

/**
 * One message of an exported chat as it is remembered between imports: exports carry no ids, so ours must be found again.
 * Sender and text are keyed pseudonyms, as an author's is; neither can be read.
 */
export const ChatEntry = z.object({
  id: z.string().min(1),
  /** Minutes since 1970: most phones export no seconds. */
  minute: z.int(),
  sender: z.string(),
  /** `null` for a message that was never seen before it was deleted. */
  text: z.string().nullable(),
  state: z.enum(["said", "edited", "deleted"]),
  /** How new the newest export was that showed it so. */
  seenAt: Instant,
});
export type ChatEntry = Readonly<z.infer<typeof ChatEntry>>;

/** One day of one group: a post of ours, whose comments are that day's messages. */
export const ChatDay = z.object({
  entries: z.array(ChatEntry).readonly(),
  /** Pseudonyms of texts that stood before any header and are already among the dead letters. */
  strays: z.array(z.string()).readonly(),
});
export type ChatDay = Readonly<z.infer<typeof ChatDay>>;
