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

  it("finds comments by flag and entity, without words too", async () => {
    const index = memoryIndex();
    await index.upsert([
      commentDocument({ id: "youtube:c1", text: "bila siap", flags: ["question"], entities: ["agency:tnb"] }),
      commentDocument({ id: "youtube:c2", text: "lampu padam", flags: ["fault"], entities: ["agency:tnb"] }),
      commentDocument({ id: "youtube:c3", text: "harga naik" }),
    ]);
    const found = async (asked: Partial<Parameters<typeof search>[1]>) => {
      const shown = await search(index, { ...options, words: "", ...asked, json: true });
      return shown
        .split("\n")
        .map((line) => (JSON.parse(line) as { comment: { text: string } }).comment.text);
    };
    expect(await found({ flags: ["fault"] })).toEqual(["lampu padam"]);
    expect(new Set(await found({ entities: ["agency:tnb"] }))).toEqual(new Set(["bila siap", "lampu padam"]));
    expect(await found({ words: "bila", entities: ["agency:tnb"] })).toEqual(["bila siap"]);
    const none = await search(index, { ...options, words: "", flags: ["promotion"], json: false });
    expect(none).toBe("no comment holds: promotion");
  });

  it("lets no comment drive the terminal or turn round what follows it", async () => {
    const index = memoryIndex();
    const text = "harga \u001b]0;rahsia\u0007 \u009b31m \u202enaik\nlagi";
    await index.upsert([commentDocument({ text })]);
    const shown = await search(index, { ...options, json: false });
    expect(shown).toContain("harga �]0;rahsia� �31m �naik lagi");
    expect(shown.split("\n")).toHaveLength(3);
    const none = await search(index, { ...options, words: '"tiada" \u001b[2J', json: false });
    expect(none).toBe('no comment holds: "tiada" �[2J');
  });
});
