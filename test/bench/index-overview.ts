import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { CommentFilter, SearchIndex } from "../../pipelines/ports/search-index.ts";
import { LanguageCode, SentimentLabel } from "../../schemas/analysed.ts";
import type { Channel } from "../../schemas/channel.ts";
import type { CommentDocument } from "../../schemas/document.ts";
import { openSqliteIndex } from "../../services/index/sqlite/search-index.ts";
import { seededRandom } from "../../services/simulators/truth/random.ts";
import { commentDocument, sentiment } from "../fakes/documents.ts";
import type { Measurement } from "./measurement.ts";

const days = 365;
const posts = 2000;
const start = Date.UTC(2025, 10, 23, 16); // midnight in Malaysia
const dayMs = 86_400_000;
const batchSize = 1000;

/** Loads a year of made-up comments into a fresh index and times the overview of the first page over it. */
export async function measure({ comments = 1_000_000 } = {}): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), "suara-bench-"));
  try {
    const file = join(folder, "index.db");
    await using index = await openSqliteIndex({ file });
    const load = await loadRate(index, comments);
    const mib = (await stat(file)).size / 2 ** 20;
    const last30Days: CommentFilter = { from: at(days - 30), to: at(days) };
    return [
      {
        name: "index load",
        value: Math.round(load),
        unit: "comments/s",
        target: { atLeast: 15_000 },
        note: `${comments} comments, upserts of ${batchSize}`,
      },
      { name: "index size", value: Math.round((mib * 2 ** 20) / comments), unit: "bytes/comment" },
      ...(await overview(index, "whole year", {})),
      ...(await overview(index, "last 30 days", last30Days)),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function loadRate(index: SearchIndex, comments: number): Promise<number> {
  const seeded = seededRandom(20_261_124);
  let spentMs = 0;
  for (let first = 0; first < comments; first += batchSize) {
    const batch = Array.from({ length: Math.min(batchSize, comments - first) }, (_, n) =>
      madeUp(first + n, comments, () => seeded.next()),
    );
    const began = performance.now(); // making the data up is not the index's work
    await index.upsert(batch);
    spentMs += performance.now() - began;
  }
  return (comments / spentMs) * 1000;
}

/** Every part of the overview and all of them together, each the median of several runs. */
async function overview(
  index: SearchIndex,
  name: string,
  filter: CommentFilter,
): Promise<readonly Measurement[]> {
  const scope = { kind: "nation" } as const;
  const parts: Readonly<Record<string, () => Promise<unknown>>> = {
    "totals with authors": () => index.aggregate({ scope, filter, by: [], authors: true }),
    "day x sentiment": () =>
      index.aggregate({ scope, filter, by: [{ step: "day" }, { field: "sentiment" }] }),
    "topic x sentiment": () =>
      index.aggregate({ scope, filter, by: [{ field: "topic" }, { field: "sentiment" }] }),
    "channel x sentiment": () =>
      index.aggregate({ scope, filter, by: [{ field: "channelId" }, { field: "sentiment" }] }),
    "newest 20": () => index.search({ scope, filter, order: "newest", size: 20 }),
    "most liked 20": () => index.search({ scope, filter, order: "likes", size: 20 }),
  };
  const all = await medianMs(() => Promise.all(Object.values(parts).map((part) => part())));
  const each: Measurement[] = [];
  for (const [part, run] of Object.entries(parts)) {
    each.push({ name: `${name}: ${part}`, value: await medianMs(run), unit: "ms" });
  }
  return [{ name: `overview, ${name}`, value: all, unit: "ms", target: { atMost: 150 } }, ...each];
}

async function medianMs(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    const began = performance.now();
    await run();
    times.push(performance.now() - began);
  }
  return Math.round((times.sort((a, b) => a - b)[3] ?? Number.NaN) * 10) / 10;
}

const channels: readonly Channel[] = Array.from({ length: 20 }, (_, n) => ({
  id: `channel-${n}`,
  platform: n % 2 === 0 ? "youtube" : "facebook",
  nativeId: `n${n}`,
  name: `Saluran ${n}`,
  ...(n < 4
    ? { level: "hq" as const }
    : { level: "state" as const, state: n % 3 === 0 ? ("MY-01" as const) : ("MY-10" as const) }),
}));

const vocabulary =
  "harga minyak naik lagi rakyat susah kerajaan tolong bantu terima kasih menteri sekolah jalan rosak banjir hospital lambat bagus syabas teruk mahal cukai gaji the price is too high please help good job when will this end".split(
    " ",
  );

/** Collected in the order of publication with some disorder, as polling many channels gives it. */
function madeUp(n: number, comments: number, random: () => number): CommentDocument {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] ?? pick(values);
  const skewed = (count: number) => Math.floor(random() ** 2 * count);
  const day = Math.min(days - 0.001, Math.max(0, (n / comments) * days + (random() - 0.5) * 3));
  // Most comments come in the first days of a post, some under posts that are months old.
  const post = Math.max(0, Math.floor(((day - 120 * random() ** 6) / days) * posts));
  const channel = channels[post % channels.length] ?? pick(channels);
  const topics = random() < 0.3 ? [skewed(31), skewed(31)] : [skewed(31)];
  const label = pick(SentimentLabel.options);
  return commentDocument(
    {
      id: `${channel.platform}:Ug${Math.floor(random() * 2 ** 53).toString(36)}${n.toString(36)}`,
      postId: `${channel.platform}:post-${post}`,
      author: `k1.${skewed(200_000).toString(16).padStart(32, "0")}`,
      official: random() < 0.02,
      text: Array.from({ length: 6 + Math.floor(random() * 20) }, () => pick(vocabulary)).join(" "),
      publishedAt: new Date(Math.floor((start + day * dayMs) / 1000) * 1000).toISOString(),
      likes: random() < 0.02 ? null : madeUpLikes(random()),
      language: { code: pick(LanguageCode.options.slice(0, 4)), confidence: 0.9 },
      sentiment: sentiment(label),
      topics: [...new Set(topics)].map((topic) => ({ id: `topic_${topic}`, confidence: 0.7 })),
      copyKey: Math.floor(random() * 2 ** 53).toString(16),
      models: { language: "linear@1", sentiment: "linear@1", topics: "linear@1" },
    },
    { channel },
  );
}

/** As the likes of 71,513 comments on Malaysian videos: two thirds have none, 9 % five or more, a few thousands. */
function madeUpLikes(chance: number): number {
  return Math.min(50_000, Math.floor(0.35 * Math.max(chance, 1e-9) ** -0.95));
}

const at = (day: number) => new Date(start + day * dayMs).toISOString();
