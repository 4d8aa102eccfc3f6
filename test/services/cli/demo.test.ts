import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSqliteIndex } from "../../../services/index/sqlite/search-index.ts";
import { openSqliteState } from "../../../services/index/sqlite/state-store.ts";
import { differingPosts } from "../../../services/cli/commands/post-ledgers.ts";
import type { DemoSummary } from "../../../services/cli/demo-summary.ts";
import { corpusChats, corpusGroup } from "../../../services/simulators/corpus/group-chat.ts";
import { corpusChannels } from "../../../services/simulators/corpus/channels.ts";
import { corpusTruth } from "../../../services/simulators/corpus/corpus-truth.ts";
import { corpusSecrets } from "../../../services/simulators/corpus/secrets.ts";
import type { Finished } from "../../fakes/run-suara.ts";
import { runSuara } from "../../fakes/run-suara.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

/** Runs the demo in a folder; with `killAfterMs` it gets SIGKILL then, if it has not ended. */
function runDemo(folder: string, flags: readonly string[], killAfterMs?: number): Promise<Finished> {
  return runSuara(
    ["demo", "--once", "--json", "--folder", folder, ...flags],
    killAfterMs === undefined ? {} : { killAfterMs },
  );
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
}

describe("suara demo --once", () => {
  const folder = temporaryFolder();
  let ended: Finished;
  beforeAll(async () => {
    ended = await runDemo(folder.path, []);
  });
  afterAll(() => folder[Symbol.dispose]());

  it("indexes every made-up comment, counts every item, and stores no name or number of a person", () => {
    const { status, stdout, stderr } = ended;
    expect(status, stderr).toBe(0);
    const { items, comments } = JSON.parse(stdout) as DemoSummary;
    expect(items.in).toBe(items.keep + items.drop + items.reject);
    expect(items.reject).toBe(0);
    const until = "2026-11-24T00:00:00.000Z";
    const chat = corpusChats(until).at(-1)?.messages ?? [];
    const said = chat.filter(({ state }) => state !== "deleted");
    expect(comments).toBe(corpusTruth({ seed: 1, until }).comments.length + said.length);

    const written = [
      ...filesUnder(folder.path).map((file) => readFileSync(file)),
      Buffer.from(stdout + stderr),
    ];
    expect(written.length).toBeGreaterThan(3);
    expect(corpusSecrets.length).toBeGreaterThan(100);
    const names = chat.map(({ sender }) => sender);
    const leaked = [...corpusSecrets, ...names].filter((secret) =>
      written.some((bytes) => bytes.includes(secret)),
    );
    expect(leaked).toEqual([]);
  });

  it("shows what an edited message said before, where one was deleted, and who speaks for the department", async () => {
    const [stores = ""] = readdirSync(folder.path);
    await using index = await openSqliteIndex({ file: join(folder.path, stores, "index.db") });
    const scope = { kind: "nation" } as const;
    const filter = { channelIds: [corpusGroup.id] };
    const { hits } = await index.search({ scope, filter, order: "newest", size: 100 });
    const edited = hits.filter(({ earlier }) => earlier !== undefined);
    expect(edited).toMatchObject([
      {
        comment: { text: expect.stringContaining("40 kotak air") as string },
        earlier: [{ text: expect.stringContaining("20 kotak air") as string, editedAt: null }],
      },
    ]);
    const officers = hits.filter(({ comment }) => comment.official).map(({ comment }) => comment.text);
    expect(officers).toHaveLength(4);
    expect(officers.filter((text) => text.startsWith("Hebahan: "))).toHaveLength(2);
    const posts = await index.posts({ scope, channelIds: filter.channelIds, size: 10 });
    const gone = await Promise.all(posts.map(({ id }) => index.deleted({ scope, postId: id, size: 10 })));
    expect(gone.flat()).toHaveLength(1);
    expect(posts.reduce((sum, { deleted }) => sum + deleted, 0)).toBe(1);
  });

  it("holds of every channel all that the platform counts, or says why not", async () => {
    const [stores = ""] = readdirSync(folder.path);
    await using index = await openSqliteIndex({ file: join(folder.path, stores, "index.db") });
    await using state = await openSqliteState({ file: join(folder.path, stores, "state.db") });
    const rows = await differingPosts({ channels: corpusChannels, state, index }, 100);
    expect(new Set(rows.map(({ channel }) => channel))).toEqual(new Set(["sarawak-x"]));
    expect(new Set(rows.flatMap(({ gaps }) => gaps.map(({ reason }) => reason)))).toEqual(
      new Set(["directOnly"]),
    );
  });

  it("ends with every comment once, however often it is killed", async () => {
    using killedIn = temporaryFolder();
    const file = join(killedIn.path, "komen.jsonl");
    const ids = writeComments(file, 1_500);
    const stores = join(killedIn.path, "stores");
    let killed = 0;
    for (let round = 0; round < 5; round += 1) {
      // Between the start of the first store and the end of an undisturbed run; each round gets further than the last.
      const { status } = await runDemo(stores, ["--data", file], 600 + Math.random() * 1_500);
      if (status === null) killed += 1;
    }
    expect(killed).toBeGreaterThan(0);
    const { status, stdout, stderr } = await runDemo(stores, ["--data", file]);
    expect(status, stderr).toBe(0);
    const { items, comments } = JSON.parse(stdout) as DemoSummary;
    expect(items.in).toBe(items.keep + items.drop + items.reject);
    expect(comments).toBe(ids.length);
    expect(await indexedIds(stores)).toEqual(ids.map((id) => `youtube:${id}`).sort());
  }, 180_000);

  it("does nothing twice when it is run twice", async () => {
    const first = JSON.parse(ended.stdout) as DemoSummary;
    const second = JSON.parse((await runDemo(folder.path, [])).stdout) as DemoSummary;
    expect(second.comments).toBe(first.comments);
    expect(second.items.in).toBeLessThan(first.items.in / 2); // the list of videos is read again, the threads are not
  });

  it.each([
    ["a file that is not there", "/nowhere.jsonl", "INPUT_UNREADABLE"],
    ["a file that is no JSON", "broken", "INPUT_UNREADABLE"],
  ])("refuses %s, clearly", async (_, name, code) => {
    using files = temporaryFolder();
    const broken = join(files.path, "broken.jsonl");
    writeFileSync(broken, '{"id":"a","text":"ok"}\n{"id":\n');
    const { status, stderr } = await runDemo(files.path, ["--data", name === "broken" ? broken : name]);
    expect(status).toBe(1);
    expect(stderr).toContain(code);
    expect(stderr).not.toContain("    at "); // no stack for what is foreseen
  });
});

/** Writes made-up comments of many threads, and gives their ids. */
function writeComments(file: string, count: number): string[] {
  const ids = Array.from({ length: count }, (_, number) => `komen-${number}`);
  const rows = ids.map((id, number) => ({
    id,
    video: `video-${number % 7}`,
    text: `komen nombor ${number}: banjir di kampung kami belum surut`,
    author: `penulis-${number % 900}`,
    // Every fifth answers the one 35 before it, of the same video: long threads, whose replies come page by page.
    ...(number >= 35 && number % 5 === 4 && { parent: `komen-${number - 35}` }),
  }));
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join("\n"));
  return ids;
}

async function indexedIds(stores: string): Promise<string[]> {
  const [folder = ""] = readdirSync(stores);
  await using index = await openSqliteIndex({ file: join(stores, folder, "index.db") });
  const ids: string[] = [];
  for (let after: string | undefined, more = true; more;) {
    const query = { scope: { kind: "nation" }, filter: {}, order: "oldest", size: 1_000 } as const;
    const page = await index.search(after === undefined ? query : { ...query, after });
    ids.push(...page.hits.map((hit) => hit.comment.id));
    after = page.next;
    more = after !== undefined;
  }
  return ids.sort();
}
