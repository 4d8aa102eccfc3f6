import { ListeningError } from "../../schemas/errors.ts";

/** The entry of a list that has the name. Throws USAGE, saying which there are, or with `empty` where there are none. */
export function entryCalled<Entry extends { readonly name: string }>(
  what: string,
  name: string,
  entries: readonly Entry[],
  empty: string,
): Entry {
  const found = entries.find((each) => each.name === name);
  if (found !== undefined) return found;
  const known = entries.length === 0 ? empty : `there are ${entries.map((each) => each.name).join(", ")}`;
  throw new ListeningError("USAGE", `no ${what} is called ${name}: ${known}`, { retryable: false });
}
