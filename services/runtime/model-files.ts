import { readFile } from "node:fs/promises";
import type { Analyser } from "../../pipelines/enrich/analyse.ts";
import type { ModelFiles } from "../../pipelines/enrich/open-analyser.ts";
import { modelFileNames, openAnalyser } from "../../pipelines/enrich/open-analyser.ts";
import { ListeningError } from "../../schemas/errors.ts";

/** Where the models that come with Suara lie. */
export const modelFolder = new URL("../../pipelines/enrich/models/", import.meta.url);

/** Reads the models that come with Suara; throws NLP_MODEL_INVALID when one is missing or damaged. */
export async function loadAnalyser(folder = modelFolder): Promise<Analyser> {
  return openAnalyser(await readModelFiles(folder));
}

/** The bytes of the models in a folder; throws NLP_MODEL_INVALID when one is missing. */
export async function readModelFiles(folder = modelFolder): Promise<ModelFiles> {
  const [rarity, sentiment, language, topics] = await Promise.all([
    read(modelFileNames.rarity, folder),
    read(modelFileNames.sentiment, folder),
    read(modelFileNames.language, folder),
    read(modelFileNames.topics, folder),
  ]);
  return { rarity, sentiment, language, topics };
}

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
