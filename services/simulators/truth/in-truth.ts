/** What is held under an id. Throws a `TypeError` that names it when nothing is: whoever asks made it up. */
export function inTruth<T>(
  held: ReadonlyMap<string, T>,
  what: "post" | "comment" | "article",
  id: string,
): T {
  const found = held.get(id);
  if (found === undefined) throw new TypeError(`the truth has no ${what} ${id}`);
  return found;
}
