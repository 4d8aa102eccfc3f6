import { z } from "zod";
import { Comment } from "./item.ts";

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

/** Everything the models say about one text; `other` stands alone when no issue of the taxonomy fits. */
export const Analysis = z.object({
  language: LanguageGuess,
  sentiment: SentimentGuess,
  topics: z.array(TopicGuess).min(1).readonly(),
  copyKey: z
    .string()
    .nullable()
    .describe("Equal for equal and nearly equal messages; `null` for texts too short to tell."),
  models: z.record(z.string(), z.string()).describe("Task to `name@version` of the model that did it."),
});
export type Analysis = Readonly<z.infer<typeof Analysis>>;

/** A comment with what the models say about it. */
export const AnalysedComment = Comment.extend(Analysis.shape);
export type AnalysedComment = Readonly<z.infer<typeof AnalysedComment>>;
