const shortestPart = 3;
/** One part at least is so long: small pieces alone are found in words that were never glued, such as `ban` in `banking`. */
const longPart = 5;
const shortestGlued = 6;
const digits = /\d+/u;

/**
 * A reader of words glued together, as tags are: `banjirkilat` is `banjir kilat`, and `banjir2021` is `banjir`. A word is
 * only taken apart when all of it but its digits is made of `parts`, of three letters or more and one of five; otherwise
 * the reader gives `undefined`, as it does for a word that is itself one of them.
 */
export function createUngluer(parts: ReadonlySet<string>): (word: string) => readonly string[] | undefined {
  const longest = Math.max(0, ...[...parts].map(({ length }) => length));
  const partsOf = (run: string): readonly string[] | undefined => {
    // What no end can be reached from is remembered, so that a word of any shape takes bounded time.
    const hopeless = new Set<number>();
    const from = (start: number): readonly string[] | undefined => {
      if (start === run.length) return [];
      if (hopeless.has(start)) return undefined;
      for (let length = Math.min(longest, run.length - start); length >= shortestPart; length--) {
        const part = run.slice(start, start + length);
        const rest = parts.has(part) ? from(start + length) : undefined;
        if (rest !== undefined) return [part, ...rest];
      }
      hopeless.add(start);
      return undefined;
    };
    return from(0);
  };
  return (word) => {
    if (word.length < shortestGlued || parts.has(word)) return undefined;
    const runs = word.split(digits).filter((run) => run !== "");
    const read = runs.map(partsOf);
    if (!read.every((each) => each !== undefined)) return undefined;
    const all = read.flat();
    return all.some(({ length }) => length >= longPart) ? all : undefined;
  };
}
