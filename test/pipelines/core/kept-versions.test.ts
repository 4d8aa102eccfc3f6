import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KeptTexts } from "../../../pipelines/core/kept-versions.ts";
import {
  forgetTexts,
  keepText,
  mostEarlierTexts,
  nothingKept,
} from "../../../pipelines/core/kept-versions.ts";
import type { EarlierText } from "../../../pipelines/ports/search-index.ts";

const collectedAt = "2026-03-10T00:00:00.000Z";
const seen = (version: number, text: string): EarlierText => ({ version, text, editedAt: null, collectedAt });

/** Something learned of one document: that it said something, or that it was deleted. */
interface News {
  readonly version: number;
  /** `null`: deleted. */
  readonly text: string | null;
}

interface Held {
  readonly now: News | undefined;
  readonly kept: KeptTexts;
}

/** What an index holds after one more piece of news, as both of them use the module. */
function after({ now, kept }: Held, news: News): Held {
  const newer = now === undefined || news.version >= now.version;
  if (news.text === null) {
    if (!newer) return now.text === null ? { now, kept } : { now, kept: forgetTexts(kept, news.version) };
    return { now: news, kept: nothingKept };
  }
  if (now === undefined) return { now: news, kept };
  if (now.text === null)
    return newer ? { now: news, kept: forgetTexts(nothingKept, now.version) } : { now, kept };
  const late = seen(news.version, news.text);
  return newer
    ? { now: news, kept: keepText(kept, news.text, seen(now.version, now.text)) }
    : { now, kept: keepText(kept, now.text, late) };
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
    const kept = keepText(nothingKept, "c", seen(1, "a"));
    expect(keepText(kept, "c", seen(1, "a"))).toBe(kept);
    expect(keepText(kept, "c", seen(2, "c"))).toBe(kept);
    expect(forgetTexts(kept, 0)).toBe(kept);
    expect(keepText(nothingKept, "a", seen(1, "a"))).toBe(nothingKept);
  });
});
