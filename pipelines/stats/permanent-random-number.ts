import { createHash } from "node:crypto";

/**
 * A number from 0 (with it) to 1 (without) that belongs to `id` for ever, and looks random: a unit is drawn when its
 * number is small enough, so a later draw, in whatever order and with whatever others, decides the same about it.
 * Another `seed` gives other numbers.
 *
 * Source: E. Ohlsson (1995), Coordination of samples using permanent random numbers, in Business Survey Methods, Wiley,
 * 153-169. The numbers here are the first 48 bits of SHA-256.
 */
export function permanentRandomNumber(seed: string, id: string): number {
  return createHash("sha256").update(`${seed}\0${id}`).digest().readUIntBE(0, 6) / 2 ** 48;
}
