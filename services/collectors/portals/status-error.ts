import type { ListeningError } from "../../../schemas/errors.ts";
import { sourceError } from "../source-errors.ts";

/** What the status of a page or feed that should be there means; `undefined` where it is there. */
export function statusError(status: number, what: string): ListeningError | undefined {
  if (status === 200) return undefined;
  const message = `${what}: status ${status}`;
  if (status === 404 || status === 410) return sourceError("gone", message);
  if (status === 401 || status === 403) return sourceError("auth", message);
  return sourceError(status === 408 || status >= 500 ? "unavailable" : "unexpected", message);
}
