import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { CommentFilter, Scope, SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { EmergingAnswer, IssueWithExamples } from "../../../pipelines/trends/emerging/read-emerging.ts";
import { newestPeriod, readEmerging } from "../../../pipelines/trends/emerging/read-emerging.ts";
import { createReading } from "../../../pipelines/trends/emerging/reading.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { StateCode } from "../../../schemas/states.ts";
import type { EmergingWords } from "../../web/emerging-words.ts";
import { emergingWords, issueName } from "../../web/emerging-words.ts";
import { formatFor } from "../../web/format.ts";
import { dayMs } from "../../web/malaysian-time.ts";
import { texts } from "../../web/texts/texts.ts";
import { forTerminal, shortened } from "../for-terminal.ts";
import { table } from "../table.ts";
import { periodUntil } from "../time-option.ts";

export const emergingPeriods = { "1d": 1, "3d": 3, "7d": 7 } as const;

export interface EmergingOptions {
  readonly period: keyof typeof emergingPeriods;
  /** Malaysian time at which the period ends, such as `2026-11-24` or `2026-11-24T13:00`; `undefined`: with the newest comment. */
  readonly until: string | undefined;
  readonly states: readonly string[] | undefined;
  readonly channels: readonly string[] | undefined;
}

/**
 * What people began to speak of in the period. `undefined` where the index holds no comment. Throws a USAGE error for an end that
 * is no time or in the future, and for a state that does not exist.
 */
export async function askEmerging(
  index: SearchIndex,
  { period, until, states, channels }: EmergingOptions,
  nowMs: number,
): Promise<EmergingAnswer | undefined> {
  const scope: Scope = { kind: "nation" };
  const lengthMs = emergingPeriods[period] * dayMs;
  const filter: CommentFilter = {
    official: false,
    ...(states !== undefined && { states: states.map(stateOf) }),
    ...(channels !== undefined && { channelIds: channels }),
  };
  const times =
    until === undefined
      ? await newestPeriod(index, scope, lengthMs, nowMs)
      : periodUntil(until, lengthMs, nowMs);
  if (times === undefined) return undefined;
  return await readEmerging(index, { scope, filter, ...times }, createReading(taxonomy));
}

function stateOf(code: string): StateCode {
  const parsed = StateCode.safeParse(code);
  if (parsed.success) return parsed.data;
  throw usage(`--state takes codes from ${StateCode.options[0]} to ${StateCode.options.at(-1)}`);
}

const usage = (message: string) => new ListeningError("USAGE", message, { retryable: false });

/** The answer for a person, in one language. */
export function emergingText(answer: EmergingAnswer | undefined, lang: "ms" | "en"): string {
  const words = texts[lang];
  const own = words.emergingIssues;
  if (answer === undefined) return words.emptyIndex;
  const format = formatFor(lang);
  const said = emergingWords(answer, own, format);
  const title = `${words.emerging}: ${words.range(format.time(answer.from), format.time(answer.to))}`;
  const head = [title, ...said.basis, said.hint].join("\n");
  if (said.nothing !== null) return `${head}\n\n${said.nothing.title} ${said.nothing.hint}`;
  const issues = answer.verdict.kind === "judged" ? answer.verdict.issues : [];
  return [head, ...issues.map((issue, at) => issueText(issue, at + 1, said, lang))].join("\n\n");
}

function issueText(issue: IssueWithExamples, number: number, said: EmergingWords, lang: "ms" | "en"): string {
  const { emergingIssues: own } = texts[lang];
  const topic = taxonomy.topics.find(({ id }) => id === issue.topic);
  const rows = issue.phrases.map((phrase) => {
    const { now, usually, risen } = said.phrase(phrase);
    return [phrase.phrase, now, usually, risen];
  });
  const lines = [
    said.facts(issue).join(", "),
    ...table([own.phrase, own.now, own.usually, own.risen], rows).split("\n"),
    ...issue.examples.map(({ comment }) => `> ${shortened(comment.text, shownCharacters)}`),
  ];
  const name = `${number}. ${forTerminal(issueName(issue, lang))}${topic === undefined ? "" : ` (${topic.name[lang]})`}`;
  return [name, ...lines.map((line) => `   ${line}`)].join("\n");
}

/** Enough of a comment to understand it. */
const shownCharacters = 140;
