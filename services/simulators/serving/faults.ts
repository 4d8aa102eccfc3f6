import type { Random } from "../truth/random.ts";
import { seededRandom } from "../truth/random.ts";

/** One way in which one request goes wrong. `Name` is what the platform calls its errors. */
export type Fault<Name extends string> =
  /** An error of the API, instead of an answer. */
  | { readonly kind: "error"; readonly error: Name; readonly retryAfter?: string }
  /** Anything at all: what a proxy, another version or a broken server might say. */
  | { readonly kind: "answer"; readonly status: number; readonly body: string; readonly contentType?: string }
  /** The connection breaks before the first byte of the answer. */
  | { readonly kind: "refuse" }
  /** The connection breaks in the middle of the body. */
  | { readonly kind: "drop" }
  /** A complete answer whose JSON is cut off in the middle. */
  | { readonly kind: "cut" }
  /** The right answer, after so many ms of real time. */
  | { readonly kind: "slow"; readonly ms: number };

/** How often each fault befalls a request, from 0 to 1. */
export type FaultRates<Name extends string> = Readonly<
  Partial<Record<Name | "refuse" | "drop" | "cut", number>>
>;

export interface FaultPlan<Name extends string> {
  readonly rates?: FaultRates<Name>;
  /** Quietly gives no more items a page than this. */
  readonly pageSize?: number;
}

/** Decides the fate of each request in turn: what was ordered first, then by the rates, the same for the same seed. */
export class Faults<Name extends string> {
  readonly #ordered: Fault<Name>[] = [];
  readonly #rates: readonly (readonly [string, number])[];
  readonly #random: Random;

  constructor(rates: FaultRates<Name>, seed: number) {
    this.#rates = Object.entries<number | undefined>(rates).map(([name, rate = 0]) => [name, rate]);
    this.#random = seededRandom(seed);
  }

  order(faults: readonly Fault<Name>[]): void {
    this.#ordered.push(...faults);
  }

  next(): Fault<Name> | undefined {
    const ordered = this.#ordered.shift();
    if (ordered !== undefined || this.#rates.length === 0) return ordered;
    let chance = this.#random.next();
    for (const [name, rate] of this.#rates) {
      chance -= rate;
      if (chance < 0) return faultNamed<Name>(name);
    }
    return undefined;
  }
}

function faultNamed<Name extends string>(name: string): Fault<Name> {
  if (name === "refuse" || name === "drop" || name === "cut") return { kind: name };
  return { kind: "error", error: name as Name };
}
