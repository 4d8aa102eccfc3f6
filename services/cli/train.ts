import { mkdir, writeFile } from "node:fs/promises";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { rarityOf } from "../../pipelines/enrich/features/weighting.ts";
import {
  languageMarks,
  languageWords,
  learnWordLanguages,
} from "../../pipelines/enrich/language/word-languages.ts";
import { encodeLinearModel, encodeTable } from "../../pipelines/enrich/linear/model-file.ts";
import { modelFileNames } from "../../pipelines/enrich/open-analyser.ts";
import { checkedManifest } from "../../pipelines/enrich/encoder/encoder-files.ts";
import { partOf } from "../../pipelines/enrich/training/partition.ts";
import { taxonomy } from "../../pipelines/enrich/taxonomy/taxonomy.ts";
import { lettersOnly } from "../../pipelines/enrich/wording/letters-only.ts";
import { Tier } from "../../schemas/config-values.ts";
import { modelFolder, readEncoderFiles, readModelFiles } from "../runtime/model-files.ts";
import { openTier } from "../runtime/open-tier.ts";
import { readDeveloperLabels } from "./training/developers/labels.ts";
import { encoderIn, pairOf, takeEncoder, writeManifest } from "./training/encoder-files.ts";
import { goldIds } from "./training/gold/files.ts";
import { readPeopleLabels, withPeopleLabels } from "./training/people-labels.ts";
import type { LabelledRow } from "./training/labelled-rows.ts";
import { readDataSet, togetherOf } from "./training/labelled-rows.ts";
import type { TrainingMetrics } from "./training/model-card.ts";
import { modelCard } from "./training/model-card.ts";
import { measureQuality } from "./training/quality.ts";
import { readSoftLabels } from "./training/soft-labels.ts";
import type { SupervisedTask } from "./training/supervised.ts";
import { trainSupervised } from "./training/supervised.ts";
import { languageTask, sarcasmTask, sentimentTask } from "./training/tasks.ts";
import type { TextReader } from "./training/texts-as-features.ts";
import { createTextReader } from "./training/texts-as-features.ts";
import { topicEvidence } from "./training/topic-evidence.ts";
import { teachesTopics, topicTexts, trainTopics, wordsOnly } from "./training/topics.ts";

/** A feature must occur in so many texts to be used at all. */
const leastTexts = 5;
/** Sources of my-unlabelled on films, cars, food and feelings, where a word of an issue says less of it than under a department's pages. */
const leisureSources: ReadonlySet<string> = new Set([
  "entertainment_viral",
  "malay_films",
  "raya_songs",
  "cars_gadgets",
  "malaysian_food_foreign_viewers",
  "emotion_query_2019",
]);
/** Tweets in my-unlabelled that are nearly all Malay; those of the other source are Indonesian or English now and then. */
const malaySources: ReadonlySet<string> = new Set([
  "query_2017",
  "political_query_2017",
  "keyphrase_testset",
]);

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
 * `npm run train [-- --data DIR --out DIR --encoder DIR --labels FILE]`: trains every linear model from the data sets, what the
 * developers read, and the encoder's soft labels, joins them with the encoder, measures both tiers, and writes models, figures and card. Nothing is drawn
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
  const developers = await readDeveloperLabels();
  const english = await readDataSet(data, "en-tweets/train.jsonl.gz");
  const taught = await readSoftLabels([
    ...Object.values(unlabelled).flat(),
    ...english,
    ...(await readDataSet(data, "id-smsa/train.jsonl.gz")),
    ...(await readDataSet(data, "id-en-indonglish/train.jsonl")),
  ]);
  const wordLanguages = learnWordLanguages(
    english.map(({ text }) => reader.read(text)),
    (withoutGold["tweets"] ?? [])
      .filter(({ source }) => malaySources.has(source ?? ""))
      .map(({ text }) => reader.read(text)),
  );
  await writeFile(
    new URL(modelFileNames.wordLanguages, out),
    encodeTable("word-languages", "word-languages@1", Uint8Array.from(wordLanguages)),
  );
  const people = labels === undefined ? [] : await readPeopleLabels(labels);
  const unlabelledRows = Object.values(withoutGold).flat();
  const inTheirLanguage = unlabelledRows.flatMap((row) => {
    const lang = developers.get(row.id ?? "")?.language;
    return lang === undefined || lang === null ? [] : [{ ...row, lang }];
  });
  const tasks = {
    sentiment: withPeopleLabels(await sentimentTask(data, taught.sentiment, developers), people),
    sarcasm: await sarcasmTask(data, taught.sarcasm),
    language: withPeopleLabels(
      await languageTask(data, taught.language, wordLanguages, inTheirLanguage),
      people,
    ),
  };
  const rows = [
    ...Object.values(sets).flat(),
    ...Object.values(tasks).flatMap((task) => task.sets.slice(1).flatMap((set) => set.rows)),
  ];
  const withMarks = [...new Set(rows.map(({ text }) => text))]
    .values()
    .map((text) => reader.read(text))
    .map((words) => [...words, ...languageMarks(lettersOnly(words), wordLanguages)]);
  const rarity = rarityOf(reader.frequencies(withMarks), leastTexts);
  await writeFile(new URL(modelFileNames.rarity, out), encodeTable("rarity", "rarity@3", rarity));

  const tools = { reader, rarity };
  const sentiment = await trainTask(tasks.sentiment, "sentiment", out, tools);
  const sarcasm = await trainTask(tasks.sarcasm, "sarcasm", out, tools);
  const language = await trainTask(tasks.language, "language", out, tools);
  report("topics: training");
  const readByDevelopers = topicTexts([...unlabelledRows, ...main], developers);
  const vectorOf = (text: string) =>
    wordsOnly(reader.vector(languageWords(lettersOnly(reader.read(text)), wordLanguages), rarity));
  const topics = trainTopics("topics-linear@4", readByDevelopers, vectorOf);
  await writeFile(new URL(modelFileNames.topics, out), encodeLinearModel(topics));
  report("joining the linear models and the encoder");
  const encode = await encoderIn(out);
  const calibration = main.filter((row) => partOf(togetherOf(row)) === "calibration");
  const pair = await pairOf(encode, { sentiment, sarcasm, language }, calibration, tools);
  await writeManifest(out, pair);
  const evidence = await topicEvidence(
    topicTexts(
      [...unlabelledRows.filter(({ source }) => !leisureSources.has(source ?? "")), ...main],
      developers,
    ).filter((each) => !teachesTopics(each)),
    { encode, topics, vectorOf, read: reader.read },
  );
  await writeFile(new URL(modelFileNames.topicEvidence, out), encodeLinearModel(evidence.fast.model));
  await writeFile(new URL(modelFileNames.pairTopicEvidence, out), encodeLinearModel(evidence.accurate.model));

  report("measuring");
  const models = await readModelFiles(out);
  const encoderFiles = await readEncoderFiles(out);
  const metrics: TrainingMetrics = {
    sentiment: sentiment.metrics,
    sarcasm: sarcasm.metrics,
    language: language.metrics,
    topics: {
      model: topics.name,
      read: readByDevelopers.length,
      fast: evidence.fast.metrics,
      accurate: evidence.accurate.metrics,
    },
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
