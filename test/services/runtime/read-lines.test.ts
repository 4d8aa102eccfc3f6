import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { parseJsonLine, readLines } from "../../../services/runtime/read-lines.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

const { file } = folder;

async function linesOf(path: string, stdin = ""): Promise<string[]> {
  const lines = await Array.fromAsync(readLines(path, Readable.from([Buffer.from(stdin)])));
  return lines.map(({ number, text }) => `${number}:${text}`);
}

describe("readLines", () => {
  it.each([
    ["lines of Unix", "a\nb\n", ["1:a", "2:b"]],
    ["lines of Windows", "a\r\nb\r\n", ["1:a", "2:b"]],
    ["no end of line at the end", "a\nb", ["1:a", "2:b"]],
    ["empty lines, which count but do not come", "a\n\n  \nb", ["1:a", "4:b"]],
    ["an empty file", "", []],
    ["letters of more than one byte", "😡 mahal\nà", ["1:😡 mahal", "2:à"]],
  ])("reads %s", async (_, content, expected) => {
    expect(await linesOf(file("plain.jsonl", content))).toEqual(expected);
    expect(await linesOf(file("packed.jsonl.gz", gzipSync(content)))).toEqual(expected);
    expect(await linesOf("-", content)).toEqual(expected);
  });

  it("says how far a truncated gzip could be read", async () => {
    const lines = Array.from({ length: 20_000 }, (_, number) => `baris ${number} ${Math.sin(number)}`);
    const whole = gzipSync(lines.join("\n"));
    const path = file("cut.jsonl.gz", whole.subarray(0, whole.length / 2));
    await expect(linesOf(path)).rejects.toMatchObject({
      code: "INPUT_UNREADABLE",
      message: expect.stringMatching(/cut\.jsonl\.gz: broken after line \d{4}/u) as string,
    });
  });

  it.each([
    ["a missing file", () => join(folder.path, "missing.jsonl")],
    ["a folder", () => folder.path],
    ["a .gz that is none", () => file("lie.jsonl.gz", "not packed")],
  ])("refuses %s and names it", async (_, path) => {
    const name = path();
    await expect(linesOf(name)).rejects.toMatchObject({
      code: "INPUT_UNREADABLE",
      message: expect.stringContaining(name) as string,
    });
  });

  it("leaves judging a line to its reader", () => {
    expect(parseJsonLine({ number: 1, text: '{"a":1}' })).toEqual({ a: 1 });
    expect(parseJsonLine({ number: 1, text: "{" })).toBeUndefined();
  });
});
