import { z } from "zod";
import { EntityId } from "./entities.ts";
import { Comment, Instant } from "./item.ts";

export const LanguageCode = z.enum(["ms", "en", "mixed", "id", "zh", "ta", "other"]);
export type LanguageCode = z.infer<typeof LanguageCode>;

export const SentimentLabel = z.enum(["negative", "neutral", "positive"]);
export type SentimentLabel = z.infer<typeof SentimentLabel>;

const probability = z.number().min(0).max(1);

export const LanguageGuess = z.object({ code: LanguageCode, confidence: probability });
export type LanguageGuess = Readonly<z.infer<typeof LanguageGuess>>;

export const SentimentGuess = z.object({
  label: SentimentLabel,
  probabilities: z.object({ negative: probability, neutral: probability, positive: probability }),
  confidence: probability,
  unsure: z.boolean().describe("The model's confidence is below the threshold that its card states."),
});
export type SentimentGuess = Readonly<z.infer<typeof SentimentGuess>>;

export const TopicGuess = z.object({ id: z.string(), confidence: probability });
export type TopicGuess = Readonly<z.infer<typeof TopicGuess>>;

/**
 * What kind of message a comment is, whatever issue it is about; it may be several. `sarcasm` is a model's
 * guess, the others are found by phrases.
 */
export const CommentFlag = z.enum([
  "prayer",
  "greeting",
  "tagOnly",
  "promotion",
  "question",
  "fault",
  "sarcasm",
]);
export type CommentFlag = z.infer<typeof CommentFlag>;

/** What of the public services fails, by what a district office would have to see to. */
export const FaultKind = z.enum([
  "water",
  "power",
  "network",
  "road",
  "access",
  "transport",
  "rubbish",
  "drain",
  "lights",
]);
export type FaultKind = z.infer<typeof FaultKind>;

/** A fault of a service that a comment reports; a comment with one has the flag `fault`. */
export const FaultReport = z.object({
  kind: FaultKind,
  place: EntityId.nullable().describe(
    "A district or place, else a state; `null` when the list knows none in the text.",
  ),
});
export type FaultReport = Readonly<z.infer<typeof FaultReport>>;

/** Everything the models say about one text; `other` stands alone when no issue of the taxonomy fits. */
export const Analysis = z.object({
  language: LanguageGuess,
  sentiment: SentimentGuess,
  topics: z.array(TopicGuess).min(1).readonly(),
  // Documents of before flags and entities were looked for lie in logs and have none.
  flags: z.array(CommentFlag).default([]).readonly(),
  faults: z.array(FaultReport).default([]).readonly(),
  entities: z.array(EntityId).default([]).readonly(),
  copyKey: z
    .string()
    .nullable()
    .describe(
      "Equal for equal and nearly equal messages, and for the same link with too few words beside it to tell; `null` for other short texts.",
    ),
  models: z.record(z.string(), z.string()).describe("Task to `name@version` of the model that did it."),
});
export type Analysis = Readonly<z.infer<typeof Analysis>>;

/**
 * That people read the comment and what they said stands in place of what the models said: the comment's own
 * `language`, `sentiment` and `topics` are theirs, so that every count is.
 */
export const Correction = z.object({
  by: z.string().describe("Who said the last of it."),
  at: Instant,
  replaced: Analysis.pick({ language: true, sentiment: true, topics: true })
    .partial()
    .describe("What the models say, of each task that a person labelled."),
});
export type Correction = Readonly<z.infer<typeof Correction>>;

/** A comment with what the models say about it, and people. */
export const AnalysedComment = Comment.extend({ ...Analysis.shape, correction: Correction.optional() });
export type AnalysedComment = Readonly<z.infer<typeof AnalysedComment>>;
