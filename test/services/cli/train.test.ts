import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { bucketCount } from "../../../pipelines/enrich/features/feature-space.ts";
import { rarityOf } from "../../../pipelines/enrich/features/weighting.ts";
import type { LinearModel } from "../../../pipelines/enrich/linear/linear-model.ts";
import { linearScores } from "../../../pipelines/enrich/linear/linear-scores.ts";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { encodeLinearModel } from "../../../pipelines/enrich/linear/model-file.ts";
import type { LabelledRow } from "../../../services/cli/training/labelled-rows.ts";
import type { Part } from "../../../pipelines/enrich/training/partition.ts";
import { partOf } from "../../../pipelines/enrich/training/partition.ts";
import { spread, togetherOf } from "../../../services/cli/training/labelled-rows.ts";
import type { TrainingMetrics } from "../../../services/cli/training/model-card.ts";
import { modelCard } from "../../../services/cli/training/model-card.ts";
import type { SupervisedTask } from "../../../services/cli/training/supervised.ts";
import { sureThreshold, trainSupervised } from "../../../services/cli/training/supervised.ts";
import { createTextReader } from "../../../services/cli/training/texts-as-features.ts";
import { teachesTopics, trainTopics, wordsOnly } from "../../../services/cli/training/topics.ts";

const reader = createTextReader();
const praise = ["terima kasih", "syabas semua", "bagus sangat", "tahniah"];
const complaint = ["teruk betul", "bodoh sangat", "menyusahkan rakyat", "memalukan"];
const places = ["Johor", "Kedah", "Perak", "Sabah", "Melaka", "Pahang", "Perlis", "Selangor"];
const rows: readonly LabelledRow[] = places.flatMap((place, at) => [
  ...praise.map((text) => ({
    id: `p${at}${text}`,
    text: `${text} ${place}`,
    sentiment: "positive",
    lang: "ms",
  })),
  ...complaint.map((text) => ({
    id: `n${at}${text}`,
    text: `${text} ${place}`,
    sentiment: "negative",
    lang: "ms",
  })),
  { id: `null${at}`, text: `entah ${place}`, sentiment: null, lang: "ms" },
]);
const rarity = rarityOf(reader.frequencies(rows.map(({ text }) => reader.read(text))), 1);

const common = new Uint8Array(bucketCount).fill(16);
const haze = taxonomy.topics.findIndex(({ id }) => id === "haze");

function train(secondReading?: SupervisedTask["secondReading"]) {
  return trainSupervised(
    {
      ...(secondReading && { secondReading }),
      name: "mood-linear@1",
      labels: ["negative", "positive"],
      labelOf: ({ sentiment }) => sentiment,
      keep: (words) => words,
      fit: { l2: 1e-3, iterations: 20 },
      sets: [{ name: "made up", rows, share: 1 }],
      taught: { rows: [{ text: "terima kasih Labuan", probabilities: [0.1, 0.9] }], share: 0.1 },
      thresholdOf: sureThreshold,
    },
    reader,
    rarity,
  );
}

describe("training from rows", () => {
  const { model, metrics } = train();

  const inPart = (part: Part) =>
    rows.filter((row) => row.sentiment !== null && partOf(togetherOf(row)) === part).length;

  it("learns from the train part alone, leaves out rows without a label, and calibrates on the calibration part", () => {
    expect(inPart("dev")).toBeGreaterThan(0);
    expect(metrics.trainedOn).toEqual([
      { name: "made up", rows: inPart("train"), share: 1 },
      { name: "comments labelled by the encoder", rows: 1, share: 0.1 },
    ]);
    expect(metrics.calibration.n).toBe(inPart("calibration"));
    expect(metrics.calibration.n).toBeGreaterThan(0);
  });

  it("gives the same bytes and figures again", () => {
    const again = train();
    expect(encodeLinearModel(again.model)).toEqual(encodeLinearModel(model));
    expect(again.metrics).toEqual(metrics);
  });

  it("lets a second reading of a row pull at its label", () => {
    const contrary = train({ labelOf: () => "positive", share: 0.6 });
    const scoreOf = (trained: typeof model) =>
      linearScores(trained, reader.vector(reader.read("teruk betul"), rarity)).at(1) ?? 0;
    expect(scoreOf(contrary.model)).toBeGreaterThan(scoreOf(model));
  });

  it("learns topics from the words that readers found them in, and from none that are held out", () => {
    const about = (text: string, topics: readonly number[]) =>
      Array.from({ length: 60 }, (_, at) => ({
        text,
        caption: null,
        topics: new Set(topics),
        together: `${text} ${at}`,
      }));
    const texts = [...about("mata pedih anak batuk", [haze]), ...about("selamat pagi kawan", [])];
    const vectorOf = (text: string) => wordsOnly(reader.vector(reader.read(text), common));
    const oddsOf = (trained: LinearModel) => linearScores(trained, vectorOf("anak batuk mata pedih"));
    const odds = oddsOf(trainTopics("issues-linear@1", texts, vectorOf));
    expect(odds.indexOf(Math.max(...odds))).toBe(haze);
    const heldOut = texts.filter((text) => !teachesTopics(text));
    const unlearnt = oddsOf(trainTopics("issues-linear@1", heldOut, vectorOf));
    expect(unlearnt[haze]).toBeLessThan(odds[haze] ?? 0);
  });
});

describe("thinning out", () => {
  it("takes rows evenly from all of a set", () => {
    expect(spread([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4)).toEqual([0, 2, 5, 7]);
    expect(spread([1, 2], 4)).toEqual([1, 2]);
  });
});

describe("the model card", () => {
  const folder = new URL("../../../pipelines/enrich/models/", import.meta.url);

  it("says what was measured", async () => {
    const metrics = JSON.parse(await readFile(new URL("metrics.json", folder), "utf8")) as TrainingMetrics;
    const card = modelCard(metrics);
    expect(await readFile(new URL("README.md", folder), "utf8")).toBe(card);
    const [table = ""] = /(?<=## Quality\n\n)(?:\|.*\n)+/u.exec(card) ?? [];
    expect(table).toContain("| sentiment |");
    expect(await readFile(new URL("../../../README.md", import.meta.url), "utf8")).toContain(table);
  });
});
