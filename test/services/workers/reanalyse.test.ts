import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TextInContext } from "../../../pipelines/enrich/analyse.ts";
import type { EventLog } from "../../../pipelines/ports/event-log.ts";
import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import { Analysis } from "../../../schemas/analysed.ts";
import type { CommentDocument, IndexDocument } from "../../../schemas/document.ts";
import { generationOf } from "../../../schemas/document.ts";
import { analysedTopic } from "../../../schemas/topics.ts";
import { runIndex } from "../../../services/workers/index-documents.ts";
import { countDue, pageSize, reanalyse } from "../../../services/workers/reanalyse.ts";
import { countingMetrics } from "../../fakes/counting-metrics.ts";
import { commentDocument, deletionDocument, postDocument, sentiment } from "../../fakes/documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { flaky } from "../../fakes/flaky.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { memoryLog } from "../../fakes/memory-log.ts";
import { memoryState } from "../../fakes/memory-state.ts";
import { quietLogger } from "../../fakes/quiet-logger.ts";

const never = new AbortController().signal;
const everything = { scope: { kind: "nation" }, filter: {}, order: "oldest", size: 1000 } as const;

/** The present models: they find everything positive, and name the caption as the topic. */
const labelling = { generation: 3, models: { sentiment: ["linear@3", "pair@3"] } };
const models = { sentiment: "pair@3" };

interface Stores {
  readonly log: EventLog;
  readonly index: SearchIndex;
  readonly state: StateStore;
}

const stores = (): Stores => ({ log: memoryLog(), index: memoryIndex(), state: memoryState() });

function setUp({ log, index, state }: Stores) {
  const read: string[] = [];
  const worker = {
    log,
    clock: fakeClock({ autoAdvance: true }),
    metrics: countingMetrics(),
    logger: quietLogger(),
    random: () => 0,
  };
  const analyse = async (texts: readonly TextInContext[]) => {
    read.push(...texts.map(({ text }) => text));
    return texts.map(({ caption }) => {
      const topics = [{ id: caption ?? "none", confidence: 1 }];
      return Analysis.parse(commentDocument({ sentiment: sentiment("positive"), topics, models }).comment);
    });
  };
  const indexAll = () => runIndex({ ...worker, index, state }, { stopWhenCaughtUp: true }, never);
  const dependencies = { ...worker, index, state, labelling, analyse };
  const run = (filter = {}) => reanalyse(dependencies, { filter, report: () => {} }, never);
  return { read, worker, dependencies, indexAll, run };
}

const old = (n: number, comment: Partial<CommentDocument["comment"]> = {}, generation = 2) =>
  commentDocument(
    { id: `youtube:${n}`, text: `teks ${n}`, sentiment: sentiment("negative"), ...comment },
    { generation },
  );

const many = (count: number) => Array.from({ length: count }, (_, n) => old(n));

const hits = async (index: SearchIndex) => {
  const { hits: first, next } = await index.search(everything);
  const rest = next === undefined ? [] : (await index.search({ ...everything, after: next })).hits;
  return [...first, ...rest];
};

const appended = async (log: EventLog) =>
  (await Array.fromAsync(log.read(analysedTopic, never))).map(
    ({ value }) => JSON.parse(Buffer.from(value).toString()) as IndexDocument,
  );

/** Some calls go well between one fault and the next, so that every call of a run is reached. */
const faults = fc
  .array(fc.nat(40), { maxLength: 5 })
  .map((gaps) => gaps.flatMap((gap) => [...Array<boolean>(gap).fill(false), true]));

describe("re-analysis", () => {
  it("labels what other models labelled, with the caption above it, and keeps the old labels beside the new", async () => {
    const place = stores();
    const { run, indexAll } = setUp(place);
    await place.index.upsert([postDocument({ caption: "Banjir di utara" }), old(1)]);
    expect(await run()).toEqual({ counts: { in: 1, keep: 1, drop: {}, reject: {} }, resumed: 0, done: true });
    await indexAll();
    const [hit] = await hits(place.index);
    expect(hit).toMatchObject({
      version: old(1, {}, 3).version,
      comment: { sentiment: { label: "positive" }, topics: [{ id: "Banjir di utara" }], models },
      earlierLabels: [{ version: old(1).version, sentiment: { label: "negative" } }],
    });
  });

  it("takes the caption that a file gave where no post of its own is stored, and nothing else for one", async () => {
    const place = stores();
    const { run, indexAll } = setUp(place);
    await place.index.upsert([
      old(1, { postId: "youtube:elsewhere", postCaption: "Dari fail" }),
      old(2, { postId: "youtube:elsewhere" }),
    ]);
    await run();
    await indexAll();
    const found = (await hits(place.index)).map(({ comment }) => [
      comment.postCaption,
      comment.topics[0]?.id,
    ]);
    expect(found).toEqual([
      ["Dari fail", "Dari fail"],
      [undefined, "none"],
    ]);
  });

  it.each<[string, CommentDocument, "keep" | "current" | "newer"]>([
    ["an older generation", old(1), "keep"],
    [
      "the same generation by a model that is not used any more",
      old(1, { models: { sentiment: "linear@2" } }, 3),
      "keep",
    ],
    [
      "the same generation by either of the present models",
      old(1, { models: { sentiment: "linear@3" } }, 3),
      "current",
    ],
    ["the same generation without one of its tasks", old(1, { models: {} }, 3), "keep"],
    [
      "the same generation with a task that is gone",
      old(1, { models: { ...models, mood: "m@1" } }, 3),
      "keep",
    ],
    ["a newer generation", old(1, {}, 4), "newer"],
  ])("decides by who labelled a comment: %s", async (_case, document, outcome) => {
    const place = stores();
    const { run, dependencies, read } = setUp(place);
    await place.index.upsert([document]);
    const counts =
      outcome === "keep"
        ? { in: 1, keep: 1, drop: {}, reject: {} }
        : { in: 1, keep: 0, drop: { [outcome]: 1 }, reject: {} };
    expect(await countDue(dependencies, {}, never)).toEqual(counts);
    expect(read).toEqual([]);
    expect((await run()).counts).toEqual(counts);
  });

  it("does nothing the second time", async () => {
    const place = stores();
    const { run, indexAll, read } = setUp(place);
    await place.index.upsert(many(7));
    await run();
    await indexAll();
    const before = await appended(place.log);
    expect((await run()).counts).toEqual({ in: 7, keep: 0, drop: { current: 7 }, reject: {} });
    expect(await appended(place.log)).toEqual(before);
    expect(read).toHaveLength(7);
  });

  it("labels only what was chosen", async () => {
    const place = stores();
    const { run } = setUp(place);
    await place.index.upsert([...many(3), old(9, { topics: [{ id: "other", confidence: 1 }] })]);
    expect((await run({ topics: ["other"] })).counts).toEqual({ in: 1, keep: 1, drop: {}, reject: {} });
  });

  it("never undoes an edit or a deletion that comes while it reads", async () => {
    const place = stores();
    const { run, indexAll } = setUp(place);
    await place.index.upsert(many(3));
    await run();
    const edited = commentDocument(
      { id: "youtube:1", text: "diubah", collectedAt: "2026-03-12T00:00:00.000Z", models },
      { generation: 3 },
    );
    await place.index.upsert([edited, deletionDocument({ id: "youtube:2" })]);
    await indexAll();
    const found = await hits(place.index);
    expect(found.map(({ comment }) => [comment.id, comment.text])).toEqual([
      ["youtube:0", "teks 0"],
      ["youtube:1", "diubah"],
    ]);
    expect(found[1]?.version).toBe(edited.version);
    expect(found[1]?.earlier?.map(({ text }) => text)).toEqual(["teks 1"]);
  });

  it("goes on after the last page that was noted, with the counts from there", async () => {
    const place = stores();
    const stop = new AbortController();
    const { dependencies, run, read } = setUp(place);
    await place.index.upsert(many(2 * pageSize + 1));
    const first = await reanalyse(dependencies, { filter: {}, report: () => stop.abort() }, stop.signal);
    expect(first).toEqual({
      counts: { in: pageSize, keep: pageSize, drop: {}, reject: {} },
      resumed: 0,
      done: false,
    });
    const keep = 2 * pageSize + 1;
    await setUp(place).indexAll();
    expect(await run()).toEqual({
      counts: { in: keep, keep, drop: {}, reject: {} },
      resumed: pageSize,
      done: true,
    });
    expect(read).toHaveLength(keep);
  });

  it("begins anew where other models are to label than those of the run that was cut off", async () => {
    const place = stores();
    const stop = new AbortController();
    const { dependencies, run, indexAll } = setUp(place);
    await place.index.upsert(many(pageSize + 1));
    const others = { generation: 2, models: { sentiment: ["other@2"] } };
    await reanalyse(
      { ...dependencies, labelling: others },
      { filter: {}, report: () => stop.abort() },
      stop.signal,
    );
    await indexAll();
    expect(await run()).toMatchObject({ counts: { in: pageSize + 1, keep: pageSize + 1 }, resumed: 0 });
  });

  it("stands still while the live workers are behind, and says so", async () => {
    const place = stores();
    const { dependencies, indexAll, read } = setUp(place);
    await place.index.upsert(many(2));
    const live = Array.from({ length: pageSize + 1 }, (_, n) =>
      commentDocument({ id: `youtube:live${n}`, models }, { generation: 3 }),
    );
    await place.log.append(
      analysedTopic,
      live.map((document) => ({ key: "k", value: Buffer.from(JSON.stringify(document)) })),
    );
    const said: number[] = [];
    let readMeanwhile = 0;
    const report = (_: unknown, waiting: number) => {
      if (waiting > 0) readMeanwhile += read.length;
      if (said.push(waiting) === 3) void indexAll();
    };
    const { counts } = await reanalyse(dependencies, { filter: {}, report }, never);
    expect(said.slice(0, 3)).toEqual([pageSize + 1, pageSize + 1, pageSize + 1]);
    expect(readMeanwhile).toBe(0);
    expect(counts.keep).toBe(2);
  });

  it(
    "leaves every comment once and under the present models, wherever it crashes",
    { timeout: 120_000 },
    async () => {
      const page = (n: number) => Array.from({ length: n }, (_, each) => old(each));
      await fc.assert(
        fc.asyncProperty(faults, async (plan) => {
          const place = stores();
          const comments = page(pageSize + 20);
          await place.index.upsert(comments);
          const failures = plan.values();
          const { dependencies } = setUp({
            log: flaky(place.log, failures),
            index: flaky(place.index, failures),
            state: flaky(place.state, failures),
          });
          const { indexAll } = setUp(place);
          const report = (_: unknown, waiting: number) => void (waiting > 0 && indexAll());
          const { counts, done } = await reanalyse(dependencies, { filter: {}, report }, never);
          expect(done).toBe(true);
          expect(counts.in).toBe(counts.keep + (counts.drop["current"] ?? 0));
          await indexAll();
          const found = await hits(place.index);
          expect(found.map(({ comment }) => comment.id).sort()).toEqual(
            comments.map(({ comment }) => comment.id).sort(),
          );
          expect(found.every(({ version }) => generationOf(version) === 3)).toBe(true);
        }),
        { numRuns: 25 },
      );
    },
  );
});
