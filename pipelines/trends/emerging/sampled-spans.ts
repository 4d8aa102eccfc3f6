import { permanentRandomNumber } from "../../stats/permanent-random-number.ts";
import type { Instant } from "../../../schemas/item.ts";

/** `from` to before `to`. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

const hourMs = 3_600_000;
const weekMs = 168 * hourMs;

/** So long a part of a time is represented by one span: people speak of other things at night than in the evening. */
const stratumMs = 6 * hourMs;

/**
 * Spans that hold one in `oneIn` of the moments of a time, in order: each six hours are cut into so many equal parts, of which one
 * is drawn, the same in every week, so that weeks are compared by the same hours. Each comment is as likely to be in one as
 * any other; those of one span are alike, which shows in how much the weeks before differ from one another.
 *
 * Source: W. G. Cochran (1977), Sampling Techniques, 3rd edition, Wiley, chapters 5 (strata) and 9 (clusters of equal size).
 */
export function sampledSpans({ from, to }: Span, oneIn: number): readonly Span[] {
  const [startMs, endMs] = [Date.parse(from), Date.parse(to)];
  const strata = Math.ceil((endMs - startMs) / stratumMs);
  return Array.from({ length: strata }, (_, n) => {
    const beginMs = startMs + n * stratumMs;
    const partMs = Math.min(stratumMs, endMs - beginMs) / oneIn;
    const drawn = Math.floor(permanentRandomNumber("emerging", String(beginMs % weekMs)) * oneIn);
    return { from: instant(beginMs + drawn * partMs), to: instant(beginMs + (drawn + 1) * partMs) };
  });
}

const instant = (ms: number): Instant => new Date(Math.round(ms)).toISOString();
