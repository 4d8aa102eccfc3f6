import { z } from "zod";
import { otherTopic, TopicId } from "./taxonomy.ts";

const letter = /\p{L}/u;
const lettersAndDigits = /[\p{L}\p{N}]/gu;

const word = z
  .string()
  .trim()
  .max(100)
  .refine((text) => letter.test(text) && (text.match(lettersAndDigits) ?? []).length > 1, {
    error: "a word needs two letters or more, or a letter and a digit",
  });

const words = (what: string) => z.array(word).max(1_000).default([]).describe(what);
const name = (what: string) => z.string().trim().min(1).max(80).describe(what);

/** Words added to one of Suara's topics, or a topic of one's own, which has a name. */
export const TopicAddition = z
  .strictObject({
    id: TopicId.refine((id) => id !== otherTopic, {
      error: `${otherTopic} is what no topic fits, and has no words`,
    }).describe("One of Suara's topics (`suara topics --list`), or a new id."),
    name: z
      .strictObject({
        ms: name("Of a topic of your own: its name in Malay."),
        en: name("Of a topic of your own: its name in English."),
      })
      .optional()
      .describe("Of a topic of your own: what it is called."),
    words: z
      .strictObject({
        ms: words(
          "Words and phrases found as they are written, also with `-nya`, `-lah` and the like on them.",
        ),
        en: words("English words and phrases; `floods` finds `flooded` too."),
      })
      .refine(({ ms, en }) => ms.length + en.length > 0, { error: "no word is given" }),
  })
  .readonly();
export type TopicAddition = z.infer<typeof TopicAddition>;
