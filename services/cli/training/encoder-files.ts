import { copyFile, writeFile } from "node:fs/promises";
import type { EncoderManifest, Mixture } from "../../../pipelines/enrich/encoder/encoder-files.ts";
import { encoderFileNames, sha256 } from "../../../pipelines/enrich/encoder/encoder-files.ts";
import type { EncoderTask } from "../../../pipelines/enrich/encoder/heads.ts";
import { encoderLabels } from "../../../pipelines/enrich/encoder/heads.ts";
import { probabilitiesOf } from "../../../pipelines/enrich/evaluation/calibration.ts";
import { linearScores } from "../../../pipelines/enrich/linear/linear-scores.ts";
import type { LinearModel } from "../../../pipelines/enrich/linear/linear-model.ts";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { Encode } from "../../runtime/encoder.ts";
import { openEncoder } from "../../runtime/encoder.ts";
import { readEncoderPart } from "../../runtime/model-files.ts";
import { fitMixture } from "./fit-mixtures.ts";
import type { LabelledRow } from "./labelled-rows.ts";
import { softLabelsFile } from "./soft-labels.ts";
import type { SupervisedTask } from "./supervised.ts";
import type { TextReader } from "./texts-as-features.ts";

const pairVersion = 3;

/** Copies what `encoder/main.py` wrote: the encoder to the models, the soft labels to where training reads them. */
export async function takeEncoder(from: URL, models: URL): Promise<void> {
  for (const name of [encoderFileNames.network, encoderFileNames.pieces, encoderFileNames.heads])
    await copyFile(new URL(name, from), new URL(name, models));
  await copyFile(new URL("soft-labels.tsv.gz", from), softLabelsFile);
}

type Tasks = Readonly<Record<EncoderTask, { readonly task: SupervisedTask; readonly model: LinearModel }>>;

/** The encoder in a folder of models. */
export async function encoderIn(models: URL): Promise<Encode> {
  return await openEncoder(await partsIn(models));
}

async function partsIn(models: URL) {
  return {
    network: await readEncoderPart("network", models),
    pieces: await readEncoderPart("pieces", models),
    heads: await readEncoderPart("heads", models),
  };
}

type Pair = Readonly<Record<EncoderTask, Mixture>>;

/** Learns from `rows`, the calibration part, how the linear models and the encoder speak together. */
export async function pairOf(
  encode: Encode,
  tasks: Tasks,
  rows: readonly LabelledRow[],
  { reader, rarity }: { readonly reader: TextReader; readonly rarity: Uint8Array },
): Promise<Pair> {
  const opinions = await encode(rows.map(({ text }) => text));
  const mixtureOf = (name: EncoderTask) => {
    const { task, model } = tasks[name];
    const labels: readonly string[] = encoderLabels[name];
    return fitMixture(
      name,
      rows.flatMap((row, at) => {
        const label = labels.indexOf(task.labelOf(row) ?? "");
        const opinion = opinions[at];
        if (label < 0 || opinion === undefined) return [];
        const scores = linearScores(model, reader.vector(task.keep(reader.read(row.text)), rarity));
        const linear = probabilitiesOf(scores, model.temperature);
        return { linear, encoder: opinion[name], label };
      }),
    );
  };
  return {
    sentiment: mixtureOf("sentiment"),
    sarcasm: mixtureOf("sarcasm"),
    language: mixtureOf("language"),
  };
}

/** Writes the manifest of the encoder in `models`. */
export async function writeManifest(models: URL, pair: Pair): Promise<void> {
  const files = await partsIn(models);
  const manifest: EncoderManifest = {
    version: pairVersion,
    sha256: {
      network: sha256(files.network),
      pieces: sha256(files.pieces),
      heads: sha256(files.heads),
    },
    ...pair,
    topics: taxonomy.topics.map(({ id }) => id),
  };
  await writeFile(new URL(encoderFileNames.manifest, models), `${JSON.stringify(manifest, undefined, 2)}\n`);
}
