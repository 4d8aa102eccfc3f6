import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { drawnComments, goldFolder, goldIds } from "../../../../../services/cli/training/gold/files.ts";
import { agreed, passAgreement, readPass } from "../../../../../services/cli/training/gold/passes.ts";
import { temporaryFolder } from "../../../../fakes/temporary-folder.ts";

const row = {
  id: "a",
  sentiment: "neutral",
  topics: ["floods", "aid"],
  stance: "neither",
  sarcasm: false,
  language: "ms",
};
const drawn = [{ id: "a", source: "fuel_subsidy_policy" }];

async function read(...rows: readonly unknown[]) {
  using folder = temporaryFolder();
  return await readPass(
    folder.file("pass.jsonl", rows.map((each) => JSON.stringify(each)).join("\n")),
    drawn,
  );
}

describe("readPass", () => {
  it("takes topics in any order", async () => {
    expect(await read(row)).toEqual([{ ...row, topics: ["aid", "floods"] }]);
  });

  it.each([
    ["an unknown topic", [{ ...row, topics: ["fuel"] }], "line 1: topics.0"],
    ["other beside a topic", [{ ...row, topics: ["other", "floods"] }], "line 1: topics: other stands alone"],
    ["a field of its own", [{ ...row, note: "?" }], "line 1"],
    ["a comment twice", [row, row], "line 2: a is labelled twice"],
    ["a comment missing", [{ ...row, id: "b" }], "a is not labelled"],
  ])("refuses %s", async (_case, rows, message) => {
    await expect(read(...rows)).rejects.toThrow(message);
  });
});

describe("the gold set", () => {
  const passes = (name: string) => readPass(fileURLToPath(new URL(name, goldFolder)), drawnComments());

  it("is what both passes over all 600 comments agree on, and leaves the rest open", async () => {
    const [a, b] = [await passes("pass-a.jsonl"), await passes("pass-b.jsonl")];
    const gold = agreed(a, b);
    expect(gold).toHaveLength(600);
    const open = gold.filter(({ sentiment }) => sentiment === null).length;
    const [sentiment] = passAgreement(a, b, drawnComments());
    expect(sentiment?.equal).toBeCloseTo(1 - open / 600, 12);
  });

  it("is known to whatever trains, so that nothing learns from it", () => {
    expect(goldIds().size).toBe(600);
  });
});
