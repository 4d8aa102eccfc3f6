import { z } from "zod";
import type { PlainVerdict } from "../source-errors.ts";

/** What a refusal of X means for us. */
export interface XRefusal {
  readonly verdict: PlainVerdict | "refused" | "rate_limited" | "capped";
  /** The kind of problem or the status: never X's own sentence, which may quote what people wrote. */
  readonly reason: string;
}

const Problem = z.object({
  type: z.string().optional().catch(undefined),
  title: z.string().optional().catch(undefined),
  status: z.int().optional().catch(undefined),
  data: z.unknown().optional(),
  meta: z.unknown().optional(),
  errors: z.array(z.unknown()).optional().catch(undefined),
});
/** The older way to say what is wrong. */
const Coded = z.object({ code: z.int() });

const verdictByType: Readonly<Record<string, XRefusal["verdict"]>> = {
  "usage-capped": "capped",
  "rate-limit-exceeded": "rate_limited",
  "client-forbidden": "auth", // the plan does not cover this
  "unsupported-authentication": "auth",
  "resource-not-found": "gone",
  "not-authorized-for-resource": "forbidden",
};
const verdictByCode: ReadonlyMap<number, XRefusal["verdict"]> = new Map([
  [32, "auth"],
  [88, "rate_limited"],
  [89, "auth"],
]);

/** The last part of a problem's address, where it is one of X's; such as `usage-capped`. */
export function problemKind(type: string | undefined): string | undefined {
  return /\/problems\/([a-z-]+)$/u.exec(type ?? "")?.[1];
}

/** Reads an answer's status and body. `undefined`: it is no refusal; a part of it may still be missing. */
export function refusalIn(status: number, body: unknown): XRefusal | undefined {
  const problem = Problem.safeParse(body).data;
  const kind = problemKind(problem?.type);
  if (status === 200) {
    const said = problem?.title !== undefined && problem.data === undefined && problem.meta === undefined;
    return said ? named(kind, problem.status ?? 500) : undefined;
  }
  const code = Coded.safeParse(problem?.errors?.[0]).data?.code;
  const verdict = code === undefined ? undefined : verdictByCode.get(code);
  return verdict === undefined ? named(kind, status) : { verdict, reason: `code ${code}` };
}

function named(kind: string | undefined, status: number): XRefusal {
  const verdict = kind === undefined ? undefined : verdictByType[kind];
  return verdict === undefined
    ? { verdict: byStatus(status), reason: `status ${status}` }
    : { verdict, reason: kind ?? "" };
}

function byStatus(status: number): XRefusal["verdict"] {
  if (status === 400) return "refused";
  if (status === 401 || status === 403) return "auth";
  if (status === 402) return "capped"; // out of credits
  if (status === 429) return "rate_limited";
  return status === 408 || status >= 500 ? "unavailable" : "unexpected";
}
