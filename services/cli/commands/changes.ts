import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { SentimentEstimator } from "../../../pipelines/stats/sentiment-estimates.ts";
import { hasChanged } from "../../../pipelines/trends/changes/judge-changes.ts";
import type { ChangedPart } from "../../../pipelines/trends/changes/judge-changes.ts";
import type { ChangeDivision, ChangesAnswer, Span } from "../../../pipelines/trends/changes/read-changes.ts";
import { readChanges, spanBefore } from "../../../pipelines/trends/changes/read-changes.ts";
import { newestPeriod } from "../../../pipelines/trends/emerging/read-emerging.ts";
import { changesWords } from "../../web/changes-words.ts";
import type { FigureWords } from "../../web/changes-words.ts";
import type { DivisionNames } from "../../web/division-names.ts";
import { formatFor } from "../../web/format.ts";
import type { comparedPeriods } from "../../web/queries/changes.ts";
import { periodDays } from "../../web/queries/period.ts";
import { dayMs } from "../../web/malaysian-time.ts";
import { texts } from "../../web/texts/texts.ts";
import { table } from "../table.ts";
import { periodUntil } from "../time-option.ts";

export const changeDivisions = {
  topic: "topic",
  state: "state",
  channel: "channelId",
} as const satisfies Readonly<Record<string, ChangeDivision>>;

export interface ChangesOptions {
  readonly period: (typeof comparedPeriods)[number];
  /** Malaysian time at which the period ends, such as `2026-11-24`; `undefined`: with the hour of the newest comment. */
  readonly until: string | undefined;
  readonly by: readonly (keyof typeof changeDivisions)[];
}

/** What changed between two periods, which it names. */
export interface ComparedPeriods extends ChangesAnswer {
  readonly before: Span;
  readonly after: Span;
}

/** What changed in what the public says. `undefined` where the index holds no comment. Throws a USAGE error for an end that is no time or in the future. */
export async function askChanges(
  index: SearchIndex,
  { period, until, by }: ChangesOptions,
  estimator: SentimentEstimator,
  nowMs: number,
): Promise<ComparedPeriods | undefined> {
  const scope = { kind: "nation" } as const;
  const lengthMs = periodDays[period] * dayMs;
  const after =
    until === undefined
      ? await newestPeriod(index, scope, lengthMs, nowMs)
      : periodUntil(until, lengthMs, nowMs);
  if (after === undefined) return undefined;
  const before = spanBefore(after);
  const divisions = by.map((each) => changeDivisions[each]);
  const question = { scope, filter: { official: false }, before, after, slice: "mixed", divisions } as const;
  return { before, after, ...(await readChanges(index, question, estimator)) };
}

/** The answer for a person, in one language. */
export function changesText(
  answer: ComparedPeriods | undefined,
  nameOf: DivisionNames,
  lang: "ms" | "en",
): string {
  const page = texts[lang];
  const own = page.changes;
  if (answer === undefined) return page.emptyIndex;
  const format = formatFor(lang);
  const rangeOf = ({ from, to }: Span) => page.range(format.time(from), format.time(to));
  const said = changesWords(answer, { lang, texts: own, format, before: rangeOf(answer.before) });
  const heads = [own.comments, own.negativeShare, own.netSentiment];
  const rowsOf = (name: string, part: ChangedPart) =>
    [said.comments(part), said.negative(part), said.net(part)].map((figure, at) => [
      at === 0 ? name : "",
      heads[at] ?? "",
      ...cellsOf(figure),
    ]);
  const lists = answer.lists.map(({ division, parts }) => {
    const changed = parts.filter(hasChanged);
    const rest = parts.length - changed.length;
    const rows = changed.flatMap((part) => rowsOf(nameOf(division, part.id), part));
    return [
      own.divisions[division],
      rows.length === 0 ? own.none : table(["", "", "", ""], rows).trimStart(),
      ...(rest === 0 || rows.length === 0 ? [] : [own.unchanged(rest, format.number(rest))]),
    ].join("\n");
  });
  const all =
    answer.all === null ? page.nothing : table(["", "", "", ""], rowsOf(own.allComments, answer.all));
  return [
    [`${own.title}: ${rangeOf(answer.after)}`, ...said.basis].join("\n"),
    all.trimStart(),
    ...lists,
  ].join("\n\n");
}

function cellsOf({ values, change, said }: FigureWords): readonly [string, string] {
  return [values ?? "", said === null ? change : `${change}; ${said}`];
}
