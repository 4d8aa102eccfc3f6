import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KeptVersions, SeenVersion } from "../../../pipelines/core/kept-versions.ts";
import {
  forgetVersions,
  keepVersion,
  mostEarlierTexts,
  nothingKept,
  seenComment,
} from "../../../pipelines/core/kept-versions.ts";
import { mostEarlierLabels } from "../../../pipelines/core/kept-labels.ts";
import { correct, textKeyOf } from "../../../pipelines/core/correct.ts";
import { commentDocument, sentiment } from "../../fakes/documents.ts";

const collectedAt = "2026-03-10T00:00:00.000Z";
const seen = (version: number, text: string): SeenVersion => ({
  text: { version, text, editedAt: null, collectedAt },
});

/** Something learned of one document: that it said something, or that it was deleted. */
interface News {
  readonly version: number;
  /** `null`: deleted. */
  readonly text: string | null;
}

interface Held {
  readonly now: News | undefined;
  readonly kept: KeptVersions;
}

/** What an index holds after one more piece of news, as both of them use the module. */
function after({ now, kept }: Held, news: News): Held {
  const newer = now === undefined || news.version >= now.version;
  if (news.text === null) {
    if (!newer) return now.text === null ? { now, kept } : { now, kept: forgetVersions(kept, news.version) };
    return { now: news, kept: nothingKept };
  }
  if (now === undefined) return { now: news, kept };
  if (now.text === null)
    return newer ? { now: news, kept: forgetVersions(nothingKept, now.version) } : { now, kept };
  const late = seen(news.version, news.text);
  return newer
    ? { now: news, kept: keepVersion(kept, late, seen(now.version, now.text)) }
    : { now, kept: keepVersion(kept, seen(now.version, now.text), late) };
}

const inOrder = (all: readonly News[]): Held =>
  all.reduce<Held>(after, { now: undefined, kept: nothingKept });

/** From the whole set at once: what no index could afford to keep. */
function rightly(all: readonly News[]): readonly [string, number][] {
  const now = all.toSorted((a, b) => a.version - b.version).at(-1);
  if (now === undefined || now.text === null) return [];
  const deleted = Math.max(0, ...all.filter(({ text }) => text === null).map(({ version }) => version));
  const last = new Map<string, number>();
  for (const { version, text } of all) {
    if (text === null || text === now.text || version <= deleted) continue;
    last.set(text, Math.max(version, last.get(text) ?? 0));
  }
  return [...last].sort(([, a], [, b]) => b - a).slice(0, mostEarlierTexts);
}

/** One piece of news for each version, so that which one is the latest is never in doubt. */
const histories = (texts: fc.Arbitrary<string>, versions: number, most: number) =>
  fc.uniqueArray(
    fc.record({
      version: fc.integer({ min: 1, max: versions }),
      text: fc.option(texts, { freq: 12 }),
    }),
    { maxLength: most, selector: ({ version }) => version },
  );

const anyOrder = (all: readonly News[]) =>
  fc.tuple(
    fc.constant(all),
    fc.shuffledSubarray([...all], { minLength: all.length }),
    fc.array(fc.constantFrom(...all, ...(all.length === 0 ? [{ version: 1, text: "a" }] : []))),
  );

const textsOf = ({ kept }: Held) => kept.texts.map(({ text, version }) => [text, version]);

describe("the texts that are kept", () => {
  it.each([
    ["few texts that come back", histories(fc.constantFrom("a", "b", "c", "d"), 12, 12)],
    ["more than are kept", histories(fc.integer({ min: 0, max: 40 }).map(String), 80, 60)],
  ])("are the same in whatever order they were seen, doubled too: %s", (_case, drawn) => {
    fc.assert(
      fc.property(drawn.filter((all) => all.length > 0).chain(anyOrder), ([all, shuffled, doubled]) => {
        const right = rightly(all);
        expect(textsOf(inOrder(all))).toEqual(right);
        expect(textsOf(inOrder([...shuffled, ...doubled]))).toEqual(right);
      }),
      { numRuns: 300 },
    );
  });

  it("are handed back as they were when nothing is new", () => {
    const kept = keepVersion(nothingKept, seen(3, "c"), seen(1, "a"));
    expect(keepVersion(kept, seen(3, "c"), seen(1, "a"))).toBe(kept);
    expect(keepVersion(kept, seen(3, "c"), seen(2, "c"))).toBe(kept);
    expect(forgetVersions(kept, 0)).toBe(kept);
    expect(keepVersion(nothingKept, seen(1, "a"), seen(1, "a"))).toBe(nothingKept);
  });
});

describe("the labels that are kept", () => {
  it("are the model's, not those that people put in their place", () => {
    const { version, comment } = commentDocument();
    const said = { by: "Encik Contoh", at: collectedAt, textKey: textKeyOf(comment.text), drawn: false };
    const corrected = correct(comment, [{ ...said, sentiment: "positive", language: "en" }]);
    expect(seenComment(version, corrected)).toEqual(seenComment(version, comment));
  });

  const labels = {
    language: { code: "ms", confidence: 1 },
    topics: [{ id: "other", confidence: 1 }],
  } as const;
  const said = (version: number, model: string): SeenVersion => ({
    text: seen(version, "a").text,
    labels: { version, ...labels, sentiment: sentiment("neutral"), models: { sentiment: model } },
  });
  const kept = (all: readonly SeenVersion[]) => {
    let [now, held] = [all[0], nothingKept];
    for (const each of all.slice(1)) {
      if (now === undefined || each.text.version >= now.text.version) {
        held = now === undefined ? held : keepVersion(held, each, now);
        now = each;
      } else held = keepVersion(held, now, each);
    }
    return held.labels?.map(({ version, models }) => [version, models["sentiment"]]);
  };

  it("are the last of each model but the present one, in whatever order they were made, doubled too", () => {
    const versions = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });
    const histories = versions.chain((drawn) => {
      // Two generations (version % 1000) of two models: no more than are kept.
      const all = drawn.map((n) => said(n * 1000 + (n % 2), n % 3 === 0 ? "linear" : "pair"));
      return fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }));
    });
    fc.assert(
      fc.property(histories, ([all, shuffled]) => {
        const newest = all.toSorted((a, b) => b.text.version - a.text.version);
        const labeller = ({ text, labels: own }: SeenVersion) =>
          `${text.version % 1000} ${own?.models["sentiment"]}`;
        const last = new Map<string, SeenVersion>();
        for (const each of newest) if (!last.has(labeller(each))) last.set(labeller(each), each);
        const right = [...last.values()]
          .slice(1, 1 + mostEarlierLabels)
          .map(({ text, labels: own }) => [text.version, own?.models["sentiment"]]);
        expect(kept(shuffled) ?? []).toEqual(right);
      }),
      { numRuns: 300 },
    );
  });

  it("go with a deletion, and what is forgotten never comes back", () => {
    const two = keepVersion(nothingKept, said(3001, "c"), said(2001, "b"));
    expect(forgetVersions(two, 2999)).toEqual({ texts: [], forgotten: 2999 });
    expect(keepVersion(forgetVersions(two, 2999), said(3001, "c"), said(1001, "a")).labels).toBeUndefined();
  });
});
