import { describe, expect, it } from "vitest";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { captionTopics } from "../../../../pipelines/enrich/topics/caption-topics.ts";
import { guessTopics } from "../../../../pipelines/enrich/topics/guess-topics.ts";
import { createTopicMatcher } from "../../../../pipelines/enrich/topics/topic-matcher.ts";
import { createWordReader } from "../../../../pipelines/enrich/wording/words.ts";

const read = createWordReader();
const match = createTopicMatcher(taxonomy, read);
const labels = taxonomy.topics.map(({ id }) => id);
const model = {
  name: "silent",
  labels,
  temperature: 1,
  threshold: 0.9,
  buckets: 0,
  scales: new Float64Array(labels.length),
  biases: new Float64Array(labels.length),
  weights: new Int8Array(),
};
const silent = { model, scores: new Float64Array(labels.length).fill(-9) };
const above = (caption: string) => captionTopics(taxonomy, match(read(caption)));
const topicsOf = (text: string, caption = "") =>
  guessTopics(taxonomy, match(read(text)), above(caption), () => silent).map(({ id }) => id);

describe("the topics of a caption", () => {
  it.each([
    ["RON95 subsidy based on vehicle registration, not citizenship", ["fuel_subsidies"]],
    ["PM Anwar says the government will press ahead with petrol subsidy cuts", ["fuel_subsidies"]],
    // Named first, and named most.
    ["Gangguan semakan MyKad subsidi RON95 di stesen minyak", ["documents_immigration", "fuel_subsidies"]],
    ["Anwar jawab pembangkang di Parlimen", ["politics"]],
    ["Harga barang naik, rakyat tunjuk perasaan", ["cost_of_living", "protests"]],
    ["LEBUHRAYA KE MANA (OFFICIAL TRAILER)", ["culture_language"]],
    ["Kerajaan umum sesuatu esok", []],
  ])("of %j are %j", (caption, expected) => {
    expect([...above(caption)].map((topic) => labels[topic])).toEqual(expected);
  });
});

describe("the topics of a comment", () => {
  const fuel = "Subsidi petrol bersasar bermula";

  it.each([
    ["bila nak mula?", fuel, ["fuel_subsidies"]],
    ["my kids go to school by car", fuel, ["fuel_subsidies"]],
    ["cukai pun nak naik", fuel, ["taxes"]],
    ["petrol mahal, cukai pun nak naik", fuel, ["fuel_subsidies", "taxes"]],
    ["gaji minimum dulu la", fuel, ["wages_jobs"]],
    ["pilihan raya nanti kita tukar", fuel, ["politics", "fuel_subsidies"]],
    ["harga naik lagi", fuel, ["fuel_subsidies"]],
    ["my kids go to school by car", "", ["education"]],
    ["kerajaan kena dengar", "", ["politics"]],
    ["kerajaan kena baiki jalan berlubang", "", ["roads"]],
    ["selamat pagi semua", "", ["other"]],
  ])("%j under %j are %j", (text, caption, expected) => {
    expect(topicsOf(text, caption)).toEqual(expected);
  });
});
