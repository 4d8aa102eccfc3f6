import { z } from "zod";
import { AlertSeverity } from "./alert.ts";
import { LanguageCode } from "./analysed.ts";
import { lowerCaseName } from "./config-values.ts";
import { StateCode } from "./states.ts";
import { TopicId } from "./taxonomy.ts";

/** A rule of one's own: which comments it counts, from when on they are worth an alert, and who is told. */
export const AlertRule = z
  .strictObject({
    name: lowerCaseName.describe(
      "Of your own, such as `flood-pumps`; stands in its alerts and in `suara alerts replay --rule`.",
    ),
    topics: z
      .array(TopicId)
      .min(1)
      .optional()
      .describe("Only comments on one of these topics; absent: on any and on none."),
    words: z
      .union([z.string().trim().min(1).max(500), z.array(z.string().trim().min(1).max(100)).min(1).max(20)])
      .optional()
      .describe(
        'Only comments with all of these words, as in `suara search`: `"two words"` in double quotes for a phrase, `banjir*` for a beginning. In a list, any of them is enough, and a comment with several counts once: `[pam*, \'"air naik"\']`.',
      ),
    states: z.array(StateCode).min(1).optional().describe("Only comments in these states; absent: in any."),
    languages: z
      .array(LanguageCode)
      .min(1)
      .optional()
      .describe("Only comments in these languages; absent: in any."),
    channels: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe("Only comments on these channels, by their `id`; absent: on any."),
    minutes: z
      .int()
      .min(5)
      .max(1_440)
      .multipleOf(5, "must be a multiple of 5: comments are counted in steps of 5 minutes")
      .default(60)
      .describe("Over how long comments are counted, up to now: 5 minutes to a day."),
    comments: z
      .int()
      .min(1)
      .default(20)
      .describe(
        "At least so many comments in that time. Whatever stands here, ten different people must have written: fewer could be recognised.",
      ),
    negativeShare: z
      .number()
      .min(0)
      .lt(1)
      .optional()
      .describe(
        "And so negative: the lower end of the 95 % interval of their negative share is above this part, such as 0.4, both as the models say it and corrected for their errors.",
      ),
    graveWords: z
      .boolean()
      .default(false)
      .describe("And at least three people mention a death, a disaster or a threat."),
    severity: AlertSeverity.default("warning").describe(
      "Of its alerts: `severe` passes quiet hours and digests.",
    ),
    coolDownMinutes: z
      .int()
      .min(60)
      .max(7 * 1_440)
      .default(360)
      .describe(
        "What is over and comes back within so many minutes is the same matter, told again only where it is twice as much.",
      ),
    destinations: z
      .array(lowerCaseName)
      .default([])
      .describe(
        "Names of the destinations that are told, whatever `atLeast`, `states` and `topics` they have; none: only the page and `suara alerts list` show its alerts.",
      ),
  })
  .readonly();
export type AlertRule = z.infer<typeof AlertRule>;
