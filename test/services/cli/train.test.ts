import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { rarityOf } from "../../../pipelines/enrich/features/weighting.ts";
import { encodeLinearModel } from "../../../pipelines/enrich/linear/model-file.ts";
import type { LabelledRow } from "../../../services/cli/training/labelled-rows.ts";
import type { Part } from "../../../pipelines/enrich/training/partition.ts";
import { partOf } from "../../../pipelines/enrich/training/partition.ts";
import { spread, togetherOf } from "../../../services/cli/training/labelled-rows.ts";
import type { TrainingMetrics } from "../../../services/cli/training/model-card.ts";
import { modelCard } from "../../../services/cli/training/model-card.ts";
import { sureThreshold, trainSupervised } from "../../../services/cli/training/supervised.ts";
import { createTextReader } from "../../../services/cli/training/texts-as-features.ts";
import { trainTopics } from "../../../services/cli/training/topics.ts";

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
const rarity = rarityOf(reader.frequencies(rows.map(({ text }) => text)), 1);

function train() {
  return trainSupervised(
    {
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

  it("learns topics from what is written beside their names", () => {
    const about = (text: string) =>
      Array.from({ length: 100 }, (_, at) => ({
        text: `${text} nombor${at}x`,
        caption: null,
        topicClass: null,
        together: `${text} ${at}`,
      }));
    const sets = {
      named: [
        ...about("banjir rumah tenggelam sampai bumbung"),
        ...about("jerebu anak saya batuk mata pedih"),
        ...about("selamat pagi semua kawan"),
      ],
      measured: Array.from({ length: 8 }, (_, at) => ({
        text: `mata pedih anak saya batuk teruk ${at}`,
        caption: null,
        topicClass: "haze_fire",
        together: `haze ${at}`,
      })),
    };
    const texts = Object.values(sets).flat();
    const { metrics } = trainTopics(
      { name: "issues-linear@1", threshold: 0.8, sets },
      reader,
      rarityOf(reader.frequencies(texts.map(({ text }) => text)), 1),
    );
    expect(metrics).toMatchObject({ naming: 200, texts: 308 });
    const [measured] = metrics.nothingNamed["measured"] ?? [];
    expect(measured?.of).toBeGreaterThan(0);
    expect(measured?.agreed).toBe(measured?.of);
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
