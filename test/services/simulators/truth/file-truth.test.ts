import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { departmentChannels } from "../../../../services/simulators/truth/department-channels.ts";
import { fileTruth } from "../../../../services/simulators/truth/file-truth.ts";
import { startYoutubeSimulator } from "../../../../services/simulators/youtube/youtube-simulator.ts";
import { Channel } from "../../../../schemas/channel.ts";
import { Instant } from "../../../../schemas/item.ts";

type Row = Readonly<Record<string, unknown>>;

function written(content: string | Uint8Array, name = "komen.jsonl"): string {
  const folder = mkdtempSync(join(tmpdir(), "suara-truth-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const lines = (rows: readonly Row[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
const truthOf = (rows: readonly Row[]) => fileTruth(written(lines(rows)));

const full = {
  id: "y1",
  source: "berita",
  video: "v1",
  video_title: "Tajuk satu",
  author: "u_1",
  text: "Harga naik lagi",
  like_count: 4,
  published_at: "2025-04-06T18:01:54Z",
};

describe("fileTruth", () => {
  it("makes a comment, its video and its channel of a row", async () => {
    const { channels, posts, comments } = await truthOf([full]);
    expect(comments).toEqual([
      {
        id: "y1",
        postId: "v1",
        parentId: null,
        author: {
          id: expect.stringMatching(/^UC.{22}$/u),
          name: expect.stringMatching(/^@warga-[0-9a-f]{12}$/u),
        },
        text: "Harga naik lagi",
        publishedAt: "2025-04-06T18:01:54.000Z",
        editedAt: null,
        likes: 4,
      },
    ]);
    expect(posts).toMatchObject([{ id: "v1", title: "Tajuk satu", publishedAt: "2025-04-06T17:01:54.000Z" }]);
    expect(channels.map(({ id }) => id)).toContain(posts[0]?.channelId);
  });

  it.each([
    ["2025-04-06T18:01:54Z", "2025-04-06T18:01:54.000Z"],
    ["2025-06-13T08:00:00+08:00", "2025-06-13T00:00:00.000Z"],
    ["2025-04-06 18:01:54", "2025-04-06T18:01:54.000Z"],
    ["2025-07-27 08:53", "2025-07-27T08:53:00.000Z"],
    ["1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"],
  ])("reads the time %s", async (written, instant) => {
    const { comments } = await truthOf([{ ...full, published_at: written }]);
    expect(comments[0]?.publishedAt).toBe(instant);
  });

  it("makes up what a row lacks, the same each time", async () => {
    const rows = [
      { id: "y1", text: "a", video: "v1" },
      { text: "b" },
      { id: "y3", text: "c", author: null, like_count: null },
    ];
    const path = written(lines(rows));
    const truth = await fileTruth(path);
    expect(await fileTruth(path)).toEqual(truth);
    expect(truth.comments).toHaveLength(3);
    expect(truth.comments[0]).toMatchObject({ id: "y1", postId: "v1", author: null, likes: 0 });
    expect(truth.comments[1]).toMatchObject({
      id: expect.stringMatching(/^baris-2-/u),
      postId: "tanpa-video",
    });
    for (const { publishedAt } of truth.comments) expect(publishedAt).toMatch(/^2026-01/u);
    expect(truth.posts.map(({ title }) => title)).toEqual(["Video v1", "Video tanpa-video"]);
  });

  it("puts a comment without a time between the others of its video", async () => {
    const { comments } = await truthOf([
      { ...full, published_at: "2025-01-01T00:00:00Z" },
      { ...full, id: "y2", published_at: undefined },
      { ...full, id: "y3", published_at: "2025-01-03T00:00:00Z" },
    ]);
    const times = comments.map(({ publishedAt }) => publishedAt);
    expect(times).toEqual(times.toSorted());
  });

  it.each<[string, readonly Row[], Readonly<Record<string, string | null>>]>([
    ["a reply", [{ id: "a" }, { id: "b", parent: "a" }], { a: null, b: "a" }],
    ["a reply before its parent", [{ id: "b", parent: "a" }, { id: "a" }], { a: null, b: "a" }],
    [
      "a reply to a reply",
      [{ id: "a" }, { id: "b", parent: "a" }, { id: "c", parent: "b" }],
      { a: null, b: "a", c: "a" },
    ],
    ["a parent that is not there", [{ id: "b", parent: "a" }], { b: null }],
    [
      "a grandparent that is not there",
      [
        { id: "b", parent: "a" },
        { id: "c", parent: "b" },
      ],
      { b: null, c: "b" },
    ],
    ["itself", [{ id: "a", parent: "a" }], { a: null }],
    [
      "a circle",
      [
        { id: "a", parent: "b" },
        { id: "b", parent: "a" },
      ],
      { a: null, b: null },
    ],
    ["a parent of another video", [{ id: "a" }, { id: "b", parent: "a", video: "v2" }], { a: null, b: null }],
  ])("places %s", async (_, rows, parents) => {
    const { comments } = await truthOf(rows.map((row) => ({ text: "x", video: "v1", ...row })));
    expect(Object.fromEntries(comments.map(({ id, parentId }) => [id, parentId]))).toEqual(parents);
  });

  it("takes the video of the parent where a reply names none", async () => {
    const { comments } = await truthOf([
      { id: "a", text: "x", video: "v1" },
      { id: "b", text: "y", parent: "a" },
    ]);
    expect(comments.map(({ postId }) => postId)).toEqual(["v1", "v1"]);
  });

  it("makes every id one comment of a truth that the simulator can serve, whatever the rows", async () => {
    const id = fc.constantFrom("a", "b", "c", "d", "e", "f");
    const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
    const row = fc.record({
      id,
      text: fc.string({ unit: "binary" }),
      parent: optional(id),
      video: optional(fc.constantFrom("v1", "v2")),
      author: optional(fc.constantFrom("u1", "u2")),
      published_at: optional(fc.constantFrom("2025-01-01 00:00", "2024-06-01T10:00:00Z")),
      like_count: optional(fc.integer()),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
        const truth = await truthOf(rows);
        expect(truth.comments.map(({ id }) => id).sort()).toEqual(
          [...new Set(rows.map(({ id }) => id))].sort(),
        );
        for (const { publishedAt } of truth.comments)
          expect(Instant.safeParse(publishedAt).success).toBe(true);
        await using simulator = await startYoutubeSimulator({ truth });
        expect(simulator.comments()).toHaveLength(truth.comments.length);
      }),
      { numRuns: 50 },
    );
  });

  it("skips blank lines and a byte order mark, and reads gzip", async () => {
    const text = `\uFEFF${JSON.stringify(full)}\r\n\n${JSON.stringify({ ...full, id: "y2" })}`;
    for (const path of [written(text), written(gzipSync(text), "komen.jsonl.gz")]) {
      expect((await fileTruth(path)).comments.map(({ id }) => id)).toEqual(["y1", "y2"]);
    }
  });

  it("lets the last row of an id count", async () => {
    const { comments } = await truthOf([full, { ...full, text: "disunting" }]);
    expect(comments.map(({ text }) => text)).toEqual(["disunting"]);
  });

  it.each([
    ["a broken line", `${JSON.stringify(full)}\n{"id":"y2","text":"rahsia`, ":2 is not JSON"],
    ["no object", `${JSON.stringify(full)}\n"rahsia"`, ":2: the row is"],
    ["no text", `\n{"id":"y1"}`, ":2: text is"],
    ["likes in words", JSON.stringify({ ...full, like_count: "rahsia" }), ":1: like_count is"],
    ["a time in words", JSON.stringify({ ...full, published_at: "rahsia" }), ":1: published_at is"],
  ])("says where the file has %s, and quotes nothing of it", async (_, content, where) => {
    const error: unknown = await fileTruth(written(content)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "INPUT_UNREADABLE", retryable: false });
    expect(error).not.toHaveProperty("cause");
    expect(String(error)).toContain(where);
    expect(String(error)).not.toContain("rahsia");
  });

  it("says how far a cut-off gzip could be read", async () => {
    const rows = Array.from({ length: 2_000 }, (_, index) => ({
      ...full,
      id: `y${index}`,
      text: `${Math.sin(index)}`,
    }));
    const bytes = gzipSync(lines(rows));
    const error: unknown = await fileTruth(
      written(bytes.subarray(0, bytes.length / 2), "komen.jsonl.gz"),
    ).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "INPUT_UNREADABLE" });
    expect(String(error)).toMatch(/beyond line [1-9]\d*: Z_BUF_ERROR/u);
  });

  it.each([
    ["is not there", () => join(tmpdir(), "suara-tiada.jsonl"), "ENOENT"],
    ["is not there, packed", () => join(tmpdir(), "suara-tiada.jsonl.gz"), "ENOENT"],
    ["is a folder", () => tmpdir(), "EISDIR"],
    ["is no gzip", () => written("{}", "komen.jsonl.gz"), "Z_DATA_ERROR"],
  ])("says that a file %s", async (_, path, code) => {
    await expect(fileTruth(path())).rejects.toMatchObject({
      code: "INPUT_UNREADABLE",
      message: expect.stringContaining(code),
    });
  });
});

describe("departmentChannels", () => {
  it("are valid and all different", () => {
    expect(departmentChannels.map((channel) => Channel.parse(channel))).toEqual(departmentChannels);
    expect(new Set(departmentChannels.map(({ nativeId }) => nativeId)).size).toBe(departmentChannels.length);
  });
});
