import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { setImmediate } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { Config } from "../../../schemas/config.ts";
import { ask, channelToBackfill, sinceFrom, watchBackfill } from "../../../services/cli/commands/backfill.ts";
import { collectBeat } from "../../../services/cli/run-workers.ts";
import { startYoutubeSimulator } from "../../../services/simulators/youtube/youtube-simulator.ts";
import { runBackfills } from "../../../services/workers/backfill-channels.ts";
import { cancelBackfill, runningBackfill } from "../../../services/workers/backfill-requests.ts";
import { isBeating, keepBeating } from "../../../services/workers/heartbeat.ts";
import { collectDependencies } from "../../fakes/collect-dependencies.ts";
import { channels } from "../../fakes/documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { runSuara } from "../../fakes/run-suara.ts";
import { scriptedSource } from "../../fakes/scripted-source.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";
import {
  channel as madeUpChannel,
  madeUpPost,
  madeUpThreads,
  truthOf,
} from "../collectors/youtube/made-up-youtube.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
folder.file(
  "suara.yaml",
  `
channels:
  - { id: hq-youtube, platform: youtube, nativeId: UChq, name: HQ, level: hq }
`,
);

const suara = (...args: readonly string[]) => runSuara(args, { cwd: folder.path });

describe("suara backfill", () => {
  it.each([
    ["a channel nobody configured", ["none", "--since", "2026-01-01"], "no channel none is configured"],
    ["both flags", ["hq-youtube", "--since", "2026-01-01", "--cancel"], "not both"],
    ["looking at what nobody asked for", ["hq-youtube", "--no-wait"], "has no backfill"],
  ])("refuses %s", async (_, args, message) => {
    const { status, stdout, stderr } = await suara("backfill", ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("USAGE");
    expect(stderr).toContain(message);
  });

  it("notes a wish without waiting, shows it, and takes it back", async () => {
    const noted = await suara("backfill", "hq-youtube", "--since", "2026-02-01", "--no-wait");
    expect(noted).toMatchObject({ status: 0, stdout: "hq-youtube since 2026-02-01: not begun yet\n" });
    expect(noted.stderr).toContain("noted: everything of hq-youtube since 2026-02-01 will be read");
    expect(noted.stderr).toContain("nobody is collecting at the moment");
    expect((await suara("channels")).stdout).toContain("not begun since 2026-02-01");
    const cancelled = await suara("backfill", "hq-youtube", "--cancel", "--json");
    expect(cancelled).toMatchObject({ status: 0, stdout: '{"cancelled":true}\n' });
  });

  it("is served by who collects in another process, though that is killed, and ends when all is read", async () => {
    using place = temporaryFolder();
    const posts = Array.from({ length: 30 }, (_, index) => madeUpPost(`p${index}`, index));
    const comments = posts.flatMap(({ id }, index) =>
      madeUpThreads(id, [1, 0]).map((comment) => ({
        ...comment,
        id: `${index}${comment.id}`,
        parentId: comment.parentId === null ? null : `${index}${comment.parentId}`,
      })),
    );
    await using youtube = await startYoutubeSimulator({ truth: truthOf(posts, comments) });
    place.file(
      "suara.yaml",
      JSON.stringify({
        channels: [madeUpChannel],
        logLevel: "error",
        collect: { youtube: { baseUrl: youtube.url } },
      }),
    );
    const environment = {
      SUARA_PSEUDONYM_KEY: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
      SUARA_YOUTUBE_API_KEY: youtube.apiKey,
    };
    const collect = () =>
      spawn(process.execPath, [join(import.meta.dirname, "../../../services/cli/main.ts"), "collect"], {
        cwd: place.path,
        env: { PATH: process.env["PATH"], ...environment },
        stdio: "ignore",
      });
    const killed = collect();
    const watching = runSuara(["backfill", madeUpChannel.id, "--since", "2026-01-01", "--json"], {
      cwd: place.path,
    });
    await once(killed, "spawn");
    setTimeout(() => killed.kill("SIGKILL"), 300 + Math.random() * 1_500);
    await once(killed, "close");
    const collecting = collect();
    try {
      const { status, stdout, stderr } = await watching;
      expect(status, stderr).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        doneAt: expect.any(String) as string,
        failure: null,
        posts: 30,
        postsDone: 30,
        comments: 90,
        commentsDone: 90,
      });
      const again = await runSuara(["backfill", madeUpChannel.id, "--since", "2026-01-01"], {
        cwd: place.path,
      });
      expect(again).toMatchObject({
        status: 0,
        stdout: expect.stringContaining("30 of 30 posts read") as string,
      });
      expect(again.stderr).toContain("was read already");
    } finally {
      collecting.kill("SIGTERM");
      await once(collecting, "close");
    }
  }, 120_000);
});

describe("what can be backfilled", () => {
  it.each(["semalam", "2026-06-31", "2026-1-1", "31/01/2026", "", "2999-01-01"])("is not since %j", (day) => {
    const since = () => sinceFrom(day, Date.UTC(2026, 10, 24));
    expect(since).toThrow(
      expect.objectContaining({
        code: "USAGE",
        message: expect.stringContaining("--since") as string,
      }) as Error,
    );
  });

  it.each([
    ["whatsapp", "its chats are imported"],
    ["x", "collect.x.enabled is false"],
  ] as const)("is no channel on %s", (platform, why) => {
    const channel = { ...channels.hqYoutube, id: "one", platform };
    expect(() => channelToBackfill({ ...Config.parse({}), channels: [channel] }, "one")).toThrow(
      expect.objectContaining({ code: "USAGE", message: expect.stringContaining(why) as string }) as Error,
    );
  });

  it("is a day in Malaysia", () => {
    const nowMs = Date.parse("2026-01-31T15:59:59.000Z"); // a second before February there
    expect(sinceFrom("2026-01-31", nowMs)).toBe("2026-01-30T16:00:00.000Z");
    expect(() => sinceFrom("2026-02-01", nowMs)).toThrow("future");
    expect(sinceFrom("2026-02-01", nowMs + 1_000)).toBe("2026-01-31T16:00:00.000Z");
  });
});

it("says what asking changed", async () => {
  const dependencies = collectDependencies();
  const asked = (since: string) => ask(dependencies, channels.hqYoutube, since);
  const march = "2026-02-28T16:00:00.000Z";
  expect(await asked(march)).toBe("noted: everything of hq-youtube since 2026-03-01 will be read");
  expect(await asked(march)).toContain("since 2026-03-01 was asked for already, at 2026-11-24 08:00");
  expect(await asked("2026-03-31T16:00:00.000Z")).toContain("since 2026-03-01 was asked for already");
  expect(await asked("2025-12-31T16:00:00.000Z")).toContain(
    "extended: everything of hq-youtube since 2026-01-01",
  );
});

describe("watching a backfill", () => {
  const channel = channels.hqYoutube;
  const never = new AbortController().signal;
  const posts = [{ nativeId: "a", publishedAt: "2026-11-01T00:00:00.000Z", comments: ["a0"] }];

  async function setUp() {
    const dependencies = collectDependencies(fakeClock());
    const lines: string[] = [];
    const announce = (line: string) => void lines.push(line);
    await ask(dependencies, channel, "2025-12-31T16:00:00.000Z");
    const watch = (signal = never) => watchBackfill({ ...dependencies, channel, announce }, signal);
    return { ...dependencies, lines, watch };
  }

  it("tells each change once, and whether anybody collects", async () => {
    const { lines, watch, clock, ...dependencies } = await setUp();
    const watching = watch();
    await clock.untilSleeping();
    await clock.advance(20_000);
    const notBegun = "hq-youtube since 2026-01-01: not begun yet";
    expect(lines).toEqual([notBegun, expect.stringContaining("nobody is collecting")]);
    const stop = new AbortController();
    const worker = { ...dependencies, clock };
    const beating = keepBeating(worker, collectBeat, stop.signal);
    await clock.advance(5_000);
    expect(lines.at(-1)).toBe("collecting goes on");
    const options = { source: scriptedSource(posts), channels: [channel], roomAfterMs: async () => 0 };
    const serving = runBackfills(worker, options, stop.signal);
    await setImmediate();
    await clock.advance(5_000);
    expect(await watching).toMatchObject({ posts: 1, postsDone: 1, doneAt: expect.any(String) as string });
    stop.abort();
    await Promise.all([beating, serving]);
  });

  it("leaves the backfill as it is when it ends, and ends when it is taken back", async () => {
    const { watch, clock, state } = await setUp();
    const stop = new AbortController();
    const watching = watch(stop.signal);
    await clock.untilSleeping();
    stop.abort();
    expect(await watching).toMatchObject({ doneAt: null });
    expect(await runningBackfill(state, channel)).toBeDefined();
    const again = watch();
    await clock.untilSleeping();
    await cancelBackfill(state, channel);
    await clock.advance(5_000);
    expect(await again).toBeUndefined();
  });

  it("knows half a minute after a worker's end that it is gone", async () => {
    const { clock, ...dependencies } = await setUp();
    const stop = new AbortController();
    const beating = keepBeating({ ...dependencies, clock }, collectBeat, stop.signal);
    await clock.untilSleeping();
    await clock.advance(60_000);
    stop.abort();
    await beating;
    expect(await isBeating({ ...dependencies, clock }, collectBeat)).toBe(true);
    await clock.advance(40_000);
    expect(await isBeating({ ...dependencies, clock }, collectBeat)).toBe(false);
  });
});
