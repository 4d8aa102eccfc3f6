import type { z } from "zod";
import type { Reject } from "../core/outcome.ts";
import { reject } from "../core/outcome.ts";
import type { Flaw } from "./checks.ts";

export function rejectFlaw({ reason, field }: Flaw): Reject {
  return reject(reason, field);
}

/** Names the first field that is not as documented, and quotes nothing of it. */
export function rejectShape({ issues }: z.ZodError): Reject {
  const path = issues[0]?.path.join(".") ?? "";
  return reject("shape", path === "" ? "the payload itself" : path);
}
