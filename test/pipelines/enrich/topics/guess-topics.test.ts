import { describe, expect, it } from "vitest";
import type { LinearModel } from "../../../../pipelines/enrich/linear/linear-model.ts";
import { quantise } from "../../../../pipelines/enrich/linear/linear-model.ts";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { extendTaxonomy } from "../../../../pipelines/enrich/taxonomy/extend-taxonomy.ts";
import { captionTopics } from "../../../../pipelines/enrich/topics/caption-topics.ts";
import { guessTopics } from "../../../../pipelines/enrich/topics/guess-topics.ts";
import type { TopicContext } from "../../../../pipelines/enrich/topics/topic-evidence.ts";
import { topicCandidates, topicFeatures } from "../../../../pipelines/enrich/topics/topic-evidence.ts";
import { createTopicMatcher } from "../../../../pipelines/enrich/topics/topic-matcher.ts";
import { lettersOnly } from "../../../../pipelines/enrich/wording/letters-only.ts";
import { createWordReader } from "../../../../pipelines/enrich/wording/words.ts";

const read = createWordReader();
const match = createTopicMatcher(taxonomy, read);
const labels = taxonomy.topics.map(({ id }) => id);
const above = (caption: string) => captionTopics(taxonomy, match(read(caption)));
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
  const extended = extendTaxonomy(taxonomy, [
    { id: "roads", words: { ms: ["simpang misalan"], en: [] } },
    { id: "durian", name: { ms: "Durian", en: "Durians" }, words: { ms: ["musang queen"], en: [] } },
  ]).taxonomy;
  const matchExtended = createTopicMatcher(extended, read);
  const none = new Float64Array(labels.length).fill(-9);
  const odds = (id: string, value: number) =>
    none.map((each, topic) => (labels[topic] === id ? value : each));
  const context = (text: string, caption = ""): TopicContext => ({
    matches: matchExtended(read(text)),
    above: captionTopics(extended, matchExtended(read(caption))),
    words: lettersOnly(read(text)).length,
    linear: none,
    encoder: undefined,
  });
  /** A model that adds these weights of a topic's features to odds of one in seven. */
  const evidence = (weights: Float64Array): LinearModel => ({
    ...quantise(
      {
        classes: 2,
        weights: Float64Array.from({ length: topicFeatures * 2 }, (_, at) =>
          at % 2 === 1 ? (weights[(at - 1) / 2] ?? 0) : 0,
        ),
        biases: Float64Array.of(0, -2),
      },
      { name: "evidence@1", labels: ["not", "is"], temperature: 1, threshold: 0.5 },
    ),
  });
  /** A model for which all that speaks for a topic in one comment speaks for it. */
  const believing = (text: string, caption: string, id: string) => {
    const weights = new Float64Array(topicFeatures);
    const candidate = topicCandidates(context(text, caption)).find(({ topic }) => labels[topic] === id);
    for (const bucket of candidate?.vector.buckets ?? []) weights[bucket] = 3;
    return evidence(weights);
  };
  const silent = evidence(new Float64Array(topicFeatures));

  it("are those whose evidence is likely enough, surest first", () => {
    const model = believing("petrol naik", "", "fuel_subsidies");
    expect(guessTopics(extended, model, context("petrol naik"))).toEqual([
      { id: "fuel_subsidies", confidence: 0.731 },
    ]);
    expect(guessTopics(extended, silent, context("petrol naik"))).toEqual([{ id: "other", confidence: 1 }]);
  });

  it("have a name in the comment and one in the caption as other evidence", () => {
    const model = believing("bila nak mula?", fuel, "fuel_subsidies");
    expect(guessTopics(extended, model, context("bila nak mula?", fuel))[0]?.id).toBe("fuel_subsidies");
    const at = (text: string, caption: string) =>
      topicCandidates(context(text, caption))
        .find(({ topic }) => labels[topic] === "fuel_subsidies")
        ?.vector.buckets.at(0);
    expect(new Set([at("petrol", ""), at("petrol", fuel), at("ok", fuel), at("petrol", "Banjir")]).size).toBe(
      4,
    );
  });

  it("have each kind of evidence in a place of its own", () => {
    const bucketsOf = (text: string, caption: string, more: Partial<TopicContext> = {}) =>
      new Set(
        topicCandidates({ ...context(text, caption), ...more }).find(({ topic }) => labels[topic] === "taxes")
          ?.vector.buckets,
      );
    const once = bucketsOf("cukai naik", "");
    const more = [
      bucketsOf("cukai naik, sst naik", ""),
      bucketsOf("cukai naik, petrol naik", ""),
      bucketsOf("cukai naik", "", { linear: odds("taxes", 1) }),
      bucketsOf("cukai naik", "", { encoder: none }),
      bucketsOf("cukai naik", "", { encoder: odds("taxes", 1) }),
    ].map((buckets) => [...buckets.difference(once)]);
    expect(more.map(({ length }) => length)).toEqual([1, 1, 1, 1, 2]);
    expect(new Set(more.flat()).size).toBe(5);
    const lengthsOf = (text: string) => bucketsOf(text, "Cukai baharu diumumkan");
    expect(lengthsOf("bila").symmetricDifference(lengthsOf("bila nak mula tuan")).size).toBe(2);
    expect(Math.max(...more.flat())).toBeLessThan(topicFeatures);
  });

  it("are considered where a model alone speaks for them, if by one in twenty", () => {
    const candidates = (linear: Float64Array, encoder?: Float64Array) =>
      topicCandidates({ ...context("semoga cepat pulih"), linear, encoder }).map(
        ({ topic }) => labels[topic],
      );
    expect(candidates(odds("floods", -2.9))).toEqual(["floods"]);
    expect(candidates(odds("floods", -3.1))).toEqual([]);
    expect(candidates(none, odds("health", 1))).toEqual(["health"]);
  });

  it("are named by a word of the configuration whatever the models say of it, and by a caption with a topic of one's own", () => {
    const said = (text: string, caption?: string) => guessTopics(extended, silent, context(text, caption));
    expect(said("jem kat simpang misalan")).toEqual([{ id: "roads", confidence: 0.9 }]);
    expect(said("musang queen mahal")).toEqual([{ id: "durian", confidence: 0.9 }]);
    expect(said("sedapnya", "Musim musang queen bermula")).toEqual([{ id: "durian", confidence: 0.5 }]);
  });

  it("are five at most", () => {
    const model = evidence(new Float64Array(topicFeatures).fill(3));
    const text = "banjir jerebu petrol cukai gaji rumah sekolah hospital";
    expect(guessTopics(extended, model, context(text))).toHaveLength(5);
  });
});
