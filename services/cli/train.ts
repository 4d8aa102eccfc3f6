import { mkdir, writeFile } from "node:fs/promises";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { rarityOf } from "../../pipelines/enrich/features/weighting.ts";
import { encodeLinearModel, encodeRarity } from "../../pipelines/enrich/linear/model-file.ts";
import { modelFileNames } from "../../pipelines/enrich/open-analyser.ts";
import { modelFolder } from "../runtime/model-files.ts";
import type { LabelledRow } from "./training/labelled-rows.ts";
import { captionOf, readDataSet, togetherOf } from "./training/labelled-rows.ts";
import type { TrainingMetrics } from "./training/model-card.ts";
import { modelCard } from "./training/model-card.ts";
import { trainSupervised } from "./training/supervised.ts";
import { languageTask, sentimentTask } from "./training/tasks.ts";
import { createTextReader } from "./training/texts-as-features.ts";
import type { TopicText } from "./training/topics.ts";
import { trainTopics } from "./training/topics.ts";

/** A feature must occur in so many texts to be used at all. */
const leastTexts = 5;
const topicThreshold = 0.9;

/**
 * `npm run train [-- --data DIR --out DIR]`: trains every model from the data sets, writes them with their figures and
 * their card. Nothing is drawn at random: the same data gives the same bytes.
 */
async function train(data: URL, out: URL): Promise<void> {
  const reader = createTextReader();
  report("reading");
  const sets = {
    "youtube-comments": await readDataSet(data, "my-unlabelled/youtube-comments.jsonl.gz"),
    tweets: await readDataSet(data, "my-unlabelled/tweets.jsonl.gz"),
    "forum-posts": await readDataSet(data, "my-unlabelled/forum-posts.jsonl"),
    "my-public-comments": await readDataSet(data, "my-public-comments/train.jsonl.gz"),
  };
  const [sentiment, language] = [await sentimentTask(data), await languageTask(data)];
  const rows = [
    ...Object.values(sets).flat(),
    ...[...sentiment.sets, ...language.sets].flatMap((set) => set.rows),
  ];
  const rarity = rarityOf(reader.frequencies(new Set(rows.map(({ text }) => text))), leastTexts);

  report("sentiment: cross-validating and training");
  const trainedSentiment = trainSupervised(sentiment, reader, rarity);
  report("language: cross-validating and training");
  const trainedLanguage = trainSupervised(language, reader, rarity);
  report("topics: training");
  const trainedTopics = trainTopics(
    {
      name: "topics-linear@1",
      threshold: topicThreshold,
      sets: Object.fromEntries(Object.entries(sets).map(([name, rows]) => [name, rows.map(topicText)])),
    },
    reader,
    rarity,
  );

  const metrics: TrainingMetrics = {
    sentiment: trainedSentiment.metrics,
    language: trainedLanguage.metrics,
    topics: trainedTopics.metrics,
  };
  await mkdir(out, { recursive: true });
  await writeFile(new URL(modelFileNames.rarity, out), encodeRarity("rarity@1", rarity));
  await writeFile(new URL(modelFileNames.sentiment, out), encodeLinearModel(trainedSentiment.model));
  await writeFile(new URL(modelFileNames.language, out), encodeLinearModel(trainedLanguage.model));
  await writeFile(new URL(modelFileNames.topics, out), encodeLinearModel(trainedTopics.model));
  await writeFile(new URL("metrics.json", out), `${JSON.stringify(metrics, rounding, 2)}\n`);
  await writeFile(new URL("README.md", out), modelCard(JSON.parse(JSON.stringify(metrics, rounding))));
  const { macroF1 } = metrics.sentiment.crossValidation["my-public-comments"] ?? {};
  process.stdout.write(`sentiment, 4-fold cross-validation: macro-F1 ${macroF1?.toFixed(4)}\n`);
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

const { values } = parseArgs({ options: { data: { type: "string" }, out: { type: "string" } } });
const folderUrl = (path: string) => pathToFileURL(`${path}/`);
await train(
  values.data === undefined ? new URL("../../../shared/data/", import.meta.url) : folderUrl(values.data),
  values.out === undefined ? modelFolder : folderUrl(values.out),
);
