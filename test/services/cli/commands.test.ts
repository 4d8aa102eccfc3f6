import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { afterAll, describe, expect, it } from "vitest";
import type { Comment } from "../../../schemas/item.ts";
import type { RunOptions } from "../../fakes/run-suara.ts";
import { runSuara } from "../../fakes/run-suara.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

const main = join(import.meta.dirname, "../../../services/cli/main.ts");
const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

const pseudonymKey = `k1:${Buffer.alloc(32, 7).toString("base64")}`;

/** In the test's folder, unless a test says otherwise. */
function suara(args: readonly string[], options: RunOptions = {}) {
  return runSuara(args, { cwd: folder.path, ...options });
}

const { file } = folder;

file(
  "suara.yaml",
  `
channels:
  - { id: hq-youtube, platform: youtube, nativeId: UChq, name: HQ, level: hq }
  - { id: hq-facebook, platform: facebook, nativeId: fb, name: HQ, level: hq }
  - { id: hq-x, platform: x, nativeId: "1030", name: HQ, level: hq }
logLevel: warn
web: { port: 0 }
`,
);

describe("wrong use", () => {
  it.each([
    ["an unknown command", ["shout"], 2, "unknown command"],
    ["an unknown flag", ["demo", "--loud"], 2, "unknown option"],
    ["an unknown configuration key", ["--set", "colour=blue", "config", "check"], 2, "unknown key colour"],
    ["a page for the whole network", ["--set", "web.host=0.0.0.0", "serve"], 1, "WEB_ADDRESS_REFUSED"],
    ["starting without a key for pseudonyms", ["start"], 2, "SUARA_PSEUDONYM_KEY"],
    [
      "importing without a key for pseudonyms",
      ["import", "comments", "x", "--channel", "hq-youtube"],
      2,
      "SUARA_PSEUDONYM_KEY",
    ],
    ["a channel nobody configured", ["import", "comments", "x", "--channel", "none"], 2, "no channel none"],
    ["a platform nobody reads", ["inspect", "myspace", "x"], 2, "Allowed choices"],
    ["a dead letter that is not there", ["deadletters", "show", "x/0/0"], 2, "no dead letter x/0/0"],
    ["an absurd page size", ["search", "banjir", "--size", "0"], 2, "--size"],
  ])("refuses %s", async (_, args, expected, message) => {
    const { status, stdout, stderr } = await suara(args);
    expect({ status, stdout }).toEqual({ status: expected, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
  });

  it("creates nothing before it refuses to start", async () => {
    using empty = temporaryFolder();
    await suara(["start"], { cwd: empty.path });
    expect(readdirSync(empty.path)).toEqual([]);
  });

  it("never prints a secret that is malformed", async () => {
    const { status, stderr } = await suara(["start"], {
      environment: { SUARA_PSEUDONYM_KEY: "rahsia-besar" },
    });
    expect(status).toBe(2);
    expect(stderr).not.toContain("rahsia-besar");
  });
});

describe("suara analyse", () => {
  it("answers line for line, in order, and marks what it does not understand in its place", async () => {
    const lines = [
      '{"id":"1","text":"korang memang terbaik, syabas dan terima kasih banyak"}',
      "{broken",
      '{"id":"3","text":"Useless people, this is so stupid and corrupt, shame on you"}',
      '{"text":5}',
    ];
    const { status, stdout, stderr } = await suara(["analyse"], { stdin: lines.join("\n") });
    expect(status, stderr).toBe(1);
    const out = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(out.map((each) => each["id"] ?? each["line"])).toEqual(["1", 2, "3", 4]);
    expect(out[0]).toMatchObject({ sentiment: { label: "positive" }, language: { code: "ms" } });
    expect(out[2]).toMatchObject({ sentiment: { label: "negative" }, language: { code: "en" } });
    expect(stderr).toContain("2 lines");
  });

  it.each([
    ["a text of 1 MB", "mahal ".repeat(175_000)],
    ["lone surrogates", "\ud800 harga \udfff"],
    ["NUL, bidi and zero-width characters", "har\u0000ga \u202e\u200bmahal\u200d"],
    ["nothing", ""],
  ])("survives %s", async (_, text) => {
    const { status, stdout } = await suara(["analyse"], { stdin: JSON.stringify({ id: "x", text }) });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: "x", sentiment: { label: expect.any(String) as string } });
  });
});

describe("importing, indexing and reading", () => {
  const environment = { SUARA_PSEUDONYM_KEY: pseudonymKey };
  const row = (id: string, text: string, more: object = {}) =>
    JSON.stringify({
      id,
      post: "v1",
      text,
      author: "penulis-rahsia-1",
      authorName: "@namarahsia",
      publishedAt: "2026-11-01T08:00:00+08:00",
      ...more,
    });

  it("takes a file through the whole path, with dead letters for what is wrong", async () => {
    const ndjson = file(
      "komen.jsonl",
      [
        row("c1", "banjir lagi di kampung kami @namarahsia, hubungi 012-345 6789", { likes: 3 }),
        row("c2", "terima kasih atas bantuan banjir"),
        "{broken",
        row("c3", "negatif", { likes: -1 }),
        row("c4", "dari masa depan", { publishedAt: "2099-01-01T00:00:00Z" }),
        row("c5", "sebelum internet", { publishedAt: "1970-01-01T00:00:00Z" }),
        row("c1", "banjir lagi di kampung kami @namarahsia, hubungi 012-345 6789", { likes: 3 }),
      ].join("\n"),
    );
    const csv = file(
      "komen.csv",
      'id,post,text,publishedAt,likes\nc6,v2,"banjir, ""besar""",2026-11-02T00:00:00Z,4\n',
    );
    const began = new Date().toISOString();
    const imported = await suara(["import", "comments", ndjson, csv, "--channel", "hq-youtube"], {
      environment,
    });
    expect(imported.stdout).toContain("6 rows appended, 1 lines unreadable");
    expect(imported.stdout).toContain("1 rows appended, 0 lines unreadable");
    expect(imported.status).toBe(1);

    const found = await untilIndexed(environment, 3);
    expect(found.map(({ comment }) => comment.id).sort()).toEqual(["youtube:c1", "youtube:c2", "youtube:c6"]);
    const masked = found.find(({ comment }) => comment.id === "youtube:c1")?.comment.text ?? "";
    expect(masked).toContain("<phone>");
    expect(found.every(({ comment: { importedAt = "" } }) => importedAt >= began)).toBe(true);

    const letters = await suara(["deadletters", "list", "--json"]);
    const listed = letters.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: string; reason: string });
    expect(listed.map(({ reason }) => reason).sort()).toEqual([
      "date_future",
      "date_past",
      "negative_count",
      "shape",
    ]);
    const shown = await suara(["deadletters", "show", listed[0]?.id ?? ""]);
    expect(shown.status).toBe(0);

    const topics = await suara(["topics", "--json"]);
    expect(JSON.parse(topics.stdout)).toEqual([]); // one topic of three people: too few to tell anything of
    expect(topics.stderr).toMatch(/Not shown: \d topics? of fewer than 10 authors/u);

    for (const secret of ["namarahsia", "penulis-rahsia-1", "012-345 6789", "rahsia"]) {
      expect([secret, storesHolding(secret)]).toEqual([secret, []]);
    }
  });

  it("says what works and what is missing", async () => {
    const { status, stdout } = await suara(["doctor"], { environment });
    expect(status).toBe(1); // the YouTube key is not set
    expect(stdout).toMatch(/pseudonym key\s+works/u);
    expect(stdout).toMatch(/YouTube API key\s+missing\s+set the variable SUARA_YOUTUBE_API_KEY/u);
    expect(stdout).toMatch(/dead letters\s+look\s+4/u);
    expect(stdout).toMatch(/Facebook token\s+missing\s+set the variable SUARA_FACEBOOK_TOKEN/u);
    expect(stdout).toMatch(/X\s+look\s+off/u);
    expect(stdout).not.toContain(pseudonymKey);
  });

  it("refuses a database file that is damaged, and names it", async () => {
    file("rosak.db", "this is no database, but it is long enough to look at ".repeat(100));
    const { status, stderr } = await suara(["--set", "index.file=rosak.db", "topics"]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/STORE_CORRUPT: .*rosak\.db/u);
  });

  async function untilIndexed(variables: Record<string, string>, count: number) {
    const worker = spawn(process.execPath, [main, "process"], {
      cwd: folder.path,
      env: { PATH: process.env["PATH"], ...variables },
    });
    const indexer = spawn(process.execPath, [main, "index"], {
      cwd: folder.path,
      env: { PATH: process.env["PATH"] },
    });
    try {
      for (;;) {
        const { stdout } = await suara(["search", "banjir", "--json"]);
        const hits = stdout.trim() === "" ? [] : stdout.trim().split("\n");
        if (hits.length >= count) {
          return hits.map(
            (line) => JSON.parse(line) as { comment: Pick<Comment, "id" | "text" | "importedAt"> },
          );
        }
      }
    } finally {
      worker.kill("SIGTERM");
      indexer.kill("SIGTERM");
      const ends = [worker, indexer].map(async (child) => (await once(child, "close")) as [number | null]);
      expect((await Promise.all(ends)).map(([status]) => status)).toEqual([0, 0]);
    }
  }

  function storesHolding(secret: string): string[] {
    const data = join(folder.path, "data");
    return readdirSync(data)
      .filter((name) => statSync(join(data, name)).isFile())
      .filter((name) => readFileSync(join(data, name)).includes(secret));
  }
});

describe("suara inspect", () => {
  it("shows the items in a recorded response, protected, and what it does not understand", async () => {
    const snippet = {
      videoId: "v1",
      textDisplay: "Bila kena hubungi 019-876 5432?",
      authorDisplayName: "@siapakah_dia",
      authorChannelId: { value: "UCsiapakah" },
      likeCount: 2,
      publishedAt: "2026-10-01T02:03:04Z",
      updatedAt: "2026-10-01T02:03:04Z",
    };
    const thread = (id: string, top: object) => ({
      kind: "youtube#commentThread",
      id,
      snippet: {
        videoId: "v1",
        totalReplyCount: 0,
        topLevelComment: { kind: "youtube#comment", id, snippet: top },
      },
    });
    const response = {
      kind: "youtube#commentThreadListResponse",
      items: [thread("t1", snippet), thread("t2", { ...snippet, likeCount: -4 })],
    };
    const { status, stdout } = await suara([
      "inspect",
      "youtube",
      file("response.json", JSON.stringify(response)),
    ]);
    expect(status).toBe(1);
    const [first, second] = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(first).toMatchObject({
      kind: "comment",
      comment: { id: "youtube:t1", text: "Bila kena hubungi <phone>?" },
    });
    expect(second).toMatchObject({ kind: "reject", reason: "negative_count" });
    expect(stdout).not.toContain("siapakah");
  });
});
