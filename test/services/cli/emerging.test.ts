import { describe, expect, it } from "vitest";
import { askEmerging, emergingText } from "../../../services/cli/commands/emerging.ts";
import { emergingDocuments, emergingEndMs } from "../../fakes/emerging-documents.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";

const options = { period: "1d", until: undefined, states: undefined, channels: undefined } as const;

async function filled() {
  const index = memoryIndex();
  await index.upsert(emergingDocuments());
  return index;
}

describe("suara emerging", () => {
  it("names what emerged in both languages, with its numbers, in Malaysian time", async () => {
    const answer = await askEmerging(await filled(), options, emergingEndMs);
    const malay = emergingText(answer, "ms");
    expect(malay).toContain("Isu baharu: 1 Feb 2026, 12:00 PG hingga 2 Feb 2026, 12:00 PG");
    expect(malay).toMatch(/1\. .*jambatan retak/u);
    expect(malay).toContain("30 orang, 30 komen di bawah 5 hantaran");
    expect(malay).toMatch(/jambatan retak\s+30\s+0\.\d \(0 hingga \d\)\s+baharu/u);
    const english = emergingText(answer, "en");
    expect(english).toContain("30 people, 30 comments under 5 posts");
    expect(english).toContain("> bila jambatan retak ini nak dibaiki");
  });

  it("looks back from a time, and says when the history before it is too short", async () => {
    const until = "2026-01-12T12:00";
    const answer = await askEmerging(await filled(), { ...options, until }, emergingEndMs);
    expect(answer?.to).toBe("2026-01-12T04:00:00.000Z");
    expect(emergingText(answer, "ms")).toContain("Rekod terlalu singkat.");
    expect(emergingText(answer, "en")).toContain("The history is too short. At least 2 earlier weeks");
  });

  it("says so where nothing rises, and where there is no comment at all", async () => {
    const index = await filled();
    const quiet = await askEmerging(
      index,
      { ...options, until: "2026-02-01" },
      emergingEndMs + 28 * 86_400_000,
    );
    expect(emergingText(quiet, "en")).toContain("Nothing rises clearly.");
    const empty = await askEmerging(memoryIndex(), options, emergingEndMs);
    expect(empty).toBeUndefined();
    expect(emergingText(empty, "en")).not.toContain("undefined");
  });

  it("refuses a time that is none or to come, and a state that does not exist", async () => {
    const index = memoryIndex();
    await expect(askEmerging(index, { ...options, until: "semalam" }, 0)).rejects.toMatchObject({
      code: "USAGE",
    });
    await expect(askEmerging(index, { ...options, until: "2030-01-01" }, 0)).rejects.toMatchObject({
      code: "USAGE",
    });
    await expect(askEmerging(index, { ...options, states: ["MY-99"] }, 0)).rejects.toMatchObject({
      code: "USAGE",
    });
  });
});
