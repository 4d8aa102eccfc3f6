import { describe, expect, it } from "vitest";
import { search } from "../../../services/cli/commands/search.ts";
import { commentDocument } from "../../fakes/documents.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";

const options = { words: "harga", order: "newest", size: 10 } as const;

describe("suara search", () => {
  it("shows what an edited comment said before, under it", async () => {
    const index = memoryIndex();
    await index.upsert([
      commentDocument({ text: "harga turun", collectedAt: "2026-03-11T00:00:00.000Z" }),
      commentDocument({ text: "harga naik", collectedAt: "2026-03-10T00:00:00.000Z" }),
    ]);
    const lines = (await search(index, { ...options, json: false })).split("\n");
    expect(lines.find((line) => line.includes("harga turun"))).toContain("2026-03-02 09:00");
    expect(lines.find((line) => line.includes("harga naik"))).toMatch(
      /^2026-03-10 08:00\s+before: harga naik$/u,
    );
    expect(lines.at(-1)).toBe("1 of 1 comments");
    const { earlier } = JSON.parse(await search(index, { ...options, json: true })) as { earlier?: unknown };
    expect(earlier).toMatchObject([{ text: "harga naik", collectedAt: "2026-03-10T00:00:00.000Z" }]);
  });
});
