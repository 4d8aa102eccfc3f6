import { describe, expect, it } from "vitest";
import { sentimentEstimator } from "../../../../pipelines/stats/sentiment-estimates.ts";
import { shareTable } from "../../../../pipelines/trends/shares/share-table.ts";
import { copied, copiedKey } from "../../../fakes/copied-documents.ts";
import { changedDocuments } from "../../../fakes/changed-documents.ts";
import { commentDocument, sentiment } from "../../../fakes/documents.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";
import { fakeErrors } from "../../../fakes/model-quality.ts";

const asked = { scope: { kind: "nation" }, filter: { official: false }, slice: "mixed" } as const;
const options = {
  estimator: sentimentEstimator(fakeErrors),
  copyGroups: [{ copyKey: copiedKey, voice: `youtube:copied-${copiedKey}-0` }],
  nameOf: (division: string, id: string) => `${division} ${id}`,
} as const;

async function table() {
  const index = memoryIndex();
  const few = Array.from({ length: 9 }, (_, at) =>
    commentDocument({
      id: `youtube:few-${at}`,
      author: `k1.few-${at}`,
      topics: [{ id: "wages", confidence: 0.9 }],
      sentiment: sentiment("positive"),
    }),
  );
  const roads = copied(60, { topics: [{ id: "roads", confidence: 0.9 }] });
  await index.upsert([...changedDocuments(), ...few, ...roads]);
  const rows = await shareTable(index, asked, options);
  return (id: string, copies: string) => rows.find((row) => row["id"] === id && row["copies"] === copies);
}

describe("the table of shares", () => {
  it("has each figure with n and interval, as said and corrected, of all, topics, states and channels", async () => {
    const row = await table();
    expect(row("all", "all")).toMatchObject({ division: "all", name: "all all", comments: 1_510 });
    expect(row("MY-01", "all")).toMatchObject({ division: "state", comments: 480 });
    expect(row("johor", "all")).toMatchObject({ division: "channel", comments: 480 });
    const fuel = row("fuel_subsidies", "all");
    expect(fuel).toMatchObject({ division: "topic", comments: 240 });
    for (const figure of ["negativeSaid", "positiveCorrected", "netSaid", "netCorrected"]) {
      const [value, low, high] = [fuel?.[figure], fuel?.[`${figure}Low`], fuel?.[`${figure}High`]];
      expect(Number(low)).toBeLessThan(Number(value));
      expect(Number(high)).toBeGreaterThan(Number(value));
    }
    expect(Number(fuel?.["negativeSaid"])).toBeCloseTo(Number(fuel?.["negative"]) / 240, 3);
  });

  it("counts copies in one version and one of each group in the other, in every row", async () => {
    const row = await table();
    expect(row("all", "without")).toMatchObject({ comments: 1_451 });
    expect(row("roads", "all")).toMatchObject({ comments: 60, negative: 60 });
    expect(row("roads", "without")).toMatchObject({ comments: 1, negative: null });
    expect(row("health", "without")).toMatchObject({ comments: row("health", "all")?.["comments"] });
  });

  it("tells nothing of the sentiments of fewer than ten people", async () => {
    const row = await table();
    expect(row("wages", "all")).toMatchObject({
      comments: 9,
      positive: null,
      positiveSaid: null,
      positiveCorrectedHigh: null,
      netSaid: null,
    });
  });
});
