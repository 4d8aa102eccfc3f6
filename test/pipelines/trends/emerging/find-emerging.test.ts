import { describe, expect, it } from "vitest";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { fewestVoices } from "../../../../pipelines/stats/small-cells.ts";
import { findEmerging } from "../../../../pipelines/trends/emerging/find-emerging.ts";
import { createReading } from "../../../../pipelines/trends/emerging/reading.ts";
import type { Said } from "../../../../pipelines/trends/emerging/said.ts";
import { dayMs, hourMs, ordinaryTalk, said, talkStartMs, weeksOf } from "../../../fakes/made-up-talk.ts";

const reading = createReading(taxonomy);
const weekMs = 7 * dayMs;

/** Sunday's midnight after five weeks. */
const endMs = talkStartMs + 5 * weekMs;
const ordinary = ordinaryTalk({ seed: 7, weeks: 5, commentsADay: 400 });

const find = (talk: readonly Said[], toMs = endMs, lengthMs = dayMs) =>
  findEmerging(weeksOf(talk, toMs, lengthMs), reading);

async function phrasesIn(talk: readonly Said[], toMs = endMs): Promise<string[]> {
  const { issues } = await find(talk, toMs);
  return (issues ?? []).flatMap(({ terms }) => terms);
}

/** Comments in the last hours before the end, one by each of so many people. */
function lastHours(
  texts: readonly string[],
  count: number,
  facts: (at: number) => Partial<Said> = () => ({}),
) {
  return Array.from({ length: count }, (_, at) =>
    said(texts[at % texts.length] ?? "", {
      postId: `youtube:p-last-${at % 8}`,
      publishedAt: new Date(endMs - 20 * hourMs + at * 60_000).toISOString(),
      ...facts(at),
    }),
  );
}

const inMalay = [
  "bekalan air terputus lagi di taman kami",
  "air berbau klorin, bekalan air terputus sejak pagi",
  "bila bekalan air nak pulih? bau klorin kuat",
];
const inEnglish = [
  "water supply cut again in our area",
  "the water supply smells of chlorine",
  "no water supply since morning and a strong chlorine smell",
];
const malay = lastHours(inMalay, 30, () => ({ topics: [{ id: "water", confidence: 1 }] }));
const english = lastHours(inEnglish, 24, () => ({
  topics: [{ id: "water", confidence: 1 }],
  language: { code: "en", confidence: 0.9 },
}));

describe("findEmerging", () => {
  it("finds an issue that Malay and English speak of as one, named in both", async () => {
    const { issues, voices, weeks } = await find([...ordinary, ...malay, ...english]);
    expect(weeks).toHaveLength(4);
    expect(voices).toBeGreaterThan(54);
    expect(issues).toHaveLength(1);
    const [issue] = issues ?? [];
    const names = issue?.phrases.map(({ phrase }) => phrase);
    expect(names).toContain("water supply");
    expect(names?.some((name) => name.startsWith("bekalan air"))).toBe(true);
    expect(issue).toMatchObject({ voices: 54, comments: 54, posts: 8, topic: "water" });
    const lead = issue?.phrases[0];
    expect(lead?.observed).toBeGreaterThan(lead?.expectedHigh ?? 0);
    expect(lead?.ratio).toBeNull();
    const languages = [...malay, ...english]
      .filter(({ id }) => issue?.examples.includes(id))
      .map(({ language }) => language.code);
    expect(new Set(languages)).toEqual(new Set(["ms", "en"]));
  });

  it("does not find it the day before", async () => {
    const { issues } = await find([...ordinary, ...malay, ...english], endMs - dayMs);
    expect(issues).toEqual([]);
  });

  it("finds the same whatever the batches, twice", async () => {
    const weeks = weeksOf([...ordinary, ...malay, ...english], endMs, dayMs);
    async function* slowly(talk: readonly Said[]) {
      for (const each of talk) yield await Promise.resolve(each);
    }
    const paged = { newest: slowly(weeks.newest), earlier: weeks.earlier.map(slowly) };
    expect(await findEmerging(paged, reading)).toEqual(await findEmerging(weeks, reading));
  });

  it("says how much more than usual a known word is used", async () => {
    const before = [1, 2, 3, 4].flatMap((week) =>
      lastHours(["banjir"], 5).map((each, at) => ({
        ...each,
        author: `k1.w${week}-${at}`,
        publishedAt: new Date(Date.parse(each.publishedAt) - week * weekMs).toISOString(),
      })),
    );
    const { issues } = await find([...ordinary, ...before, ...lastHours(["banjir"], 50)]);
    const phrase = issues?.[0]?.phrases[0];
    expect(phrase).toMatchObject({ phrase: "banjir", observed: 50 });
    expect(phrase?.expected).toBeGreaterThan(3);
    expect(phrase?.expected).toBeLessThan(12);
    expect(phrase?.ratio).toBeCloseTo(50 / (phrase?.expected ?? 1));
  });

  describe("one word that more people use", () => {
    const matters = ["scams", "health", "education", "wages_jobs", "other"];
    const about = (topics: readonly string[]) => (at: number) => ({
      topics: [{ id: topics[at % topics.length] ?? "other", confidence: 0.9 }],
    });
    const usually = [1, 2, 3, 4].flatMap((week) =>
      lastHours(["zwang"], 3).map((each, at) => ({
        ...each,
        author: `k1.v${week}-${at}`,
        publishedAt: new Date(Date.parse(each.publishedAt) - week * weekMs).toISOString(),
      })),
    );

    it("is no issue where it was said every week and its comments have several policy issues of their own", async () => {
      const now = lastHours(["zwang"], 40, about(matters));
      expect(await phrasesIn([...ordinary, ...usually, ...now])).toEqual([]);
    });

    it.each([
      { where: "no policy issue covers what is said", topics: ["other"], texts: ["zwang"] },
      { where: "most speak of one policy issue", topics: ["scams"], texts: ["zwang"] },
      { where: "another word rose with it", topics: matters, texts: ["zwang palsu"] },
    ])("is one where $where", async ({ topics, texts }) => {
      const now = lastHours(texts, 40, about(topics));
      expect(await phrasesIn([...ordinary, ...usually, ...now])).toContain("zwang");
    });

    it("is one where a week passed in which nobody said it", async () => {
      const now = lastHours(["zwang"], 40, about(matters));
      expect(await phrasesIn([...ordinary, ...usually.slice(3), ...now])).toContain("zwang");
    });
  });

  it("raises nothing where one person shouts", async () => {
    const shouting = lastHours(inMalay, 300, () => ({ author: "k1.one" }));
    expect(await phrasesIn([...ordinary, ...shouting])).toEqual([]);
  });

  it("raises nothing where people whom the platform does not name write under a few posts", async () => {
    const unnamed = lastHours(inMalay, 300, () => ({ author: null }));
    expect(await phrasesIn([...ordinary, ...unnamed])).toEqual([]);
  });

  it("raises nothing where many send on one message", async () => {
    const copies = lastHours(inMalay.slice(0, 1), 300, () => ({ copyKey: "0123456789abcdef" }));
    expect(await phrasesIn([...ordinary, ...copies])).toEqual([]);
  });

  it("shows nothing that fewer people said than the floor, and something from there on", async () => {
    expect(await phrasesIn([...ordinary, ...lastHours(["bekalan terputus"], fewestVoices - 1)])).toEqual([]);
    expect(await phrasesIn([...ordinary, ...lastHours(["bekalan terputus"], fewestVoices + 2)])).toContain(
      "bekalan terputus",
    );
  });

  it("makes no term of handles, masked numbers, links or addresses", async () => {
    const text = "@k1_AbCdEf0123456789 <phone> <ic> <email> https://tipu.example/menang 0123456789 😡";
    expect(await phrasesIn([...ordinary, ...lastHours([text], 80)])).toEqual([]);
  });

  it("takes Friday's prayer on a Friday for usual, and on a Tuesday for news", async () => {
    const friday = talkStartMs + 4 * weekMs + 5 * dayMs;
    expect(await phrasesIn(ordinary, friday)).toEqual([]);
    const tuesday = talkStartMs + 4 * weekMs + 2 * dayMs;
    const early = Array.from({ length: 60 }, (_, at) =>
      said("solat jumaat", { publishedAt: new Date(tuesday - 10 * hourMs + at * 60_000).toISOString() }),
    );
    expect(await phrasesIn([...ordinary, ...early], tuesday)).toContain("solat jumaat");
  });

  it("says that history is too short rather than to call everything new", async () => {
    const { newest, earlier } = weeksOf([...ordinary, ...malay], endMs, dayMs);
    expect((await findEmerging({ newest, earlier: [] }, reading)).issues).toBeNull();
    expect((await findEmerging({ newest, earlier: earlier.slice(0, 1) }, reading)).issues).toBeNull();
    expect((await findEmerging({ newest, earlier: earlier.slice(0, 2) }, reading)).issues).not.toBeNull();
    expect(await findEmerging({ newest: [], earlier: [[], [], [], []] }, reading)).toMatchObject({
      voices: 0,
      weeks: [],
      issues: null,
    });
  });

  it("leaves a week of which little is held out, as a gap", async () => {
    const { newest, earlier } = weeksOf(ordinary, endMs, dayMs);
    const [first = [], ...rest] = earlier;
    const { weeks, issues } = await findEmerging({ newest, earlier: [first.slice(0, 20), ...rest] }, reading);
    expect(weeks).toHaveLength(3);
    expect(issues).toEqual([]);
  });

  it("finds no rise where everybody writes twice as much, or English where there was Malay", async () => {
    const { newest, earlier } = weeksOf(ordinary, endMs, dayMs);
    const again = newest.map((each) => ({
      ...each,
      id: `${each.id}-again` as const,
      author: `${each.author}-b`,
    }));
    expect((await findEmerging({ newest: [...newest, ...again], earlier }, reading)).issues).toEqual([]);
    const isEnglish = ({ language }: Said) => language.code === "en";
    const mostlyEnglish = newest.filter((each, at) => isEnglish(each) || at % 6 === 0);
    const mostlyMalay = earlier.map((week) => week.filter((each, at) => !isEnglish(each) || at % 6 === 0));
    expect((await findEmerging({ newest: mostlyEnglish, earlier: mostlyMalay }, reading)).issues).toEqual([]);
  });

  /** Stated in the README of the folder. */
  it.each([
    { length: "a day", days: 1, most: 1 },
    { length: "three days", days: 3, most: 1 },
  ])(
    "raises at most $most false issues in 42 periods of $length of ordinary talk",
    async ({ days, most }) => {
      let raised = 0;
      for (const seed of [1, 2]) {
        const talk = ordinaryTalk({ seed, weeks: 8, commentsADay: 200 });
        for (let day = 0; day < 21; day += 1) {
          const toMs = talkStartMs + 5 * weekMs + day * dayMs;
          raised += (await find(talk, toMs, days * dayMs)).issues?.length ?? 0;
        }
      }
      expect(raised).toBeLessThanOrEqual(most);
    },
  );
});
