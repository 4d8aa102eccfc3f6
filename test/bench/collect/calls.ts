import { Config } from "../../../schemas/config.ts";
import type { Channel } from "../../../schemas/channel.ts";
import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { EventLog, NewRecord } from "../../../pipelines/ports/event-log.ts";
import { visitChannel } from "../../../services/workers/collect.ts";
import { collectDependencies } from "../../fakes/collect-dependencies.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import type { Measurement } from "../measurement.ts";
import { departmentTalk } from "./department-talk.ts";
import type { Calls } from "./fewest-calls.ts";
import { FewestCalls } from "./fewest-calls.ts";
import { follow } from "./follow.ts";
import type { BenchPlatform } from "./simulated-platforms.ts";
import { benchPlatforms } from "./simulated-platforms.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const startMs = Date.UTC(2026, 9, 1);
const never = new AbortController().signal;

/** Exactly as long as the longest time between two full readings of a post, so that each of them is in it once. */
const longestBetweenReadingsDays = 14;
const warmUpDays = 2;

/** A busy page of headquarters. */
const talk = { postsPerDay: 3, commentsPerPost: 120, pastDays: 40, oldPosts: 150 };

/** Calls that collecting spends for 1,000 new comments, beside the fewest that the API permits for the same promises. */
export async function measureCalls({ measuredDays = longestBetweenReadingsDays } = {}): Promise<
  readonly Measurement[]
> {
  const found: Measurement[] = [];
  for (const platform of benchPlatforms) found.push(...(await measureOne(platform, measuredDays)));
  return found;
}

async function measureOne(bench: BenchPlatform, measuredDays: number): Promise<readonly Measurement[]> {
  const { platform } = bench;
  const channel: Channel = {
    id: `hq-${platform}`,
    platform,
    nativeId: "1030",
    name: "Jabatan Contoh",
    level: "hq",
  };
  const days = warmUpDays + measuredDays;
  const { truth, happenings } = departmentTalk([channel], talk, { startMs, days, seed: 5, ids: bench.ids });
  const fewest = new FewestCalls(bench.shape);
  for (const post of truth.posts) fewest.addPost(post);
  for (const comment of truth.comments) fewest.add(comment);

  const clock = fakeClock({ startMs, autoAdvance: true });
  let requests = 0;
  await using simulator = await bench.start({
    truth,
    now: () => clock.now(),
    onRequest: () => (requests += 1),
  });
  const seen = new FirstSeen(clock);
  const dependencies = { ...collectDependencies(clock), log: seen.log() };
  const source = bench.source(simulator.access, dependencies);

  const everyMs = Config.parse({}).collect.everyMinutes * 60_000;
  const coming = follow(happenings, [simulator, fewest]);
  let comments = 0;
  let spent = 0;
  const needed: Calls = { lists: 0, news: 0, again: 0 };
  while (clock.now() < startMs + days * dayMs) {
    const measuring = clock.now() >= startMs + warmUpDays * dayMs;
    const came = coming.upTo(clock.now());
    if (measuring) comments += came;
    const before = requests;
    await visitChannel(dependencies, { source, channel, progressed: () => {} }, never);
    const calls = fewest.visit(clock.now());
    if (measuring) {
      spent += requests - before;
      needed.lists += calls.lists;
      needed.news += calls.news;
      needed.again += calls.again;
    }
    await clock.sleep(everyMs, never);
  }
  // The last ones may still be found in time.
  const due = happenings
    .filter((each) => "comment" in each)
    .filter(({ atMs }) => atMs <= clock.now() - dayMs)
    .map(({ atMs, comment }) => (seen.firstMs(comment.id) ?? Number.POSITIVE_INFINITY) - atMs);

  const per1000 = (calls: number) => (calls / comments) * 1_000;
  const fewestCalls = needed.lists + needed.news + needed.again;
  const parts = `${rounded(per1000(needed.lists))} lists, ${rounded(per1000(needed.news))} for what is new, ${rounded(per1000(needed.again))} to read again`;
  return [
    { name: `${platform}: calls for 1,000 new comments`, value: per1000(spent), unit: "calls" },
    {
      name: `${platform}: the fewest that the API permits`,
      value: per1000(fewestCalls),
      unit: "calls",
      note: parts,
    },
    {
      name: `${platform}: the first for each of the second`,
      value: spent / fewestCalls,
      unit: "",
      target: { atMost: 1.3 },
    },
    {
      name: `${platform}: until the last of them was found`,
      value: Math.max(...due) / hourMs,
      unit: "hours",
      target: { atMost: 24 },
      note: `half of them within ${rounded((due.toSorted((a, b) => a - b)[Math.floor(due.length / 2)] ?? 0) / minuteMs)} minutes`,
    },
  ];
}

const rounded = (value: number) => Math.round(value);

/** When each id first stood in the log, which forgets the rest. */
class FirstSeen {
  readonly #clock: Pick<Clock, "now">;
  readonly #firstMs = new Map<string, number>();

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  firstMs(id: string): number | undefined {
    return this.#firstMs.get(id.split("/").at(-1) ?? id);
  }

  log(): EventLog {
    const { log } = collectDependencies();
    const append = async (_topic: string, records: readonly NewRecord[]) => {
      for (const { value } of records) this.#note(Buffer.from(value).toString());
    };
    return { ...log, append };
  }

  #note(record: string): void {
    // Wherever a platform puts it: our ids look like nothing else.
    for (const [id] of record.matchAll(/(?<=")(?:\d+_\d+|c?\d{15,})(?=")/gu))
      if (!this.#firstMs.has(id)) this.#firstMs.set(id, this.#clock.now());
  }
}
