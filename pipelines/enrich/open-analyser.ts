import type { Analysis, LanguageGuess, SentimentGuess } from "../../schemas/analysed.ts";
import { LanguageCode, SentimentLabel } from "../../schemas/analysed.ts";
import { ListeningError } from "../../schemas/errors.ts";
import type { Analyser } from "./analyse.ts";
import { copyKeyOf } from "./copy-key.ts";
import { bucketCount } from "./features/feature-space.ts";
import { createFeatureCounter } from "./features/feature-counter.ts";
import { scriptOf } from "./language/script.ts";
import type { LinearModel } from "./linear/linear-model.ts";
import { decodeLinearModel, decodeRarity } from "./linear/model-file.ts";
import type { Scored } from "./linear/scorer.ts";
import { createScorer } from "./linear/scorer.ts";
import { softmax } from "./linear/softmax.ts";
import { taxonomy } from "./taxonomy/taxonomy.ts";
import { guessTopics } from "./topics/guess-topics.ts";
import type { TopicMatch } from "./topics/topic-matcher.ts";
import { createTopicMatcher } from "./topics/topic-matcher.ts";
import { createWordReader } from "./wording/words.ts";

/** Grows by one with every released change of a model, of the wording, or of a word in the taxonomy. */
export const modelGeneration = 1;

/** The names of the model files, and what each holds. */
export const modelFileNames = {
  rarity: "rarity.bin",
  sentiment: "sentiment-linear.bin",
  language: "language-linear.bin",
  topics: "topics-linear.bin",
} as const;

/** The bytes of each model file. */
export type ModelFiles = Readonly<Record<keyof typeof modelFileNames, Uint8Array>>;

/** Matches of this many captions are remembered: comments come by post, so the same one is asked for again and again. */
const rememberedCaptions = 256;

/** Opens the models; throws NLP_MODEL_INVALID, naming the file, when one is damaged or doesn't fit the others. */
export function openAnalyser(files: ModelFiles): Analyser {
  const rarity = decodeRarity(modelFileNames.rarity, files.rarity);
  const load = (task: "sentiment" | "language" | "topics") =>
    decodeLinearModel(modelFileNames[task], files[task]);
  const [sentiment, language, topics] = [load("sentiment"), load("language"), load("topics")];
  fits(rarity.length === bucketCount, modelFileNames.rarity);
  fits(
    SentimentLabel.options.every((label, at) => sentiment.labels[at] === label),
    modelFileNames.sentiment,
  );
  fits(
    language.labels.every((label) => LanguageCode.safeParse(label).success),
    modelFileNames.language,
  );
  fits(
    taxonomy.topics.every(({ id }, at) => topics.labels[at] === id),
    modelFileNames.topics,
  );

  const read = createWordReader();
  const count = createFeatureCounter();
  const score = createScorer([sentiment, language], rarity);
  const scoreTopics = createScorer([topics], rarity);
  const match = createTopicMatcher(taxonomy, read);
  const captions = new Map<string, readonly TopicMatch[]>();
  const matchCaption = (caption: string) => {
    const known = captions.get(caption);
    if (known !== undefined) return known;
    const matches = match(read(caption));
    if (captions.size >= rememberedCaptions) captions.clear();
    captions.set(caption, matches);
    return matches;
  };
  const models = {
    sentiment: sentiment.name,
    language: language.name,
    topics: topics.name,
  };

  return {
    generation: modelGeneration,
    analyse(text, { caption }): Analysis {
      const words = read(text);
      const counts = count(words);
      const [sentimentScored, languageScored] = score(counts);
      const named = match(words);
      const namedAbove = caption === null ? [] : matchCaption(caption);
      return {
        language: guessLanguage(words, languageScored),
        sentiment: guessSentiment(sentimentScored),
        topics: guessTopics(taxonomy, named, namedAbove, () => only(scoreTopics(counts)[0])),
        copyKey: copyKeyOf(words),
        models,
      };
    },
  };
}

function fits(condition: boolean, file: string): void {
  if (condition) return;
  const message = `${file} was made for another version of Suara`;
  throw new ListeningError("NLP_MODEL_INVALID", message, { retryable: false });
}

/** Other scripts than Latin decide by themselves; the model tells Malay, English, mixed and Indonesian apart. */
function guessLanguage(words: readonly string[], scored: Scored | undefined): LanguageGuess {
  const { script, share } = scriptOf(words);
  if (script !== "latin") return { code: script, confidence: share === 0 ? 1 : rounded(share) };
  const { model, scores } = only(scored);
  softmax(scores);
  const best = bestOf(scores);
  return { code: LanguageCode.parse(model.labels[best]), confidence: rounded(scores[best] ?? 0) };
}

function guessSentiment(scored: Scored | undefined): SentimentGuess {
  const { model, scores } = only(scored);
  softmax(scores);
  const best = bestOf(scores);
  const confidence = rounded(scores[best] ?? 0);
  const [negative = 0, neutral = 0, positive = 0] = scores;
  return {
    label: labelAt(model, best),
    probabilities: { negative: rounded(negative), neutral: rounded(neutral), positive: rounded(positive) },
    confidence,
    unsure: confidence < model.threshold,
  };
}

function labelAt({ labels }: LinearModel, at: number): SentimentLabel {
  const label = labels[at];
  return label === "negative" || label === "positive" ? label : "neutral";
}

function bestOf(scores: Float64Array): number {
  let best = 0;
  for (let at = 1; at < scores.length; at++) if ((scores[at] ?? 0) > (scores[best] ?? 0)) best = at;
  return best;
}

function only(scored: Scored | undefined): Scored {
  if (scored === undefined) throw new TypeError("a scorer gives a result for each of its models");
  return scored;
}

/** Four digits: more would be noise, and the index would keep them. */
function rounded(probability: number): number {
  return Math.round(probability * 10_000) / 10_000;
}
