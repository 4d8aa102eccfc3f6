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
  const [first, ...others] = lists;
  if (first === undefined) return [[]];
  if (others.length === 0) return first.map((key) => [key]);
  const rest = combinations(others);
  return first.flatMap((key) => rest.map((keys) => [key, ...keys]));
}
