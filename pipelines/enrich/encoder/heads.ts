import type { LanguageCode } from "../../../schemas/analysed.ts";
import { SentimentLabel } from "../../../schemas/analysed.ts";
import { invalidModel } from "../invalid-model.ts";
import { taxonomy } from "../taxonomy/taxonomy.ts";
import { softmax } from "../linear/softmax.ts";

/** What the encoder thinks of a text: probabilities, uncalibrated, in the order of `encoderLabels`; of topics log-odds. */
export interface Opinion {
  readonly sentiment: Float64Array;
  readonly sarcasm: Float64Array;
  readonly language: Float64Array;
  /** By topic of Suara's taxonomy. */
  readonly topics: Float64Array;
}

/** Tasks of which one label is right. */
export type EncoderTask = Exclude<keyof Opinion, "topics">;

/** The encoder's tasks and their labels, in the order in which training writes them. */
export const encoderLabels = {
  sentiment: SentimentLabel.options,
  sarcasm: ["plain", "sarcastic"],
  language: ["ms", "en", "mixed", "id"] satisfies LanguageCode[],
} as const;

/** How many numbers stand for a text. */
const width = 384;
/** Where each task's outputs begin: one task's behind the other's. */
const firstOutputs = {
  sentiment: 0,
  sarcasm: encoderLabels.sentiment.length,
  language: encoderLabels.sentiment.length + encoderLabels.sarcasm.length,
} as const satisfies Record<EncoderTask, number>;
const firstTopic = firstOutputs.language + encoderLabels.language.length;
const outputs = firstTopic + taxonomy.topics.length;

/**
 * The encoder's heads: linear models over the mean of a text's pieces. They are computed here and not in ONNX, because
 * there one row alone goes through another product than many do and ends in other last digits. Throws NLP_MODEL_INVALID,
 * naming the file, when its size is wrong.
 */
export function decodeHeads(file: string, bytes: Uint8Array): (mean: Float32Array) => Opinion {
  if (bytes.byteLength !== (width + 1) * outputs * 4)
    throw invalidModel(`${file} holds no heads of this version's encoder`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const weights = Float64Array.from({ length: width * outputs }, (_, at) => view.getFloat32(at * 4, true));
  const biases = Float64Array.from({ length: outputs }, (_, at) =>
    view.getFloat32((width * outputs + at) * 4, true),
  );
  const scoresOf = (mean: Float32Array, first: number, count: number) => {
    const scores = biases.slice(first, first + count);
    for (let label = 0; label < scores.length; label++) {
      const row = (first + label) * width;
      for (let at = 0; at < width; at++)
        scores[label] = (scores[label] ?? 0) + (weights[row + at] ?? 0) * (mean[at] ?? 0);
    }
    return scores;
  };
  const probabilities = (mean: Float32Array, task: EncoderTask) => {
    const scores = scoresOf(mean, firstOutputs[task], encoderLabels[task].length);
    softmax(scores);
    return scores;
  };
  return (mean) => ({
    sentiment: probabilities(mean, "sentiment"),
    sarcasm: probabilities(mean, "sarcasm"),
    language: probabilities(mean, "language"),
    topics: scoresOf(mean, firstTopic, taxonomy.topics.length),
  });
}
