import type { z } from "zod";
import type { Reject } from "../core/outcome.ts";
import { reject } from "../core/outcome.ts";
import type { Flaw } from "./checks.ts";

export function rejectFlaw({ reason, field }: Flaw): Reject {
  return reject(reason, field);
}

/** Names the first field that is missing or not as documented, and quotes nothing of it. */
export function rejectShape({ issues }: z.ZodError): Reject {
  const [issue] = issues;
  if (issue === undefined || issue.path.length === 0) return reject("shape", "the payload itself");
  return reject(isMissing(issue) ? "missing" : "shape", issue.path.join("."));
}

/** zod tells a field that is not there from one of another type only in its message, in English unless told otherwise. */
function isMissing(issue: z.core.$ZodIssue): boolean {
  if (issue.code === "invalid_union")
    return (
      issue.errors.length > 0 && issue.errors.every(([first]) => first !== undefined && isMissing(first))
    );
  return issue.code === "invalid_type" && issue.message.endsWith("received undefined");
}
