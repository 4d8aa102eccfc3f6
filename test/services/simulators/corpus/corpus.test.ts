import { describe, expect, it } from "vitest";
import { Channel } from "../../../../schemas/channel.ts";
import { corpusChannels } from "../../../../services/simulators/corpus/channels.ts";
import { corpusIssues } from "../../../../services/simulators/corpus/issues.ts";
import { corpusLabels } from "../../../../services/simulators/corpus/labels.ts";
import { corpusSecrets, plantedNumbers } from "../../../../services/simulators/corpus/secrets.ts";
import { commentMarks } from "../../../../services/simulators/corpus/written.ts";

const texts = [...corpusLabels.keys()];
const labels = [...corpusLabels.values()];

/** Equal but for case, spaces and the small changes of a copy counts once. */
const written = new Set(
  [...corpusLabels].filter(([, { marks }]) => !marks.includes("copy")).map(([text]) => normalised(text)),
);

function normalised(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/gu, " ").trim();
}

function share(code: string): number {
  return labels.filter(({ language }) => language === code).length / labels.length;
}

describe("the written corpus", () => {
  it("holds more than 700 different comments on at least 12 issues", () => {
    expect(written.size).toBeGreaterThanOrEqual(700);
    expect(new Set(corpusIssues.map(({ issue }) => issue.id)).size).toBeGreaterThanOrEqual(12);
  });

  it.each([...new Set(corpusIssues.map(({ issue }) => issue.id))])(
    "holds at least 35 comments on %s",
    (id) => {
      expect(labels.filter(({ issue }) => issue === id).length).toBeGreaterThanOrEqual(35);
    },
  );

  it.each([
    ["ms", 0.5, 0.62],
    ["mixed", 0.18, 0.3],
    ["en", 0.15, 0.25],
    ["zh", 0.005, 0.03],
    ["ta", 0.004, 0.03],
    ["id", 0.003, 0.03],
  ])("speaks %s in a share from %d to %d", (code, low, high) => {
    expect(share(code)).toBeGreaterThanOrEqual(low);
    expect(share(code)).toBeLessThanOrEqual(high);
  });

  it.each(commentMarks)("has at least 10 comments marked %s", (mark) => {
    expect(labels.filter(({ marks }) => marks.includes(mark)).length).toBeGreaterThanOrEqual(10);
  });

  it.each(["negative", "neutral", "positive"])("is %s in a share from a fifth to a half", (label) => {
    const found = labels.filter(({ sentiment }) => sentiment === label).length / labels.length;
    expect(found).toBeGreaterThan(0.2);
    expect(found).toBeLessThan(0.5);
  });

  it.each([
    ["spam", (text: string) => /wa\.me|whatsapp \+?\d/u.test(text)],
    ["tag", (text: string) => /(^|\s)@\w/u.test(text)],
    ["private", (text: string) => plantedNumbers.some((number) => text.includes(number))],
  ] as const)("marks as %s whatever looks like it", (mark, looksLikeIt) => {
    const unmarked = [...corpusLabels].filter(
      ([text, { marks }]) => looksLikeIt(text) && !marks.includes(mark),
    );
    expect(unmarked).toEqual([]);
  });
});

const forms: Partial<Record<Channel["platform"], RegExp>> = {
  youtube: /^UC[\w-]{22}$/u,
  facebook: /^\d{15}$/u,
  x: /^\d{15}$/u,
  instagram: /^17841\d{12}$/u,
  tiktok: /^_000[\w-]{33}$/u,
  portal: /^[\w-]+\.test$/u,
};

describe("corpusChannels", () => {
  it("are valid configuration with different ids in the form of their platform's", () => {
    for (const channel of corpusChannels) {
      expect(Channel.parse(channel)).toEqual(channel);
      expect(channel.nativeId).toMatch(forms[channel.platform] ?? /^$/u);
    }
    expect(new Set(corpusChannels.map(({ id }) => id)).size).toBe(corpusChannels.length);
    expect(new Set(corpusChannels.map(({ nativeId }) => nativeId)).size).toBe(corpusChannels.length);
  });

  it("cover headquarters, at least five states and some districts", () => {
    const at = (level: string) => corpusChannels.filter((channel) => channel.level === level);
    expect(at("hq").length).toBeGreaterThanOrEqual(1);
    expect(new Set(at("state").map(({ state }) => state)).size).toBeGreaterThanOrEqual(5);
    expect(at("district").length).toBeGreaterThanOrEqual(3);
  });
});

describe("corpusSecrets", () => {
  it("plants every number and address in a comment", () => {
    expect(plantedNumbers.filter((number) => !texts.some((text) => text.includes(number)))).toEqual([]);
  });

  it("lets no other phone, IC or card number or mail address stand in a comment", () => {
    for (const text of texts) {
      const rest = plantedNumbers.reduce((left, number) => left.replaceAll(number, ""), text);
      expect(rest).not.toMatch(/\d(?:[ -]?\d){7,}/u);
      expect(rest).not.toMatch(/\S@\S/u);
    }
  });

  it("knows every handle that a comment addresses", () => {
    const handles = texts.flatMap((text) => [...text.matchAll(/(?:^|\s)@(\w+)/gu)].map((match) => match[1]));
    expect(handles.length).toBeGreaterThanOrEqual(15);
    for (const handle of handles) expect(corpusSecrets).toContain(handle);
  });

  it("are different, and too odd to stand in a text by chance", () => {
    expect(new Set(corpusSecrets).size).toBe(corpusSecrets.length);
    expect(corpusSecrets.filter((secret) => secret.length < 8)).toEqual([]);
    const unplanted = texts.filter((text) => !/@|\d{2}/u.test(text));
    expect(corpusSecrets.filter((secret) => unplanted.some((text) => text.includes(secret)))).toEqual([]);
  });

  it("has cards that pass the Luhn check", () => {
    const cards = plantedNumbers.filter((number) => /^\d{4}( \d{4}){3}$/u.test(number));
    expect(cards).toHaveLength(2);
    for (const card of cards) expect(luhnSum(card.replaceAll(" ", "")) % 10).toBe(0);
  });
});

function luhnSum(digits: string): number {
  return digits
    .split("")
    .toReversed()
    .reduce((sum, digit, index) => {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return sum + (value > 9 ? value - 9 : value);
    }, 0);
}
