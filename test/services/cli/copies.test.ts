import { describe, expect, it } from "vitest";
import { copiesText, listCopies } from "../../../services/cli/commands/copies.ts";
import { copied, copiedAtMs, copiedKey } from "../../fakes/copied-documents.ts";
import { allChannels } from "../../fakes/documents.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { memoryState } from "../../fakes/memory-state.ts";

const options = { find: true, since: undefined, size: 20 };

async function held() {
  const index = memoryIndex();
  await index.upsert([...copied(12), ...copied(6, {}, "00000000000000bb")]);
  return { index, state: memoryState(), clock: { now: () => copiedAtMs + 3_600_000 } };
}

describe("suara copies", () => {
  it("lists a group with its numbers, an example and why, in both languages", async () => {
    const list = await listCopies(await held(), options);
    const malay = copiesText(list, allChannels, "ms");
    expect(malay).toContain("1. 12 komen oleh 12 orang");
    expect(malay).toContain(
      "23 Nov 2026, 12:00 PTG hingga 23 Nov 2026, 12:11 PTG, satu saluran: Ibu Pejabat",
    );
    expect(malay).toContain("12 negatif, 0 neutral, 0 positif");
    expect(malay).toContain("mesej yang sama: 12 orang, 12 komen di bawah 1 hantaran dalam 1 saluran");
    expect(malay).toContain("(peraturan 1: sekurang-kurangnya 5 orang dalam masa 24 jam)");
    const english = copiesText(list, allChannels, "en");
    expect(english).toContain("1. 12 comments by 12 people");
    expect(english).toContain("> jambatan kampung retak");
  });

  it("shows no group of fewer than ten authors, and says that there is one", async () => {
    const list = await listCopies(await held(), options);
    expect(list.groups.map(({ record }) => record.copyKey)).toEqual([copiedKey]);
    expect(copiesText(list, allChannels, "en")).toContain("One more group has fewer than 10 known authors");
  });

  it("looks for groups only when told to, and since when it is told", async () => {
    const dependencies = await held();
    const nothing = await listCopies(dependencies, { ...options, find: false });
    expect(copiesText(nothing, allChannels, "ms")).toContain("Tiada kumpulan salinan untuk dipaparkan.");
    const later = await listCopies(dependencies, { ...options, since: "2026-11-24" });
    expect(later.groups).toEqual([]);
    const since = await listCopies(dependencies, { ...options, since: "2026-01-01" });
    expect(since.groups).toHaveLength(1);
  });

  it("refuses a time that is none", async () => {
    const asked = listCopies(await held(), { ...options, since: "semalam" });
    await expect(asked).rejects.toMatchObject({ code: "USAGE" });
  });
});
