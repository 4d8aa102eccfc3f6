import { mkdir, writeFile } from "node:fs/promises";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { rarityOf } from "../../pipelines/enrich/features/weighting.ts";
import { encodeLinearModel, encodeRarity } from "../../pipelines/enrich/linear/model-file.ts";
import { modelFileNames } from "../../pipelines/enrich/open-analyser.ts";
import { checkedManifest } from "../../pipelines/enrich/encoder/encoder-files.ts";
import { partOf } from "../../pipelines/enrich/training/partition.ts";
import { taxonomy } from "../../pipelines/enrich/taxonomy/taxonomy.ts";
import { Tier } from "../../schemas/config-values.ts";
import { modelFolder, readEncoderFiles, readModelFiles } from "../runtime/model-files.ts";
import { openTier } from "../runtime/open-tier.ts";
import { takeEncoder, writeManifest } from "./training/encoder-files.ts";
import { goldIds } from "./training/gold/files.ts";
import { readPeopleLabels, withPeopleLabels } from "./training/people-labels.ts";
import type { LabelledRow } from "./training/labelled-rows.ts";
import { captionOf, readDataSet, togetherOf } from "./training/labelled-rows.ts";
import type { TrainingMetrics } from "./training/model-card.ts";
import { modelCard } from "./training/model-card.ts";
import { measureQuality } from "./training/quality.ts";
import { readSoftLabels } from "./training/soft-labels.ts";
import type { SupervisedTask } from "./training/supervised.ts";
import { trainSupervised } from "./training/supervised.ts";
import { languageTask, sarcasmTask, sentimentTask } from "./training/tasks.ts";
import type { TextReader } from "./training/texts-as-features.ts";
import { createTextReader } from "./training/texts-as-features.ts";
import type { TopicText } from "./training/topics.ts";
import { trainTopics } from "./training/topics.ts";

/** A feature must occur in so many texts to be used at all. */
const leastTexts = 5;
const topicThreshold = 0.9;

interface TrainOptions {
  readonly data: URL;
  /** Where the models are written. */
  readonly out: URL;
  /** What `encoder/main.py` wrote; `undefined` keeps the encoder that is there. */
  readonly encoder: URL | undefined;
  /** What `suara labels export --part teaching` wrote; `undefined` where there is none. */
  readonly labels: string | undefined;
}

/**
 * `npm run train [-- --data DIR --out DIR --encoder DIR --labels FILE]`: trains every linear model from the data sets and the encoder's
 * soft labels, joins them with the encoder, measures both tiers, and writes models, figures and card. Nothing is drawn
 * at random: the same data gives the same bytes.
 */
async function train({ data, out, encoder, labels }: TrainOptions): Promise<void> {
  await mkdir(out, { recursive: true });
  if (encoder !== undefined) await takeEncoder(encoder, out);
  const reader = createTextReader();
  report("reading");
  const unlabelled = {
    "youtube-comments": await readDataSet(data, "my-unlabelled/youtube-comments.jsonl.gz"),
    tweets: await readDataSet(data, "my-unlabelled/tweets.jsonl.gz"),
    "forum-posts": await readDataSet(data, "my-unlabelled/forum-posts.jsonl"),
  };
  const main = await readDataSet(data, "my-public-comments/train.jsonl.gz");
  const apart = goldIds();
  const withoutGold = Object.fromEntries(
    Object.entries(unlabelled).map(([name, rows]) => [name, rows.filter(({ id = "" }) => !apart.has(id))]),
  );
  const sets = { ...withoutGold, "my-public-comments": main.filter(inTrainPart) };
  const taught = await readSoftLabels([
    ...Object.values(unlabelled).flat(),
    ...(await readDataSet(data, "en-tweets/train.jsonl.gz")),
    ...(await readDataSet(data, "id-smsa/train.jsonl.gz")),
    ...(await readDataSet(data, "id-en-indonglish/train.jsonl")),
  ]);
  const people = labels === undefined ? [] : await readPeopleLabels(labels);
  const tasks = {
    sentiment: withPeopleLabels(await sentimentTask(data, taught.sentiment), people),
    sarcasm: await sarcasmTask(data, taught.sarcasm),
    language: withPeopleLabels(await languageTask(data, taught.language), people),
  };
  const rows = [
    ...Object.values(sets).flat(),
    ...Object.values(tasks).flatMap((task) => task.sets.slice(1).flatMap((set) => set.rows)),
  ];
  const rarity = rarityOf(reader.frequencies(new Set(rows.map(({ text }) => text))), leastTexts);
  await writeFile(new URL(modelFileNames.rarity, out), encodeRarity("rarity@2", rarity));

  const tools = { reader, rarity };
  const sentiment = await trainTask(tasks.sentiment, "sentiment", out, tools);
  const sarcasm = await trainTask(tasks.sarcasm, "sarcasm", out, tools);
  const language = await trainTask(tasks.language, "language", out, tools);
  report("topics: training");
  const topics = trainTopics(
    {
      name: "topics-linear@3",
      threshold: topicThreshold,
      sets: Object.fromEntries(Object.entries(sets).map(([name, rows]) => [name, rows.map(topicText)])),
    },
    reader,
    rarity,
  );
  await writeFile(new URL(modelFileNames.topics, out), encodeLinearModel(topics.model));
  report("joining the linear models and the encoder");
  const calibration = main.filter((row) => partOf(togetherOf(row)) === "calibration");
  await writeManifest(out, { sentiment, sarcasm, language }, calibration, tools);

  report("measuring");
  const models = await readModelFiles(out);
  const encoderFiles = await readEncoderFiles(out);
  const metrics: TrainingMetrics = {
    sentiment: sentiment.metrics,
    sarcasm: sarcasm.metrics,
    language: language.metrics,
    topics: topics.metrics,
    pair: checkedManifest(encoderFiles),
    quality: {
      fast: await measureQuality((await openTier({ models, encoder: undefined, taxonomy })).analyse, data),
      accurate: await measureQuality(
        (await openTier({ models, encoder: encoderFiles, taxonomy })).analyse,
        data,
      ),
    },
  };
  await writeFile(new URL("metrics.json", out), `${JSON.stringify(metrics, rounding, 2)}\n`);
  await writeFile(new URL("README.md", out), modelCard(JSON.parse(JSON.stringify(metrics, rounding))));
  for (const tier of Tier.options) {
    const { macroF1 } = metrics.quality[tier].dev.sentiment;
    process.stdout.write(`sentiment, ${tier}, dev part: macro-F1 ${macroF1.toFixed(4)}\n`);
  }
}

async function trainTask(
  task: SupervisedTask,
  name: "sentiment" | "sarcasm" | "language",
  out: URL,
  { reader, rarity }: { readonly reader: TextReader; readonly rarity: Uint8Array },
) {
  report(`${name}: training`);
  const trained = trainSupervised(task, reader, rarity);
  await writeFile(new URL(modelFileNames[name], out), encodeLinearModel(trained.model));
  return { task, ...trained };
}

function inTrainPart(row: LabelledRow): boolean {
  return partOf(togetherOf(row)) === "train";
}

function topicText(row: LabelledRow): TopicText {
  const { text, topic } = row;
  return { text, caption: captionOf(row), topicClass: topic ?? null, together: togetherOf(row) };
}

/** Four digits: what lies beyond is noise. */
function rounding(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Math.round(value * 10_000) / 10_000 : value;
}

function report(step: string): void {
  process.stderr.write(`${step} …\n`);
}

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    out: { type: "string" },
    encoder: { type: "string" },
    labels: { type: "string" },
  },
});
const folderUrl = (path: string) => pathToFileURL(`${path}/`);
await train({
  data:
    values.data === undefined ? new URL("../../../shared/data/", import.meta.url) : folderUrl(values.data),
  out: values.out === undefined ? modelFolder : folderUrl(values.out),
  encoder: values.encoder === undefined ? undefined : folderUrl(values.encoder),
  labels: values.labels,
});
