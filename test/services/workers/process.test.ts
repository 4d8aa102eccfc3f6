import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDeadLetter } from "../../../pipelines/core/dead-letter.ts";
import { keep, reject } from "../../../pipelines/core/outcome.ts";
import type { Normalise } from "../../../pipelines/normalise/normalise.ts";
import type { EventLog } from "../../../pipelines/ports/event-log.ts";
import { Analysis } from "../../../schemas/analysed.ts";
import type { IndexDocument } from "../../../schemas/document.ts";
import { idOf } from "../../../schemas/document.ts";
import { isRetryable, ListeningError } from "../../../schemas/errors.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import { analysedTopic, rawTopic, rejectedTopic } from "../../../schemas/topics.ts";
import { runIndex } from "../../../services/workers/index-documents.ts";
import { runProcess } from "../../../services/workers/process.ts";
import { countingMetrics } from "../../fakes/counting-metrics.ts";
import { channels, commentDocument } from "../../fakes/documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { flaky } from "../../fakes/flaky.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { memoryState } from "../../fakes/memory-state.ts";
import { memoryLog } from "../../fakes/memory-log.ts";
import { quietLogger } from "../../fakes/quiet-logger.ts";

const never = new AbortController().signal;
const once = { stopWhenCaughtUp: true, maxBatch: 3 };
const collectedAt = "2026-11-20T00:00:00.000Z";

/** A payload is a list of ids; one that begins with `bad` is rejected. */
const normalise: Normalise = ({ payload, postId }) =>
  (payload as string[]).map((id) =>
    id.startsWith("bad")
      ? reject("shape", "id")
      : keep({
          kind: "comment",
          comment: commentDocument({ id: `youtube:${id}`, postId, text: id, collectedAt }).comment,
        }),
  );

function rawRecord(ids: readonly string[], post = "p") {
  const raw: RawItem = {
    channel: channels.hqYoutube,
    payloadKind: "list",
    postId: `youtube:${post}`,
    caption: "Tajuk",
    collectedAt,
    payload: ids,
  };
  return { key: raw.postId, value: Buffer.from(JSON.stringify(raw)) };
}

function setUp(log: EventLog) {
  const metrics = countingMetrics();
  const worker = {
    log,
    metrics,
    clock: fakeClock({ autoAdvance: true }),
    logger: quietLogger(),
    random: () => 0,
  };
  const process = {
    ...worker,
    normalisers: { youtube: normalise },
    analyse: async (texts: readonly { text: string }[]) =>
      texts.map(({ text }) => Analysis.parse(commentDocument({ copyKey: text }).comment)),
    modelGeneration: 7,
  };
  return { metrics, worker: { ...worker, state: memoryState() }, process };
}

async function values(log: EventLog, topic: string): Promise<string[]> {
  const records = await Array.fromAsync(log.read(topic, never));
  return records.map(({ value }) => Buffer.from(value).toString("utf8"));
}

async function documents(log: EventLog): Promise<IndexDocument[]> {
  return (await values(log, analysedTopic)).map((value) => JSON.parse(value) as IndexDocument);
}

describe("the process worker", () => {
  it("gives each comment its own analysis, and the generation of the models", async () => {
    const log = memoryLog();
    await log.append(rawTopic, [rawRecord(["a", "b"]), rawRecord(["c"])]);
    await runProcess(setUp(log).process, once, never);
    const written = await documents(log);
    expect(written.map((each) => each.kind === "comment" && [each.comment.id, each.comment.copyKey])).toEqual(
      [
        ["youtube:a", "a"],
        ["youtube:b", "b"],
        ["youtube:c", "c"],
      ],
    );
    expect(written.map(({ version }) => version % 1000)).toEqual([7, 7, 7]);
  });

  it("sends what it does not understand to the dead letters, with its bytes, and its neighbours on", async () => {
    const log = memoryLog();
    const broken = [Buffer.from("{"), Buffer.from([0xff, 0xfe]), Buffer.from('{"channel":1}')];
    await log.append(rawTopic, [
      rawRecord(["a"]),
      ...broken.map((value) => ({ key: "k", value })),
      rawRecord(["b", "bad1"]),
    ]);
    const { process } = setUp(log);
    await runProcess(process, once, never);
    expect((await documents(log)).map(idOf).sort()).toEqual(["youtube:a", "youtube:b"]);
    const letters = (await Array.fromAsync(log.read(rejectedTopic(rawTopic), never))).map(readDeadLetter);
    expect(letters.map(({ reason }) => reason).sort()).toEqual(["envelope", "envelope", "envelope", "shape"]);
    const bytes = letters
      .filter(({ reason }) => reason === "envelope")
      .map(({ value }) => Buffer.from(value));
    expect(bytes).toEqual(expect.arrayContaining(broken));
  });

  it("stops with the batch uncommitted when nearly everything is rejected", async () => {
    const log = memoryLog();
    await log.append(rawTopic, [rawRecord(["bad1", "bad2", "bad3", "bad4"])]);
    const { process } = setUp(log);
    const rejections = { inARow: 3, share: 1, window: 100 };
    await expect(runProcess(process, { ...once, rejections }, never)).rejects.toMatchObject({
      code: "REJECTIONS_EXCEEDED",
    });
    expect(await log.lag(rawTopic, "process")).toBe(1);
    expect(await values(log, rejectedTopic(rawTopic))).toEqual([]);
  });
});

describe("process and index together", () => {
  it("lose nothing and count everything, wherever they crash", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 40 }),
        fc.array(fc.array(fc.boolean(), { maxLength: 3 }), { maxLength: 8 }),
        async (plan, threads) => {
          const log = memoryLog();
          const faults = plan.values();
          const ids = threads.map((bad, thread) =>
            bad.map((isBad, each) => `${isBad ? "bad" : "ok"}-${thread}-${each}`),
          );
          await log.append(
            rawTopic,
            ids.map((thread, index) => rawRecord(thread, `p${index % 3}`)),
          );
          const { process, worker, metrics } = setUp(flaky<EventLog>(log, faults));
          const index = memoryIndex();
          await runProcess(process, once, never);
          await runIndex({ ...worker, index: flaky(index, faults) }, once, never);

          const wanted = ids.flat().filter((id) => id.startsWith("ok"));
          const found = await index.search({
            scope: { kind: "nation" },
            filter: {},
            order: "oldest",
            size: 1_000,
          });
          expect(found.hits.map((hit) => hit.comment.text).sort()).toEqual(wanted.sort());
          const letters = (await Array.fromAsync(log.read(rejectedTopic(rawTopic), never))).map(
            readDeadLetter,
          );
          const threadsWithBad = ids.filter((thread) => thread.some((id) => id.startsWith("bad"))).length;
          expect(new Set(letters.map(({ from }) => `${from.partition}/${from.offset}`)).size).toBe(
            threadsWithBad,
          );

          const counted = (outcome: string) => metrics.value("items_total", { outcome });
          for (const stage of ["normalise", "index"]) {
            const left = ["keep", "drop", "reject"].map((outcome) =>
              metrics.value("items_total", { stage, outcome }),
            );
            expect(metrics.value("items_in_total", { stage })).toBe(
              left.reduce((sum, each) => sum + each, 0),
            );
          }
          expect(counted("drop")).toBe(0);
        },
      ),
    );
  });

  it("a document the index refuses becomes a dead letter, and its neighbours stay", async () => {
    const log = memoryLog();
    await log.append(rawTopic, [rawRecord(["a", "b"])]);
    const { process, worker } = setUp(log);
    await runProcess(process, once, never);
    const index = memoryIndex();
    const refusing = {
      async upsert(all: readonly IndexDocument[]) {
        await index.upsert(all.filter((each) => idOf(each) !== "youtube:a"));
        const position = all.findIndex((each) => idOf(each) === "youtube:a");
        return { failures: [{ position, id: "youtube:a" as const, reason: "refused" }] };
      },
    };
    await runIndex({ ...worker, index: refusing }, once, never);
    const letters = (await Array.fromAsync(log.read(rejectedTopic(analysedTopic), never))).map(
      readDeadLetter,
    );
    expect(letters.map(({ reason, stage }) => ({ reason, stage }))).toEqual([
      { reason: "refused", stage: "index" },
    ]);
    const found = await index.search({ scope: { kind: "nation" }, filter: {}, order: "oldest", size: 10 });
    expect(found.hits.map((hit) => hit.comment.id)).toEqual(["youtube:b"]);
  });

  it("of two documents of one id, only the refused one becomes a dead letter", async () => {
    const log = memoryLog();
    await log.append(rawTopic, [rawRecord(["a"]), rawRecord(["a"])]);
    const { process, worker, metrics } = setUp(log);
    await runProcess(process, once, never);
    const index = {
      upsert: async () => ({ failures: [{ position: 1, id: "youtube:a" as const, reason: "refused" }] }),
    };
    await runIndex({ ...worker, index }, once, never);
    const letters = await Array.fromAsync(log.read(rejectedTopic(analysedTopic), never));
    expect(letters.map((letter) => readDeadLetter(letter).from.offset)).toEqual([1]);
    expect(metrics.value("items_total", { stage: "index", outcome: "keep" })).toBe(1);
  });

  it("stops at an error nobody knows, with the batch uncommitted", async () => {
    const log = memoryLog();
    await log.append(rawTopic, [rawRecord(["a"])]);
    const { process, worker } = setUp(log);
    await runProcess(process, once, never);
    const index = { upsert: () => Promise.reject(new Error("surprise")) };
    await expect(runIndex({ ...worker, index }, once, never)).rejects.toThrow("surprise");
    expect(await log.lag(analysedTopic, "index")).toBe(1);
    expect(isRetryable(new Error("surprise"))).toBe(false);
  });
});

describe("a worker told to stop", () => {
  it("finishes the batch in hand and says so", async () => {
    const log = memoryLog();
    await log.append(rawTopic, [rawRecord(["a"])]);
    const { process } = setUp(log);
    const stop = new AbortController();
    const analyse: typeof process.analyse = async (texts) => {
      stop.abort();
      return process.analyse(texts);
    };
    await runProcess({ ...process, analyse }, { maxBatch: 10 }, stop.signal);
    expect(await log.lag(rawTopic, "process")).toBe(0);
    expect(process.logger.of("worker.stopped")).toEqual([{ worker: "process", batch: "finished" }]);
  });

  it("leaves a batch that fails meanwhile uncommitted and says so", async () => {
    const log = memoryLog();
    await log.append(rawTopic, [rawRecord(["a"])]);
    const { process } = setUp(log);
    const stop = new AbortController();
    const analyse = async () => {
      stop.abort();
      throw new ListeningError("STORE_FULL", "full", { retryable: true });
    };
    await runProcess({ ...process, analyse }, { maxBatch: 10 }, stop.signal);
    expect(await log.lag(rawTopic, "process")).toBe(1);
    expect(process.logger.of("worker.stopped")).toEqual([{ worker: "process", batch: "uncommitted" }]);
  });
});
