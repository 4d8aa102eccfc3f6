import { z } from "zod";

const bilingual = z.object({ ms: z.string().min(1), en: z.string().min(1) });
const words = z.array(z.string().min(1));

/** What an issue is, for people who label, read or doubt it. */
export const TopicDefinition = z.strictObject({
  in: bilingual.describe("What counts as the issue."),
  out: bilingual.describe("What looks like it and does not count, with the issue it belongs to."),
  examples: z
    .object({ ms: words.min(1), en: words.min(1) })
    .describe("Made-up comments that are about the issue and say so by a word of it."),
  near: words.describe("Ids of the issues it is easily taken for."),
});
export type TopicDefinition = Readonly<z.infer<typeof TopicDefinition>>;

export const TopicId = z
  .string()
  .regex(/^[a-z][a-z_]*$/u, "an id is made of small letters and _, and begins with a letter");

/** One policy issue people talk about. */
export const Topic = z.strictObject({
  id: TopicId,
  name: bilingual,
  /** Words and phrases that name the issue, as people write them. */
  words: z.object({ ms: words, en: words }),
  /** Words that speak for it, but less than a word that names it. */
  hints: z.object({ ms: words, en: words }).optional(),
  /** Those of the words that the configuration added. */
  added: words.optional(),
  /** A topic of the configuration has none. */
  definition: TopicDefinition.optional(),
});
export type Topic = Readonly<z.infer<typeof Topic>>;

/** The versioned list of policy issues. `other` is not in it: it is what remains. */
export const Taxonomy = z.strictObject({ version: z.string(), topics: z.array(Topic).min(30) });
export type Taxonomy = Readonly<z.infer<typeof Taxonomy>>;

/** What changed in a version of the list, newest first. Labels name the version they were made under. */
export interface TaxonomyVersion {
  readonly version: string;
  /** The day it was finished, as `2026-11-28`. */
  readonly date: string;
  readonly changes: { readonly ms: string; readonly en: string };
}

export const otherTopic = "other";
