import { z } from "zod";

const words = z.object({ ms: z.array(z.string().min(1)), en: z.array(z.string().min(1)) });

/** One policy issue people talk about. */
export const Topic = z.strictObject({
  id: z.string().regex(/^[a-z][a-z_]*$/u),
  name: z.object({ ms: z.string().min(1), en: z.string().min(1) }),
  /** Words and phrases that name the issue, as people write them, in normalised spelling. */
  words,
});
export type Topic = Readonly<z.infer<typeof Topic>>;

/** The versioned list of policy issues. `other` is not in it: it is what remains. */
export const Taxonomy = z.strictObject({ version: z.string(), topics: z.array(Topic).min(30) });
export type Taxonomy = Readonly<z.infer<typeof Taxonomy>>;

export const otherTopic = "other";
