import { describe, expect, it } from "vitest";
import { textKeyOf } from "../../../pipelines/core/correct.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { PersonLabel } from "../../../schemas/correction.ts";
import { runIndex } from "../../../services/workers/index-documents.ts";
import {
  announceLabels,
  readLabels,
  saveLabel,
  watchLabels,
} from "../../../services/workers/person-labels.ts";
import { analysedTopic } from "../../../schemas/topics.ts";
import { countingMetrics } from "../../fakes/counting-metrics.ts";
import { commentDocument } from "../../fakes/documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { memoryLog } from "../../fakes/memory-log.ts";
import { memoryState } from "../../fakes/memory-state.ts";
import { quietLogger } from "../../fakes/quiet-logger.ts";

const never = new AbortController().signal;
const document = commentDocument();
const { id, text } = document.comment;
const label = (rest: Partial<PersonLabel> = {}): PersonLabel => ({
  by: "Encik Contoh",
  at: "2026-03-12T02:00:00.000Z",
  textKey: textKeyOf(text),
  drawn: true,
  sentiment: "negative",
  ...rest,
});

describe("saveLabel", () => {
  it("keeps each person's last word on each task", async () => {
    const state = memoryState();
    expect(await saveLabel(state, id, label())).toBe(true);
    expect(await saveLabel(state, id, label({ by: "Cik Misal", sentiment: "positive" }))).toBe(true);
    const { sentiment: _, ...language } = label({ language: "ms", at: "2026-03-13T00:00:00.000Z" });
    expect(await saveLabel(state, id, language)).toBe(true);
    expect((await readLabels(state)).get(id)).toEqual([
      label({ by: "Cik Misal", sentiment: "positive" }),
      label({ language: "ms", at: "2026-03-13T00:00:00.000Z" }),
    ]);
  });

  it("changes nothing when it is said again, later or not", async () => {
    const state = memoryState();
    await saveLabel(state, id, label());
    expect(await saveLabel(state, id, label({ at: "2026-05-01T00:00:00.000Z" }))).toBe(false);
    expect((await readLabels(state)).get(id)).toEqual([label()]);
  });

  it("forgets what was said of an earlier text", async () => {
    const state = memoryState();
    await saveLabel(state, id, label({ language: "en" }));
    const anew = label({ textKey: textKeyOf("sudah diubah"), sentiment: "neutral" });
    await saveLabel(state, id, anew);
    expect((await readLabels(state)).get(id)).toEqual([anew]);
  });
});

describe("watchLabels", () => {
  it("reads the labels again once they are announced, and only then", async () => {
    const state = memoryState();
    const labels = watchLabels(state);
    const before = await labels();
    await saveLabel(state, id, label());
    expect(await labels()).toBe(before);
    await announceLabels(state);
    expect((await labels()).get(id)).toEqual([label()]);
  });
});

describe("the index worker", () => {
  const run = async (state: Pick<StateStore, "get" | "list">, index = memoryIndex(), written = document) => {
    const log = memoryLog();
    const value = Buffer.from(JSON.stringify(written));
    await log.append(analysedTopic, [{ key: "k", value, headers: {} }]);
    const clock = fakeClock({ autoAdvance: true });
    const worker = { log, clock, metrics: countingMetrics(), logger: quietLogger(), random: () => 0 };
    await runIndex({ ...worker, index, state }, { stopWhenCaughtUp: true }, never);
    const { hits } = await index.search({
      scope: { kind: "nation" },
      filter: { sentiments: ["negative"] },
      order: "newest",
      size: 10,
    });
    return { index, corrected: hits[0]?.comment.correction };
  };

  it("writes what people say, also over a newer model's labels", async () => {
    const state = memoryState();
    await saveLabel(state, id, label());
    const first = await run(state);
    expect(first.corrected).toMatchObject({ by: "Encik Contoh" });
    const newer = commentDocument(
      { sentiment: { ...document.comment.sentiment, label: "positive" } },
      { generation: 5 },
    );
    const second = await run(state, first.index, newer);
    expect(second.corrected).toMatchObject({ replaced: { sentiment: { label: "positive" } } });
  });

  it("writes also what is said while it writes", async () => {
    const state = memoryState();
    const index = memoryIndex();
    const during = {
      ...index,
      async upsert(documents: Parameters<typeof index.upsert>[0]) {
        const written = await index.upsert(documents);
        if (await saveLabel(state, id, label())) await announceLabels(state);
        return written;
      },
    };
    expect((await run(state, during)).corrected).toMatchObject({ by: "Encik Contoh" });
  });
});
