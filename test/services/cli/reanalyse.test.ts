import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { tombstonePayload } from "../../../pipelines/normalise/tombstone.ts";
import { importedPayload } from "../../../pipelines/normalise/imported.ts";
import { modelGeneration as generationOfTier } from "../../../pipelines/enrich/open-analyser.ts";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { FoundComment } from "../../../pipelines/ports/search-index.ts";
import { Config } from "../../../schemas/config.ts";
import { generationOf } from "../../../schemas/document.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import { analysedTopic, rawTopic } from "../../../schemas/topics.ts";
import { chosenComments } from "../../../services/cli/commands/reanalyse.ts";
import type { Stores } from "../../../services/cli/open-stores.ts";
import { openStores } from "../../../services/cli/open-stores.ts";
import { pageSize } from "../../../services/workers/reanalyse.ts";
import { channels, commentDocument, postDocument } from "../../fakes/documents.ts";
import { runSuara } from "../../fakes/run-suara.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

const main = join(import.meta.dirname, "../../../services/cli/main.ts");
const channel = channels.hqYoutube;
const postId = "youtube:p";
const seenAt = "2026-03-10T00:00:00.000Z";
const laterAt = "2026-03-12T00:00:00.000Z";

const modelGeneration = generationOfTier("fast");

/** A folder with Suara's files, opened here as well; commands run there use the same. */
async function suaraFolder() {
  await using opened = new AsyncDisposableStack();
  const folder = temporaryFolder();
  opened.defer(() => folder[Symbol.dispose]());
  writeFileSync(join(folder.path, "suara.yaml"), "model: fast\n"); // thousands of comments, quickly
  const file = (name: string) => ({ kind: "sqlite", file: join(folder.path, `data/${name}.db`) });
  const stores = opened.use(
    await openStores(Config.parse({ log: file("log"), index: file("index"), state: file("state") }), {}),
  );
  const all = opened.move();
  const running: ChildProcess[] = [];
  return {
    ...stores,
    suara: (...args: readonly string[]) => runSuara(args, { cwd: folder.path }),
    /** In the background. */
    start(...args: readonly string[]): ChildProcess {
      const child = spawn(process.execPath, [main, ...args], { cwd: folder.path, stdio: "ignore" });
      running.push(child);
      return child;
    },
    async [Symbol.asyncDispose]() {
      for (const child of running.filter((each) => each.exitCode === null && each.signalCode === null)) {
        const ended = once(child, "exit");
        child.kill("SIGKILL");
        await ended;
      }
      await all.disposeAsync();
    },
  };
}

const oldComment = (n: number) =>
  commentDocument(
    {
      id: `youtube:${n}`,
      postId,
      text: `harga barang naik lagi di pasar nombor ${n}`,
      publishedAt: new Date(Date.parse("2026-03-01T00:00:00.000Z") + n * 1000).toISOString(),
      collectedAt: seenAt,
    },
    { generation: 0 },
  );

function rawItem(payloadKind: string, payload: object) {
  const raw: RawItem = { channel, payloadKind, postId, caption: null, collectedAt: laterAt, payload };
  return { key: postId, value: Buffer.from(JSON.stringify(raw)) };
}

const row = (id: string, text: string) =>
  rawItem(importedPayload, { id, post: "p", text, publishedAt: "2026-03-01T00:00:00.000Z" });

const tombstone = (n: number) =>
  rawItem(tombstonePayload, { id: `youtube:${n}`, of: "comment", publishedAt: "2026-03-01T00:00:00.000Z" });

async function everyComment({ index }: Stores): Promise<readonly FoundComment[]> {
  const query = { scope: { kind: "nation" }, filter: {}, order: "oldest", size: 1000 } as const;
  const all: FoundComment[] = [];
  let after: string | undefined;
  do {
    const { hits, next } = await index.search(after === undefined ? query : { ...query, after });
    all.push(...hits);
    after = next;
  } while (after !== undefined);
  return all;
}

/** Of collecting: each edits one comment and deletes another, and there are so many. */
const mostRounds = 1_000;

async function until(happened: () => Promise<boolean>): Promise<void> {
  while (!(await happened())) await setTimeout(100);
}

/** Documents that were labelled anew: those of the comments' first observation. */
async function labelledAnew({ log }: Stores): Promise<number> {
  let count = 0;
  for await (const { value } of log.read(analysedTopic, new AbortController().signal)) {
    const { kind, comment } = JSON.parse(Buffer.from(value).toString()) as ReturnType<typeof oldComment>;
    if (kind === "comment" && comment.collectedAt === seenAt) count += 1;
  }
  return count;
}

describe("suara reanalyse", () => {
  it(
    "killed in the middle while collecting goes on, leaves every comment once, all under the new models",
    { timeout: 300_000 },
    async () => {
      await using folder = await suaraFolder();
      const { index, log, suara } = folder;
      const comments = Array.from({ length: 6 * pageSize }, (_, n) => oldComment(n));
      await index.upsert([postDocument({ id: postId, caption: "Kawalan harga" }), ...comments]);
      folder.start("process");
      folder.start("index");
      const stop = new AbortController();
      const last = comments.length - 1;
      let written = 0;
      const collecting = (async () => {
        for (; !stop.signal.aborted && written < mostRounds; written += 1) {
          const edited = row(String(last - 2 * written), `diubah kali ke-${written}`);
          await log.append(rawTopic, [
            row(`new-${written}`, `komen baharu ${written}`),
            edited,
            tombstone(last - 2 * written - 1),
          ]);
          await setTimeout(50);
        }
      })();

      const killed = folder.start("reanalyse");
      const ended = once(killed, "exit");
      await until(async () => (await labelledAnew(folder)) >= 2 * pageSize);
      killed.kill("SIGKILL");
      expect(await ended).toEqual([null, "SIGKILL"]);
      const again = await suara("reanalyse", "--json");
      expect(again.stderr).toMatch(/an earlier run had read \d+ of them/u);
      expect(again.status).toBe(0);
      const told = JSON.parse(again.stdout) as {
        in: number;
        keep: number;
        resumed: number;
        drop: { current?: number };
        reject: object;
      };
      expect(told).toMatchObject({ generation: modelGeneration, done: true, reject: {} });
      expect(told.in).toBe(told.keep + (told.drop.current ?? 0));
      expect(told.resumed).toBeGreaterThanOrEqual(pageSize);
      stop.abort();
      await collecting;
      await until(async () =>
        (await Promise.all([log.lag(rawTopic, "process"), log.lag(analysedTopic, "index")])).every(
          (lag) => lag === 0,
        ),
      );

      const found = await everyComment(folder);
      const ids = found.map(({ comment }) => comment.id);
      expect(new Set(ids).size).toBe(ids.length);
      const gone = new Set(Array.from({ length: written }, (_, n) => `youtube:${last - 2 * n - 1}`));
      const kept = comments.map(({ comment }) => comment.id).filter((id) => !gone.has(id));
      const collected = Array.from({ length: written }, (_, n) => `youtube:new-${n}`);
      expect(ids.toSorted()).toEqual([...kept, ...collected].toSorted());
      expect(found.filter(({ version }) => generationOf(version) !== modelGeneration)).toEqual([]);
      expect(found.filter(({ comment }) => comment.text.startsWith("diubah"))).toHaveLength(written);
      const relabelled = found.filter(({ comment }) => comment.collectedAt === seenAt);
      expect(
        relabelled.every(({ earlierLabels }) => earlierLabels?.[0]?.models["sentiment"] === "linear@1"),
      ).toBe(true);
      // Not everything again: a page at most was in the log without a note of it.
      expect(await labelledAnew(folder)).toBeLessThanOrEqual(comments.length + pageSize);

      const before = await labelledAnew(folder);
      const third = await suara("reanalyse");
      expect(third).toMatchObject({
        status: 0,
        stdout: `in ${ids.length} = keep 0 (labelled anew) + drop ${ids.length} (${ids.length} current) + reject 0\n`,
      });
      expect(await labelledAnew(folder)).toBe(before);
    },
  );

  it("counts what is due without doing it", async () => {
    await using folder = await suaraFolder();
    await folder.index.upsert([oldComment(1), oldComment(2)]);
    const { status, stdout, stderr } = await folder.suara("reanalyse", "--dry-run", "--from", "2026-03-01");
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: "in 2 = keep 2 (to be labelled anew) + drop 0 + reject 0\n",
    });
    expect(stderr).toContain(`labels of generation ${modelGeneration}: sentiment by `);
    const later = await folder.suara(
      "reanalyse",
      "--dry-run",
      "--json",
      "--from",
      "2026-03-02",
      "--platform",
      "youtube",
    );
    expect(JSON.parse(later.stdout)).toMatchObject({ dryRun: true, in: 0, keep: 0 });
    expect(await labelledAnew(folder)).toBe(0);
  });

  it.each([
    ["a date that is none", { from: "yesterday" }, "--from takes a date such as 2026-01-31"],
    ["a period without a day", { from: "2026-03-02", to: "2026-03-02" }, "--from is not before --to"],
    ["an unknown platform", { platform: ["myspace"] }, "--platform takes one of "],
    ["an unknown topic", { topic: ["weather?"] }, "--topic takes one of "],
  ])("refuses %s", (_, choice, message) => {
    expect(() => chosenComments(choice, taxonomy)).toThrow(message);
  });

  it("reads days as Malaysia has them", () => {
    expect(
      chosenComments({ from: "2026-03-01", to: "2026-03-02", platform: ["x"], topic: ["other"] }, taxonomy),
    ).toEqual({
      from: "2026-02-28T16:00:00.000Z",
      to: "2026-03-01T16:00:00.000Z",
      platforms: ["x"],
      topics: ["other"],
    });
  });
});
