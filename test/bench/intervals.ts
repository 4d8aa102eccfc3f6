import process from "node:process";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { readModelQuality } from "../../services/runtime/model-files.ts";
import { likenessOf } from "../../pipelines/stats/likeness.ts";
import { SentimentLabel } from "../../schemas/analysed.ts";
import type { ChangingSetting } from "./change-simulation.ts";
import { changeCoverageOf } from "./change-simulation.ts";
import { countCoverageOf } from "./count-simulation.ts";
import { errorLikeness, judgedRows, likenessError } from "./error-drift.ts";
import type { Setting } from "./interval-simulation.ts";
import { coverageOf, usualSetting } from "./interval-simulation.ts";

/**
 * `npm run evaluate:intervals [-- --runs N --data DIR]`: how often the 95 % intervals of corrected shares hold the truth in
 * made-up worlds, and those of their change and of the change of counts from one period to the next, as the tables of pipelines/stats/README.md. With `--data`, a folder with my-public-comments, also how alike
 * the errors of the models are within a topic, a platform, a language, a month, an earlier or later half and a post, from which the constants come.
 */
const { values } = parseArgs({
  options: { runs: { type: "string", default: "400" }, data: { type: "string" } },
});

const seed = 20_261_128;
const quality = await readModelQuality();
const usual = usualSetting(quality.fast.sentiment.confusion);
const { labels: accurateLabels, rates: accurate } = usualSetting(quality.accurate.sentiment.confusion);
const ofAccurate = { labels: accurateLabels, rates: accurate };

const rare = [0.9, 0.07, 0.03];
const mixed = { slice: "mixed", drift: 0.005 } as const;
/** So alike that what the models say under one post is as alike as in my-public-comments (0.13): their errors hide most of it. */
const asAlike = { likeness: 0.55 };
const sharp = [
  [0.9, 0.06, 0.04],
  [0.08, 0.86, 0.06],
  [0.06, 0.04, 0.9],
];
const nearlySingular = [
  [0.4, 0.3, 0.3],
  [0.35, 0.35, 0.3],
  [0.3, 0.3, 0.4],
];
const settings: readonly (readonly [string, Partial<Setting>])[] = [
  ["one topic, 60 posts", {}],
  ["one topic, 300 posts", { posts: 300 }],
  ["one topic, 8 posts", { posts: 8 }],
  ["one topic, 3 posts", { posts: 3 }],
  ["one topic, hardly any positive", { truth: rare, posts: 300 }],
  ["one topic, the accurate models", ofAccurate],
  ["one topic, a sharp classifier", { rates: sharp }],
  ["one topic, 300 labels", { labels: 300 }],
  ["one topic, no likeness under a post", { likeness: 0, postDrift: 0 }],
  ["one topic, much likeness (0.3)", { likeness: 0.3 }],
  ["one topic, likeness as measured, 60 posts", asAlike],
  ["one topic, likeness as measured, 8 posts", { ...asAlike, posts: 8 }],
  ["one topic, likeness as measured, 3 posts", { ...asAlike, posts: 3 }],
  ["all topics, 60 posts", mixed],
  ["all topics, 300 posts", { ...mixed, posts: 300 }],
  ["all topics, 1,500 posts of 5", { ...mixed, posts: 1_500, commentsPerPost: 5 }],
  ["all topics, hardly any positive", { ...mixed, truth: rare, posts: 300 }],
  ["all topics, a sharp classifier", { ...mixed, rates: sharp, posts: 300 }],
  ["one topic, no drift", { drift: 0 }],
  ["one topic, twice the drift", { drift: 0.05 }],
  ["one topic, four times the drift", { drift: 0.1 }],
  ["one topic, nearly singular errors", { rates: nearlySingular }],
];

const rise = { truthAfter: [0.55, 0.2, 0.25] };
const changingSettings: readonly (readonly [string, Partial<ChangingSetting>])[] = [
  ["nothing changes, 60 posts", {}],
  ["nothing changes, 300 posts", { posts: 300 }],
  ["twice the posts, nothing else", { growth: 2 }],
  ["10 points more negative, 60 posts", rise],
  ["10 points more negative, 300 posts", { ...rise, posts: 300 }],
  ["10 points more negative, 15 posts", { ...rise, posts: 15 }],
  ["10 points more negative, 8 posts", { ...rise, posts: 8 }],
  ["10 points, likeness as measured, 60 posts", { ...rise, ...asAlike }],
  ["10 points, likeness as measured, 15 posts", { ...rise, ...asAlike, posts: 15 }],
  ["10 points, likeness as measured, 8 posts", { ...rise, ...asAlike, posts: 8 }],
  ["20 points more negative, 60 posts", { truthAfter: [0.65, 0.15, 0.2] }],
  ["hardly any positive, 5 points, 300 posts", { truth: rare, truthAfter: [0.95, 0.03, 0.02], posts: 300 }],
  ["the accurate models, 10 points", { ...rise, ...ofAccurate }],
  ["a sharp classifier, 10 points", { ...rise, rates: sharp }],
  ["300 labels, 10 points", { ...rise, labels: 300 }],
  ["all topics, 10 points, 300 posts", { ...mixed, ...rise, posts: 300 }],
  ["errors that move by 0.0025 between the periods", { ...rise, driftBetween: 0.0025 }],
  ["errors that move by 0.005 between the periods", { ...rise, driftBetween: 0.005 }],
  ["errors that move by 0.025 between the periods", { ...rise, driftBetween: 0.025 }],
];

const countedPosts = [3, 5, 8, 15, 60, 300];

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const points = (share: number) => (share * 100).toFixed(1);
const line = (cells: readonly string[]) => process.stdout.write(`| ${cells.join(" | ")} |\n`);

if (values.data !== undefined) await printDrift(pathToFileURL(`${values.data}/`));
line([
  "setting",
  "corrected",
  "net",
  "uncorrected, Wilson",
  "mean width (points)",
  "error before",
  "error after",
  "typical error after",
]);
line(Array.from({ length: 8 }, (_, at) => (at === 0 ? "---" : "---:")));
for (const [name, setting] of settings) {
  const measured = coverageOf({ ...usual, ...setting }, { runs: Number(values.runs), seed });
  line([
    name,
    percent(measured.corrected),
    percent(measured.net),
    percent(measured.wilson),
    points(measured.width),
    points(measured.biasBefore),
    points(measured.bias),
    points(measured.typicalError),
  ]);
}

line([
  "from one period to the next",
  "corrected",
  "net",
  "uncorrected",
  "mean width (points)",
  "right verdict",
  "wrong verdict",
]);
line(Array.from({ length: 7 }, (_, at) => (at === 0 ? "---" : "---:")));
for (const [name, setting] of changingSettings) {
  const measured = changeCoverageOf({ ...usual, ...setting }, { runs: Number(values.runs), seed });
  line([
    name,
    percent(measured.corrected),
    percent(measured.net),
    percent(measured.said),
    points(measured.width),
    percent(measured.found),
    percent(measured.falselyChanged),
  ]);
}

// Counts are cheap to make up, and a tenth of these worlds would leave it to chance whether they look right.
line(["comments from one period to the next", ...countedPosts.map((posts) => `${posts} posts`)]);
line(["---", ...countedPosts.map(() => "---:")]);
for (const growth of [1, 2]) {
  const runs = 10 * Number(values.runs);
  const held = countedPosts.map((posts) => percent(countCoverageOf({ posts, growth }, { runs, seed })));
  line([growth === 1 ? "as many" : "twice as many", ...held]);
}

async function printDrift(data: URL): Promise<void> {
  const heads = ["topic", "platform", "language", "month", "half", "post", "sentiments as said, by post"];
  line(["models", ...heads]);
  line(["---", ...heads.map(() => "---:")]);
  for (const tier of ["fast", "accurate"] as const) {
    const rows = await judgedRows(data, tier);
    const posts = [...Map.groupBy(rows, ({ post }) => post).values()].map((own) =>
      SentimentLabel.options.map((label) => own.filter(({ said }) => said === label).length),
    );
    const dated = rows.filter(({ month }) => month !== "");
    const within = (some: typeof rows, key: "topic" | "platform" | "language" | "month" | "half") =>
      `${errorLikeness(some, key, "post").toFixed(3)} ± ${likenessError(some, key, "post").toFixed(3)}`;
    line([
      tier,
      within(rows, "topic"),
      within(rows, "platform"),
      within(rows, "language"),
      within(dated, "month"),
      within(dated, "half"),
      errorLikeness(rows, "post", undefined).toFixed(3),
      (likenessOf(posts) ?? Number.NaN).toFixed(3),
    ]);
  }
}
