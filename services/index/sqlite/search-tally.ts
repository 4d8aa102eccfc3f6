/** Adds up counts under their keys. */
export interface Tally<T> {
  readonly keys: readonly string[];
  readonly value: T;
}

/** One value for each combination of keys, made when it is first met. */
export class Tallies<T> {
  readonly #create: () => T;
  readonly #found = new Map<string, Tally<T>>();

  constructor(create: () => T) {
    this.#create = create;
  }

  at(keys: readonly string[]): T {
    const name = keys.length === 1 ? (keys[0] ?? "") : JSON.stringify(keys);
    const found = this.#found.get(name);
    if (found !== undefined) return found.value;
    const value = this.#create();
    this.#found.set(name, { keys, value });
    return value;
  }

  all(): readonly Tally<T>[] {
    return [...this.#found.values()];
  }
}

/** All ways to take one key of each list; one empty way of no list. */
export function combinations(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const [first, second] = lists;
  if (first === undefined) return [[]];
  if (second === undefined) return first.map((key) => [key]);
  return first.flatMap((key) => second.map((other) => [key, other]));
}

/** Orders by code point, as SQLite and Elasticsearch do; `<` would order by UTF-16 unit, which differs beyond U+FFFF. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  if (at === length) return a.length - b.length;
  const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
  const surrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
  return surrogate(left) === surrogate(right) ? left - right : surrogate(left) ? 1 : -1;
}
