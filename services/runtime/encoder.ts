import type { InferenceSession } from "onnxruntime-node";
import { batchesOf } from "../../pipelines/enrich/encoder/batches.ts";
import type { EncoderFiles } from "../../pipelines/enrich/encoder/encoder-files.ts";
import { encoderFileNames } from "../../pipelines/enrich/encoder/encoder-files.ts";
import type { Opinion } from "../../pipelines/enrich/encoder/heads.ts";
import { decodeHeads } from "../../pipelines/enrich/encoder/heads.ts";
import { createTokeniser } from "../../pipelines/enrich/encoder/tokenise.ts";
import { decodeVocabulary } from "../../pipelines/enrich/encoder/vocabulary.ts";
import { ListeningError } from "../../schemas/errors.ts";

/** The encoder in this thread: what it thinks of each text, in their order, whatever their neighbours. */
export type Encode = (texts: readonly string[]) => Promise<readonly Opinion[]>;

/**
 * One core for each session: threads of the pool share the work, and what a session computes depends on how many cores
 * it uses. Errors alone are told: what onnxruntime warns of helps nobody who runs Suara.
 */
export const sessionOptions: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  logSeverityLevel: 3,
};

/**
 * Opens the encoder. Throws NLP_ENCODER_UNAVAILABLE where onnxruntime-node, an optional dependency, is not installed or
 * can't run on this machine, and NLP_MODEL_INVALID when a file is damaged.
 */
export async function openEncoder(files: Omit<EncoderFiles, "manifest">): Promise<Encode> {
  const { InferenceSession, Tensor } = await loadOnnxruntime();
  const tokenise = createTokeniser(decodeVocabulary(encoderFileNames.pieces, files.pieces));
  const opinionOf = decodeHeads(encoderFileNames.heads, files.heads);
  const session = await InferenceSession.create(files.network, sessionOptions).catch((error: unknown) => {
    const message = `${encoderFileNames.network} can't be opened by onnxruntime`;
    throw new ListeningError("NLP_MODEL_INVALID", message, { retryable: false, cause: error });
  });
  return async (texts) => {
    const opinions: Opinion[] = [];
    for (const { rows, length, ids } of batchesOf(texts.map(tokenise))) {
      const { mean } = await session.run({ ids: new Tensor("int32", ids, [rows.length, length]) });
      const [width = 0, numbers] = [mean?.dims[1], mean?.data];
      if (!(numbers instanceof Float32Array)) throw new TypeError("the encoder gives 32-bit numbers");
      for (const [row, at] of rows.entries())
        opinions[at] = opinionOf(numbers.subarray(row * width, (row + 1) * width));
    }
    return opinions;
  };
}

async function loadOnnxruntime() {
  try {
    return await import("onnxruntime-node");
  } catch (error) {
    const message = "onnxruntime-node, an optional package, is not installed or can't run on this machine";
    throw new ListeningError("NLP_ENCODER_UNAVAILABLE", message, { retryable: false, cause: error });
  }
}
