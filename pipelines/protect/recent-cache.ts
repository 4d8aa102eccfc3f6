/**
 * Remembers what `make` returned for the keys used lately: at least the last `capacity` different ones and at most twice
 * as many. Two generations of a map do what a linked list would, with one lookup for a key that is used often.
 */
export function recentCache<Value>(capacity: number, make: (key: string) => Value): (key: string) => Value {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  return (key) => {
    const held = young.get(key);
    if (held !== undefined) return held;
    const value = old.get(key) ?? make(key);
    if (young.size >= capacity) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
    return value;
  };
}
