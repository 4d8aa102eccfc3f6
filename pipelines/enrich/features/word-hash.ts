const fnvPrime = 0x01000193;
const golden = 0x9e3779b1; // Fibonacci hashing spreads the low bits over the high ones (Knuth, TAOCP 6.4)

/** Where a hash begins: FNV-1a, over UTF-16 code units instead of bytes. */
export const emptyHash = 0x811c9dc5;

/** The hash of what `hash` stands for with one code unit, or another hash, behind it. */
export function grown(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, fnvPrime);
}

export function hashOfWord(word: string): number {
  let hash = emptyHash;
  for (let at = 0; at < word.length; at++) hash = grown(hash, word.charCodeAt(at));
  return hash;
}

/** The bucket of a hash among 2 ** `bits`. */
export function bucketOf(hash: number, bits: number): number {
  return Math.imul(hash, golden) >>> (32 - bits);
}
