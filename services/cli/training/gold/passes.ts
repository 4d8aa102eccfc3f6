import process from "node:process";
import { z } from "zod";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { LanguageCode, SentimentLabel } from "../../../../schemas/analysed.ts";
import { ListeningError } from "../../../../schemas/errors.ts";
import { otherTopic } from "../../../../schemas/taxonomy.ts";
import { parseJsonLine, readLines } from "../../../runtime/read-lines.ts";
import type { Agreement } from "../../labels/agreement.ts";
import { agreementOn } from "../../labels/agreement.ts";

const topicId = z.enum([...taxonomy.topics.map(({ id }) => id), otherTopic]);

/** What one reading says of a comment; see GUIDELINE.md. */
const PassRow = z.strictObject({
  id: z.string(),
  sentiment: SentimentLabel,
  topics: z
    .array(topicId)
    .min(1)
    .max(4)
    .refine((ids) => new Set(ids).size === ids.length, "a topic stands twice")
    .refine((ids) => ids.length === 1 || !ids.includes(otherTopic), "other stands alone")
    .transform((ids) => ids.toSorted()),
  stance: z.enum(["support", "oppose", "neither"]),
  sarcasm: z.boolean(),
  language: LanguageCode,
});
export type PassRow = Readonly<z.infer<typeof PassRow>>;

/** A comment's labels where both readings agree; `null` where they do not. */
export type GoldRow = { readonly [Task in keyof PassRow]: Task extends "id" ? string : PassRow[Task] | null };

export interface Drawn {
  readonly id: string;
  readonly source: string;
}

/** One reading of all drawn comments, in their order. Throws INPUT_UNREADABLE, naming the line, or an id that is missing. */
export async function readPass(file: string, drawn: readonly Drawn[]): Promise<readonly PassRow[]> {
  const rows = new Map<string, PassRow>();
  for await (const line of readLines(file, process.stdin)) {
    const { data, error } = PassRow.safeParse(parseJsonLine(line));
    const [issue] = error?.issues ?? [];
    if (data === undefined)
      throw unreadable(file, line.number, `${issue?.path.join(".")}: ${issue?.message}`);
    if (rows.has(data.id)) throw unreadable(file, line.number, `${data.id} is labelled twice`);
    rows.set(data.id, data);
  }
  return drawn.map(({ id }) => {
    const row = rows.get(id);
    if (row === undefined) throw unreadable(file, rows.size, `${id} is not labelled`);
    return row;
  });
}

/** What the readings agree on; nothing is decided where they do not. Both in the order of the draw. */
export function agreed(a: readonly PassRow[], b: readonly PassRow[]): readonly GoldRow[] {
  return a.map((one, at) => {
    const other = b[at];
    const same = <T>(first: T, second: T | undefined) =>
      JSON.stringify(first) === JSON.stringify(second) ? first : null;
    return {
      id: one.id,
      sentiment: same(one.sentiment, other?.sentiment),
      topics: same(one.topics, other?.topics),
      stance: same(one.stance, other?.stance),
      sarcasm: same(one.sarcasm, other?.sarcasm),
      language: same(one.language, other?.language),
    };
  });
}

/** How far the readings agree, by task; on stance only where the post is about a measure. */
export function passAgreement(
  a: readonly PassRow[],
  b: readonly PassRow[],
  drawn: readonly Drawn[],
): readonly Agreement[] {
  const given = (valueOf: (row: PassRow) => string, only: (comment: Drawn) => boolean = () => true) =>
    drawn.flatMap((comment, at) => {
      const [one, other] = [a[at], b[at]];
      return one && other && only(comment) ? [[valueOf(one), valueOf(other)]] : [];
    });
  const byMeasure = ({ source }: Drawn) => source === "fuel_subsidy_policy";
  return [
    agreementOn(
      "sentiment",
      "nominal",
      given(({ sentiment }) => sentiment),
    ),
    agreementOn(
      "sentiment",
      "ordinal",
      given(({ sentiment }) => sentiment),
    ),
    agreementOn(
      "topics",
      "masi",
      given(({ topics }) => topics.join(" ")),
    ),
    agreementOn(
      "topics, fuel videos",
      "masi",
      given(({ topics }) => topics.join(" "), byMeasure),
    ),
    agreementOn(
      "stance, fuel videos",
      "nominal",
      given(({ stance }) => stance, byMeasure),
    ),
    agreementOn(
      "sarcasm",
      "nominal",
      given(({ sarcasm }) => String(sarcasm)),
    ),
    agreementOn(
      "language",
      "nominal",
      given(({ language }) => language),
    ),
  ];
}

function unreadable(file: string, line: number, what: string): ListeningError {
  return new ListeningError("INPUT_UNREADABLE", `${file}, line ${line}: ${what}`, { retryable: false });
}
