import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Analyser } from "../../pipelines/enrich/analyse.ts";
import type { EncoderFiles } from "../../pipelines/enrich/encoder/encoder-files.ts";
import { encoderFileNames } from "../../pipelines/enrich/encoder/encoder-files.ts";
import type { ModelFiles } from "../../pipelines/enrich/open-analyser.ts";
import { modelFileNames, openAnalyser } from "../../pipelines/enrich/open-analyser.ts";
import { ModelQuality } from "../../schemas/model-quality.ts";
import { ListeningError } from "../../schemas/errors.ts";

/** Where the models that come with Suara lie. */
export const modelFolder = new URL("../../pipelines/enrich/models/", import.meta.url);

/** Reads the fast models that come with Suara; throws NLP_MODEL_INVALID when one is missing or damaged. */
export async function loadAnalyser(folder = modelFolder): Promise<Analyser> {
  return openAnalyser(await readModelFiles(folder));
}

/** The bytes of the models in a folder; throws NLP_MODEL_INVALID when one is missing. */
export async function readModelFiles(folder = modelFolder): Promise<ModelFiles> {
  return await readAll(modelFileNames, folder);
}

/** The bytes of the accurate tier's files beside them; throws NLP_MODEL_INVALID when one is missing. */
export async function readEncoderFiles(folder = modelFolder): Promise<EncoderFiles> {
  return await readAll(encoderFileNames, folder);
}

/** The bytes of one of them. */
export async function readEncoderPart(part: keyof EncoderFiles, folder: URL): Promise<Uint8Array> {
  return await read(encoderFileNames[part], folder);
}

async function readAll<Name extends string>(
  names: Readonly<Record<Name, string>>,
  folder: URL,
): Promise<Record<Name, Uint8Array>> {
  const files = await Promise.all(
    Object.entries<string>(names).map(async ([part, name]) => [part, await read(name, folder)] as const),
  );
  return Object.fromEntries(files) as Record<Name, Uint8Array>;
}

/** What was measured of the models in a folder; throws NLP_MODEL_INVALID when it is missing or damaged. */
export async function readModelQuality(folder = modelFolder): Promise<ModelQuality> {
  const bytes = await read("metrics.json", folder);
  try {
    const { quality } = Metrics.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return { fast: quality.fast.dev, accurate: quality.accurate.dev };
  } catch (error) {
    const message = "metrics.json holds no figures of the models";
    throw new ListeningError("NLP_MODEL_INVALID", message, { retryable: false, cause: error });
  }
}

const Metrics = z.object({
  quality: z.object({
    fast: z.object({ dev: ModelQuality.shape.fast }),
    accurate: z.object({ dev: ModelQuality.shape.accurate }),
  }),
});

async function read(name: string, folder: URL): Promise<Uint8Array> {
  try {
    return await readFile(new URL(name, folder));
  } catch (error) {
    throw new ListeningError("NLP_MODEL_INVALID", `${name} can't be read`, {
      retryable: false,
      cause: error,
    });
  }
}
