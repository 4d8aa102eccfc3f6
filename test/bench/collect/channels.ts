import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { Channel } from "../../../schemas/channel.ts";
import { Config } from "../../../schemas/config.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";
import type { Measurement } from "../measurement.ts";
import { mebibytesPerComment } from "../memory-samples.ts";
import { departmentTalk } from "./department-talk.ts";
import { follow } from "./follow.ts";
import type { Order, Setup } from "./polling-process.ts";
import { Round } from "./polling-process.ts";
import type { Simulated } from "./simulated-platforms.ts";
import { benchPlatforms } from "./simulated-platforms.ts";

const startMs = Date.UTC(2026, 9, 1);
const dayMs = 86_400_000;

/** A district's channel on an ordinary day. */
const talk = { postsPerDay: 1, commentsPerPost: 20, pastDays: 21, oldPosts: 20 };

/** In the first rounds everything is new, and buffers fill. */
const warmUpRounds = 6;

/**
 * 200 channels of all levels, polled by one process on one core, with the embedded stores; the simulated platforms are
 * on another. Their answers come at once: with a platform's latency a round takes longer, and no more of the core.
 */
export async function measureChannels({ channels = 200, rounds = 30 } = {}): Promise<readonly Measurement[]> {
  using folder = temporaryFolder();
  const polled = Array.from({ length: channels }, (_, index) => channelAt(index));
  const file = (name: string) => ({ kind: "sqlite", file: join(folder.path, `${name}.db`) });
  const stores = { log: file("log"), index: file("index"), state: file("state") };
  const given = { ...stores, channels: polled, logLevel: "error" };
  const everyMs = Config.parse(given).collect.everyMinutes * 60_000;

  let nowMs = startMs;
  let requests = 0;
  await using simulated = new AsyncDisposableStack();
  const days = (rounds * everyMs) / dayMs;
  const platforms: (Pick<Simulated, "access"> & {
    readonly platform: string;
    readonly coming: ReturnType<typeof follow>;
  })[] = [];
  for (const bench of benchPlatforms) {
    const ours = polled.filter(({ platform }) => platform === bench.platform);
    const { truth, happenings } = departmentTalk(ours, talk, { startMs, days, seed: 5, ids: bench.ids });
    const needs = { truth, now: () => nowMs, onRequest: () => (requests += 1) };
    const simulator = simulated.use(await bench.start(needs));
    const coming = follow(happenings, [simulator]);
    platforms.push({ platform: bench.platform, access: simulator.access, coming });
  }

  const access = Object.fromEntries(platforms.map(({ platform, access }) => [platform, access]));
  await using polling = await startPolling({ config: given, access, startMs });
  const taken: Round[] = [];
  let settledRequests = 0;
  let comments = 0;
  for (let round = 0; round < rounds; round += 1) {
    const laterMs = round === 0 ? 0 : everyMs;
    nowMs += laterMs;
    const settled = round >= warmUpRounds;
    for (const { coming } of platforms) comments += coming.upTo(nowMs) * Number(settled);
    const before = requests;
    const took = await polling.round({ laterMs });
    if (!settled) continue;
    taken.push(took);
    settledRequests += requests - before;
  }

  const mean = (of: (round: Round) => number) =>
    taken.reduce((sum, each) => sum + of(each), 0) / taken.length;
  const slope = (of: (round: Round) => number) =>
    mebibytesPerComment(taken.map((each, round) => ({ indexed: round, mebibytes: of(each) })));
  const core = polling.pinned ? "pinned to one core" : "not pinned: there is no taskset";
  const perRound = `${Math.round(settledRequests / taken.length)} calls and ${Math.round(comments / taken.length)} new comments a round`;
  return [
    {
      name: `${channels} channels: the longest round`,
      value: Math.max(...taken.map(({ wallMs }) => wallMs)) / 1_000,
      unit: "s",
      target: { atMost: everyMs / 1_000 },
      note: `${core}, ${perRound}`,
    },
    {
      name: `${channels} channels: share of the core, on average`,
      value: mean(({ cpuMs }) => cpuMs) / everyMs,
      unit: "",
      target: { atMost: 1 },
      note: `${mean(({ cpuMs }) => cpuMs / 1_000).toFixed(1)} s of processor time each ${everyMs / 60_000} minutes`,
    },
    {
      name: `${channels} channels: memory in use gained with each round`,
      value: slope(({ heapMiB }) => heapMiB),
      unit: "MiB",
      target: { atMost: 0.1 },
      note: `of ${mean(({ heapMiB }) => heapMiB).toFixed(0)} MiB, over ${taken.length} rounds`,
    },
    {
      name: `${channels} channels: memory of the process at the end`,
      value: taken.at(-1)?.residentMiB ?? Number.NaN,
      unit: "MiB",
      note: `${slope(({ residentMiB }) => residentMiB).toFixed(2)} MiB gained with each round`,
    },
  ];
}

/** Of each ten, one at headquarters, four of states and five of districts; on each platform as many. */
function channelAt(index: number): Channel {
  const platform = benchPlatforms[index % benchPlatforms.length]?.platform ?? "youtube";
  const common = {
    id: `saluran-${index}`,
    platform,
    nativeId: `${100_000 + index}`,
    name: `Saluran ${index}`,
  };
  const place = Math.floor(index / benchPlatforms.length) % 10;
  if (place === 0) return { ...common, level: "hq" };
  if (place < 5) return { ...common, level: "state", state: "MY-10" };
  return { ...common, level: "district", state: "MY-10", district: "Petaling" };
}

async function startPolling(setup: Setup) {
  const pinned = spawnSync("taskset", ["--version"]).status === 0;
  const program = fileURLToPath(new URL("./polling-process.ts", import.meta.url));
  const node = [process.execPath, "--expose-gc", program];
  const [command = "", ...args] = pinned ? ["taskset", "-c", "0", ...node] : node;
  const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const exited = once(child, "exit");
  const answer = async (): Promise<unknown> => {
    const told = once(child, "message").then(([message]: unknown[]) => message);
    const ended = exited.then(() => Promise.reject(new Error("the process that polls ended")));
    return Promise.race([told, ended]);
  };
  const ready = answer();
  child.send(setup);
  await ready;
  return {
    pinned,
    async round(order: Order): Promise<Round> {
      const told = answer();
      child.send(order);
      return Round.parse(await told);
    },
    async [Symbol.asyncDispose]() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}
