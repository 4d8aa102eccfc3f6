import type { Analysis, LanguageGuess, SentimentGuess } from "../../schemas/analysed.ts";
import type { Tier } from "../../schemas/config-values.ts";
import type { Taxonomy } from "../../schemas/taxonomy.ts";
import type { Analyser } from "./analyse.ts";
import { copyKeyOf } from "./copies/copy-key.ts";
import { linkKeyOf } from "./copies/link-key.ts";
import { bucketCount } from "./features/feature-space.ts";
import { createFeatureCounter } from "./features/feature-counter.ts";
import type { EncoderManifest } from "./encoder/encoder-files.ts";
import { encoderFileNames } from "./encoder/encoder-files.ts";
import type { Opinion } from "./encoder/heads.ts";
import { encoderLabels } from "./encoder/heads.ts";
import { mixed } from "./encoder/mix.ts";
import { invalidModel } from "./invalid-model.ts";
import { scriptOf } from "./language/script.ts";
import { languageWords, wordLanguageBuckets } from "./language/word-languages.ts";
import { decodeLinearModel, decodeTable } from "./linear/model-file.ts";
import type { Scored } from "./linear/scorer.ts";
import { createScorer } from "./linear/scorer.ts";
import { createMarker, markModels } from "./mark-words.ts";
import { softmax } from "./linear/softmax.ts";
import { taxonomy as suaraTaxonomy } from "./taxonomy/taxonomy.ts";
import { captionTopics } from "./topics/caption-topics.ts";
import { evidenceNames, mostKnownTopics, topicFeatures } from "./topics/topic-evidence.ts";
import { guessTopics } from "./topics/guess-topics.ts";
import { createTopicMatcher } from "./topics/topic-matcher.ts";
import { weightiest } from "./weightiest.ts";
import { lettersOnly } from "./wording/letters-only.ts";
import { createWordReader, placeholders } from "./wording/words.ts";

/** Grows by one with every released change of a model, of the wording, or of a word in the taxonomy. */
const release = 4;

/** The accurate tier's labels replace the fast one's of the same release, and never the other way round. */
export function modelGeneration(tier: Tier): number {
  return 2 * release + (tier === "accurate" ? 1 : 0);
}

/** The names of the fast tier's files, and what each holds. */
export const modelFileNames = {
  rarity: "rarity.bin",
  wordLanguages: "word-languages.bin",
  sentiment: "sentiment-linear.bin",
  sarcasm: "sarcasm-linear.bin",
  language: "language-linear.bin",
  topics: "topics-linear.bin",
  topicEvidence: "topic-evidence.bin",
  pairTopicEvidence: "topic-evidence-pair.bin",
} as const;

/** The bytes of each model file. */
export type ModelFiles = Readonly<Record<keyof typeof modelFileNames, Uint8Array>>;

export interface AnalyserOptions {
  /** Suara's own when left out; the topics of another begin with Suara's. */
  readonly taxonomy?: Taxonomy;
  /** With it the models are those of the accurate tier, and each text comes with the encoder's opinion of it. */
  readonly encoder?: EncoderManifest;
}

/** Matches of this many captions are remembered: comments come by post, so the same one is asked for again and again. */
const rememberedCaptions = 256;

/** What a post's title or caption says that its comments are judged by. */
interface CaptionSays {
  readonly topics: ReadonlySet<number>;
  readonly government: boolean;
}

const nothingAbove: CaptionSays = { topics: new Set(), government: false };

/**
 * Opens the models; throws NLP_MODEL_INVALID, naming the file, when one is damaged or doesn't fit the others.
 */
export function openAnalyser(
  files: ModelFiles,
  { taxonomy = suaraTaxonomy, encoder }: AnalyserOptions = {},
): Analyser {
  const rarity = decodeTable("rarity", modelFileNames.rarity, files.rarity);
  const wordLanguages = Int8Array.from(
    decodeTable("word-languages", modelFileNames.wordLanguages, files.wordLanguages),
  );
  const load = (task: Exclude<keyof ModelFiles, "rarity" | "wordLanguages">) =>
    decodeLinearModel(modelFileNames[task], files[task]);
  const [sentiment, sarcasm, language, topics] = [
    load("sentiment"),
    load("sarcasm"),
    load("language"),
    load("topics"),
  ];
  const [evidence, pairEvidence] = [load("topicEvidence"), load("pairTopicEvidence")];
  fits(rarity.length === bucketCount, modelFileNames.rarity);
  fits(wordLanguages.length === wordLanguageBuckets, modelFileNames.wordLanguages);
  for (const { task, model } of [
    { task: "sentiment", model: sentiment },
    { task: "sarcasm", model: sarcasm },
    { task: "language", model: language },
  ] as const) {
    fits(
      encoderLabels[task].every((label, at) => model.labels[at] === label),
      modelFileNames[task],
    );
  }
  fits(
    topics.labels.every((id, at) => taxonomy.topics[at]?.id === id),
    modelFileNames.topics,
  );

  for (const [task, model] of [
    ["topicEvidence", evidence],
    ["pairTopicEvidence", pairEvidence],
  ] as const) {
    const isIt = model.buckets === topicFeatures && model.name.startsWith(`${evidenceNames[task]}@`);
    fits(isIt, modelFileNames[task]);
  }
  const sameTopics = encoder === undefined || encoder.topics.join() === topics.labels.join();
  fits(sameTopics, encoderFileNames.manifest);
  fits(topics.labels.length <= mostKnownTopics, modelFileNames.topics);

  const read = createWordReader();
  const count = createFeatureCounter();
  const score = createScorer([sentiment, sarcasm], rarity);
  // Words without a letter or digit have no pieces, so the pieces are those of all words.
  const countLetters = createFeatureCounter(false);
  const scoreLanguage = createScorer([language], rarity);
  const scoreTopics = createScorer([topics], rarity);
  const match = createTopicMatcher(taxonomy, read);
  const marker = createMarker(read);
  const captions = new Map<string, CaptionSays>();
  const readCaption = (caption: string): CaptionSays => {
    const known = captions.get(caption);
    if (known !== undefined) return known;
    const words = read(caption);
    const says = { topics: captionTopics(taxonomy, match(words)), government: marker.aboutGovernment(words) };
    if (captions.size >= rememberedCaptions) captions.clear();
    captions.set(caption, says);
    return says;
  };
  const pair = encoder === undefined ? undefined : `pair@${encoder.version}`;
  const models = {
    sentiment: pair ?? sentiment.name,
    sarcasm: pair ?? sarcasm.name,
    language: pair ?? language.name,
    topics: encoder === undefined ? evidence.name : pairEvidence.name,
    taxonomy: `taxonomy@${taxonomy.version}`,
    ...markModels,
  };
  /** What the linear model says of a task, or the pair where the encoder has spoken too. */
  const together = (
    scored: Scored | undefined,
    task: keyof typeof encoderLabels,
    opinion?: Opinion,
  ): Verdict => {
    const { model, scores } = only(scored);
    softmax(scores);
    if (encoder === undefined || opinion === undefined)
      return { probabilities: scores, threshold: model.threshold, labelWeights: [] };
    return {
      probabilities: mixed(scores, opinion[task], encoder[task]),
      threshold: encoder[task].threshold,
      labelWeights: encoder[task].labelWeights,
    };
  };

  return {
    generation: modelGeneration(encoder === undefined ? "fast" : "accurate"),
    models: Object.fromEntries(Object.entries(models).map(([task, name]) => [task, [name]])),
    analyse(text, { caption }, opinion): Analysis {
      const words = read(text);
      const counts = count(words);
      const [sentimentScored, sarcasmScored] = score(counts);
      const letters = lettersOnly(words);
      const lettersCounts = countLetters(languageWords(letters, wordLanguages));
      const [languageScored] = scoreLanguage(lettersCounts, counts);
      const [topicsScored] = scoreTopics(lettersCounts);
      const above = caption === null ? nothingAbove : readCaption(caption);
      const marks = marker.mark(words, above.government);
      const sarcastic = isSarcastic(together(sarcasmScored, "sarcasm", opinion));
      return {
        language: guessLanguage(words, together(languageScored, "language", opinion)),
        sentiment: guessSentiment(together(sentimentScored, "sentiment", opinion)),
        topics: guessTopics(
          taxonomy,
          encoder === undefined || opinion === undefined ? evidence : pairEvidence,
          {
            matches: match(words),
            above: above.topics,
            words: letters.length,
            linear: only(topicsScored).scores,
            encoder: encoder === undefined ? undefined : opinion?.topics,
          },
        ),
        ...marks,
        flags: sarcastic ? [...marks.flags, "sarcasm"] : marks.flags,
        copyKey: copyKeyOf(words) ?? (words.includes(placeholders.link) ? linkKeyOf(text) : null),
        models,
      };
    },
  };
}

function fits(condition: boolean, file: string): void {
  if (condition) return;
  throw invalidModel(`${file} was made for another version of Suara`);
}

/** Probabilities of a task's labels, in the order of `encoderLabels`. */
interface Verdict {
  readonly probabilities: Float64Array;
  /** See `LinearModel` and `Mixture`. */
  readonly threshold: number;
  /** See `labelWeights`; a label without one counts once. */
  readonly labelWeights: readonly number[];
}

/** Other scripts than Latin decide by themselves; the models tell Malay, English, mixed and Indonesian apart. */
function guessLanguage(words: readonly string[], { probabilities, labelWeights }: Verdict): LanguageGuess {
  const { script, share } = scriptOf(words);
  if (script !== "latin") return { code: script, confidence: share === 0 ? 1 : rounded(share) };
  const best = weightiest(probabilities, labelWeights);
  return { code: encoderLabels.language[best] ?? "other", confidence: rounded(probabilities[best] ?? 0) };
}

function isSarcastic({ probabilities, threshold }: Verdict): boolean {
  return (probabilities[1] ?? 0) >= threshold;
}

function guessSentiment({ probabilities, threshold, labelWeights }: Verdict): SentimentGuess {
  const best = weightiest(probabilities, labelWeights);
  const confidence = rounded(probabilities[best] ?? 0);
  const [negative = 0, neutral = 0, positive = 0] = probabilities;
  return {
    label: encoderLabels.sentiment[best] ?? "neutral",
    probabilities: { negative: rounded(negative), neutral: rounded(neutral), positive: rounded(positive) },
    confidence,
    unsure: confidence < threshold,
  };
}

function only(scored: Scored | undefined): Scored {
  if (scored === undefined) throw new TypeError("a scorer gives a result for each of its models");
  return scored;
}

/** Four digits: more would be noise, and the index would keep them. */
function rounded(probability: number): number {
  return Math.round(probability * 10_000) / 10_000;
}
