import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { taxonomy } from "../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { SearchIndex } from "../../pipelines/ports/search-index.ts";
import { workingCalendar } from "../../pipelines/stats/calendar/working-calendar.ts";
import { createReading } from "../../pipelines/trends/emerging/reading.ts";
import { stepMs, stepsPerDay } from "../../pipelines/trends/series/steps.ts";
import type { LanguageCode } from "../../schemas/analysed.ts";
import type { Channel } from "../../schemas/channel.ts";
import type { CommentDocument } from "../../schemas/document.ts";
import { StateCode } from "../../schemas/states.ts";
import { openSqliteIndex } from "../../services/index/sqlite/search-index.ts";
import { openSqliteState } from "../../services/index/sqlite/state-store.ts";
import { seededRandom } from "../../services/simulators/truth/random.ts";
import { alertTools as watchAlertTools } from "../../services/workers/watch/alert-tools.ts";
import { detectorMemories, forgetOlder } from "../../services/workers/watch/detector-memories.ts";
import { takeSteps } from "../../services/workers/watch/take-steps.ts";
import { newWatching } from "../../services/workers/watch/watch-state.ts";
import { alertTools } from "../fakes/alert-tools.ts";
import { commentDocument, sentiment } from "../fakes/documents.ts";
import type { Measurement } from "./measurement.ts";

const days = 2;
const perDay = 50_000;
const looks = 7;
const firstStep = Math.floor(Date.UTC(2026, 10, 23, 16) / stepMs);
const channels: readonly Channel[] = StateCode.options.map((state) => ({
  id: state.toLowerCase(),
  platform: "facebook",
  nativeId: state,
  name: state,
  level: "state",
  state,
}));
const languages: readonly LanguageCode[] = ["ms", "ms", "mixed", "mixed", "en", "en", "zh", "ta"];

/**
 * What one look of the watch costs every five minutes with many comments on every topic, in every state: where each state speaks one
 * language, so that no state's language is a part of its own, and where each speaks five.
 */
export async function measure(): Promise<readonly Measurement[]> {
  const alone = await look((_, state) => languages[state % languages.length] ?? "ms");
  const together = await look((n) => languages[n % languages.length] ?? "ms");
  const note = `${perDay} comments a day`;
  return [
    { name: "series without state x language", value: alone.series, unit: "series", note },
    {
      name: "series with it",
      value: together.series,
      unit: "series",
      note: `${together.questions} questions`,
    },
    { name: "a look without it", value: alone.ms, unit: "ms" },
    { name: "a look with it", value: together.ms, unit: "ms", target: { atMost: 30_000 } },
    { name: "kept for it after each look", value: together.kilobytes, unit: "kB" },
  ];
}

async function look(languageOf: (n: number, state: number) => LanguageCode) {
  const folder = await mkdtemp(join(tmpdir(), "suara-bench-"));
  try {
    await using index = await openSqliteIndex({ file: join(folder, "index.db") });
    await using state = await openSqliteState({ file: join(folder, "state.db") });
    await fill(index, languageOf);
    let questions = 0;
    const counting: SearchIndex = {
      ...index,
      aggregate: async (query) => {
        questions += 1;
        return await index.aggregate(query);
      },
    };
    const options = {
      channels,
      taxonomy,
      reading: createReading(taxonomy),
      calendar: workingCalendar([]),
      rules: [],
      destinations: [],
      tools: alertTools,
    };
    const clock = { now: () => (firstStep + days * stepsPerDay) * stepMs };
    const tools = watchAlertTools({ index: counting, state }, options);
    const dependencies = { index: counting, state, clock, random: () => 0.5, tools };
    let watching = newWatching(firstStep);
    const take = async (steps: number): Promise<number> => {
      const began = process.cpuUsage(); // because others may use the cores too
      const to = watching.nextStep + steps;
      watching = await takeSteps(dependencies, options, watching, { to, end: to });
      await forgetOlder(state, watching.memories);
      const { user, system } = process.cpuUsage(began);
      return (user + system) / 1_000;
    };
    await take(stepsPerDay);
    questions = 0;
    const spent: number[] = [];
    for (let n = 0; n < looks; n += 1) spent.push(await take(1));
    const kept = await Array.fromAsync(state.list(detectorMemories), ({ value }) => value);
    return {
      ms: Math.round(spent.toSorted((a, b) => a - b)[Math.floor(looks / 2)] ?? 0),
      questions: Math.round(questions / looks),
      series: kept.reduce((sum, memories) => sum + Object.keys(memories).length, 0),
      kilobytes: Math.round(kept.reduce((sum, memories) => sum + JSON.stringify(memories).length, 0) / 1_000),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function fill(
  index: SearchIndex,
  languageOf: (n: number, state: number) => LanguageCode,
): Promise<void> {
  const random = seededRandom(20_261_129);
  const batchSize = 1_000;
  for (let first = 0; first < days * perDay; first += batchSize) {
    const batch = Array.from({ length: batchSize }, (_, n) => {
      const place = Math.floor(random.next() * channels.length);
      return madeUp(first + n, place, languageOf(Math.floor(random.next() * 8), place), random.next());
    });
    await index.upsert(batch);
  }
}

function madeUp(n: number, place: number, language: LanguageCode, chance: number): CommentDocument {
  const channel = channels[place];
  const topic = taxonomy.topics[Math.floor(chance * taxonomy.topics.length)];
  if (channel === undefined || topic === undefined) throw new TypeError("there is a channel and a topic");
  const ms = (firstStep + (n / perDay) * stepsPerDay) * stepMs;
  return commentDocument(
    {
      id: `facebook:c${n}`,
      author: `k1.a${n % 5_000}`,
      text: `komen rekaan ${n}`,
      publishedAt: new Date(Math.floor(ms)).toISOString(),
      topics: [{ id: topic.id, confidence: 1 }],
      language: { code: language, confidence: 1 },
      sentiment: sentiment(n % 4 === 0 ? "negative" : "neutral"),
    },
    { channel },
  );
}
