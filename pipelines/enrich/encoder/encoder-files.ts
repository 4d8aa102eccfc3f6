import { createHash } from "node:crypto";
import { z } from "zod";
import { invalidModel } from "../invalid-model.ts";

/** The names of the accurate tier's files, and what each holds. */
export const encoderFileNames = {
  manifest: "encoder.json",
  network: "encoder.onnx",
  pieces: "encoder-pieces.json",
  heads: "encoder-heads.bin",
} as const;

/** The bytes of each file. */
export type EncoderFiles = Readonly<Record<keyof typeof encoderFileNames, Uint8Array>>;

const share = z.number().min(0).max(1);

/** How a task's opinions of the linear model and of the encoder become one; learnt on the calibration part. */
const Mixture = z.object({
  /** The encoder's share of the mean. */
  encoder: share,
  temperature: z.number().positive(),
  /** Sentiment: below it a label is unsure. Sarcasm: from it on a text is called sarcastic. 0 where it has no meaning. */
  threshold: share,
  /** See `labelWeights`; 1 for each label where the likeliest is chosen. */
  labelWeights: z.array(z.number().positive()),
});
export type Mixture = Readonly<z.infer<typeof Mixture>>;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const EncoderManifest = z.object({
  /** `pair@version`, for documents: what the linear model and the encoder say together. */
  version: z.int().positive(),
  sha256: z.object({ network: hash, pieces: hash, heads: hash }),
  sentiment: Mixture,
  sarcasm: Mixture,
  language: Mixture,
  /** Ids of the topics that the heads know, in their order. */
  topics: z.array(z.string()),
});
export type EncoderManifest = Readonly<z.infer<typeof EncoderManifest>>;

/** The manifest of whole and matching files; throws NLP_MODEL_INVALID, naming the file, when one is damaged or another's. */
export function checkedManifest(files: EncoderFiles): EncoderManifest {
  const manifest = manifestOf(files.manifest);
  for (const part of ["network", "pieces", "heads"] as const) {
    if (sha256(files[part]) !== manifest.sha256[part])
      throw invalidModel(
        `${encoderFileNames[part]} is damaged, or another version's than ${encoderFileNames.manifest}`,
      );
  }
  return manifest;
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function manifestOf(bytes: Uint8Array): EncoderManifest {
  try {
    return EncoderManifest.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw invalidModel(`${encoderFileNames.manifest} is no manifest of an encoder`);
  }
}
