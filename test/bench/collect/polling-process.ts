import process from "node:process";
import { z } from "zod";
import type { Source } from "../../../pipelines/ports/source.ts";
import { newPseudonymKey, parsePseudonymKeys } from "../../../pipelines/protect/pseudonym-key.ts";
import type { Platform } from "../../../schemas/channel.ts";
import { Config } from "../../../schemas/config.ts";
import { openSuara, protectorFor } from "../../../services/cli/compose.ts";
import { collectWorker } from "../../../services/cli/run-workers.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { benchPlatforms } from "./simulated-platforms.ts";

/** What the process that polls is told first. */
export const Setup = z.object({
  config: z.unknown(),
  access: z.record(z.string(), z.record(z.string(), z.string())),
  startMs: z.number(),
});
export type Setup = z.infer<typeof Setup>;

/** What one round over all channels took. */
export const Round = z.object({
  wallMs: z.number(),
  /** Of this process, in user and system mode. */
  cpuMs: z.number(),
  /** After everything unused was given back. */
  heapMiB: z.number(),
  residentMiB: z.number(),
});
export type Round = z.infer<typeof Round>;

/** Moves time on by so much and polls every channel once. */
export const Order = z.object({ laterMs: z.number() });
export type Order = z.infer<typeof Order>;

/** Polls as `suara collect` does, a round for each order of the process that began this one. */
async function poll({ config: given, access, startMs }: Setup): Promise<void> {
  const config = Config.parse(given);
  const clock = fakeClock({ startMs });
  await using suara = await openSuara(config, {});
  const onClock = { ...suara, dependencies: { ...suara.dependencies, clock } };
  const needs = { state: suara.state, clock, metrics: suara.metrics };
  const sources = new Map<Platform, Source>(
    benchPlatforms.map((bench) => [bench.platform, bench.source(access[bench.platform] ?? {}, needs)]),
  );
  const keys = parsePseudonymKeys(newPseudonymKey("k1", Buffer.alloc(32, 7)), "bench");
  const protector = protectorFor(config, keys);
  const stop = new AbortController().signal;
  for await (const { laterMs } of orders()) {
    await clock.advance(laterMs);
    const startedMs = performance.now();
    const cpu = process.cpuUsage();
    await collectWorker(onClock, protector, sources, "once", stop);
    const { user, system } = process.cpuUsage(cpu);
    const wallMs = performance.now() - startedMs;
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    const mebibytes = (bytes: number) => bytes / 1024 ** 2;
    const round: Round = {
      wallMs,
      cpuMs: (user + system) / 1_000,
      heapMiB: mebibytes(heapUsed),
      residentMiB: mebibytes(rss),
    };
    process.send?.(round);
  }
}

/** Ends when the other process lets go. */
async function* orders(): AsyncGenerator<Order> {
  const waiting: Order[] = [];
  let bell = Promise.withResolvers<void>();
  let over = false;
  process.on("message", (message) => {
    waiting.push(Order.parse(message));
    bell.resolve();
  });
  process.once("disconnect", () => {
    over = true;
    bell.resolve();
  });
  process.send?.("ready");
  for (;;) {
    await bell.promise;
    bell = Promise.withResolvers();
    yield* waiting.splice(0);
    if (over) return;
  }
}

if (import.meta.main) process.once("message", (message) => void poll(Setup.parse(message)));
