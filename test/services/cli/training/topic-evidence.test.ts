import { describe, expect, it } from "vitest";
import { quantise } from "../../../../pipelines/enrich/linear/linear-model.ts";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { createWordReader } from "../../../../pipelines/enrich/wording/words.ts";
import { likelyTopics } from "../../../../pipelines/enrich/topics/guess-topics.ts";
import { createTopicMatcher } from "../../../../pipelines/enrich/topics/topic-matcher.ts";
import { topicEvidence } from "../../../../services/cli/training/topic-evidence.ts";

const read = createWordReader();
const ids = taxonomy.topics.map(({ id }) => id);
const floods = ids.indexOf("floods");
const nothing = { buckets: new Int32Array(), values: new Float64Array(), wordSize: 0 };
/** Knows nothing of any text: all topics are as unlikely. */
const silent = quantise(
  {
    classes: ids.length,
    weights: new Float64Array(ids.length),
    biases: new Float64Array(ids.length).fill(-6),
  },
  { name: "silent@1", labels: ids, temperature: 1, threshold: 0 },
);
/** Sees a flood where nobody names it: in talk of boats. */
const encode = async (texts: readonly string[]) =>
  texts.map((text) => ({
    sentiment: new Float64Array(3),
    sarcasm: new Float64Array(2),
    language: new Float64Array(4),
    topics: Float64Array.from(ids, (_, topic) => (topic === floods && text.includes("bot") ? 3 : -6)),
  }));
const times = (text: string, topics: readonly number[]) =>
  Array.from({ length: 40 }, (_, at) => ({
    text,
    caption: null,
    topics: new Set(topics),
    together: `${text} ${at}`,
  }));
const texts = [
  ...times("banjir lagi", [floods]),
  ...times("naik bot ke rumah", [floods]),
  ...times("sedap sungguh", []),
];
const trained = await topicEvidence(texts, { encode, topics: silent, vectorOf: () => nothing, read });

describe("how far evidence of topics can be relied on", () => {
  const context = async (text: string, withEncoder: boolean) => ({
    matches: createTopicMatcher(taxonomy, read)(read(text)),
    above: new Set<number>(),
    words: 2,
    linear: Float64Array.from(ids, () => -6),
    encoder: withEncoder ? (await encode([text]))[0]?.topics : undefined,
  });

  it("is learnt from comments whose topics somebody read", async () => {
    const [named] = likelyTopics(trained.fast.model, await context("banjir lagi", false));
    expect(named).toMatchObject({ topic: floods, probability: expect.closeTo(1, 1) });
    expect(likelyTopics(trained.fast.model, await context("naik bot", false))).toEqual([]);
  });

  it("has the encoder's part in the accurate tier alone", async () => {
    const [seen] = likelyTopics(trained.accurate.model, await context("naik bot ke rumah", true));
    expect(seen).toMatchObject({ topic: floods, probability: expect.closeTo(1, 1) });
    expect(trained.fast.metrics.microF1).toBeCloseTo(2 / 3);
    expect(trained.accurate.metrics.microF1).toBe(1);
  });

  it("is told by how often what is said is right, each saying in one step", () => {
    const { reliance, n } = trained.accurate.metrics;
    expect(n).toBe(texts.length);
    expect(reliance.reduce((sum, { said }) => sum + said, 0)).toBe(80);
    expect(reliance.reduce((sum, { agreed }) => sum + agreed, 0)).toBe(80);
  });
});
