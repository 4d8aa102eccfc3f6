/** How many different values `distinctHash` has. */
export const distinctHashes = 2 ** 53;

/**
 * A whole number from 0 to 2^53 - 1 that is equal for equal texts and evenly spread over different ones: cyrb53 by bryc
 * (public domain), two 32-bit multiplicative hashes mixed. Not for secrets: what is hashed here is already a keyed
 * pseudonym, which nobody can choose. Among 40,000 different texts, two share a hash with a probability below one in
 * ten million.
 */
export function distinctHash(text: string): number {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x9e3779b1);
    high = Math.imul(high ^ unit, 0x5f356495);
  }
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}
