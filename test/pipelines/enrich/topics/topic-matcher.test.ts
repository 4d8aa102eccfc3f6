import { describe, expect, it } from "vitest";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { createTopicMatcher } from "../../../../pipelines/enrich/topics/topic-matcher.ts";
import { createWordReader } from "../../../../pipelines/enrich/wording/words.ts";

const read = createWordReader();
const match = createTopicMatcher(taxonomy, read);
const topicsIn = (text: string) => [
  ...new Set(match(read(text)).map(({ topic }) => taxonomy.topics[topic]?.id)),
];

describe("the taxonomy", () => {
  it("has at least 30 issues with names of their own in both languages", () => {
    expect(taxonomy.topics.length).toBeGreaterThanOrEqual(30);
    expect(new Set(taxonomy.topics.map(({ id }) => id)).size).toBe(taxonomy.topics.length);
    expect(new Set(taxonomy.topics.map(({ name }) => name.ms)).size).toBe(taxonomy.topics.length);
    expect(new Set(taxonomy.topics.map(({ name }) => name.en)).size).toBe(taxonomy.topics.length);
  });

  it("finds every issue by each of its words", () => {
    const missed = taxonomy.topics.flatMap(({ id, words, hints }) =>
      [...words.ms, ...words.en, ...(hints?.ms ?? []), ...(hints?.en ?? [])]
        .filter((word) => !topicsIn(word).includes(id))
        .map((word) => `${id}: ${word}`),
    );
    expect(missed).toEqual([]);
  });
});

describe("finding names of issues", () => {
  it.each([
    ["banjirnya teruk", ["floods"]],
    ["bnjir lagi", ["floods"]],
    ["the roads are flooded", ["floods"]],
    ["air takde kat rumah", ["water"]],
    ["cukai jalan dah mati", ["vehicle_licensing"]],
    ["cukai naik lagi", ["taxes"]],
    ["potholes everywhere", ["roads"]],
    ["gaji minimum dan harga barang", ["wages_jobs", "cost_of_living"]],
    ["pendatang dan PATI", ["migrants"]],
    ["#banjirkilat #pahangbanjir #banjir2021", ["floods"]],
    ["#HartalDoktorKontrak", ["protests", "health"]],
    ["naik train ke pejabat", ["public_transport"]],
    ["selamat pagi semua", []],
    ["", []],
  ])("%j is about %j", (text, topics) => {
    expect(topicsIn(text)).toEqual(topics);
  });

  it("has no name that everyday words are read as", () => {
    expect(topicsIn("saya pun tak tahu dah la kan yang ni dan itu pn sama je dgn org lain utk kita")).toEqual(
      [],
    );
  });

  it("tells a phrase from a word, and where a glued one stands", () => {
    const banjirKilat = match(read("aduh #banjirkilat lagi")).find(({ phrase }) => phrase);
    expect(banjirKilat).toMatchObject({ from: 1, length: 1 });
    expect(match(read("aduh banjir kilat lagi"))).toMatchObject([{ from: 1, length: 2, phrase: true }]);
  });

  it.each(["hospitality", "animation", "the universe", "babi", "training", "banking", "come along"])(
    "does not take %j for what shares its stem or its letters",
    (text) => {
      expect(topicsIn(text)).toEqual([]);
    },
  );
});
