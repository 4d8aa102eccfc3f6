import { mulberry32 } from "../../../pipelines/stats/mulberry32.ts";

/** A repeatable stream of randomness: the same seed gives the same draws on every machine. Not for secrets. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from 0 up to, but not including, `below`. */
  int(below: number): number;
  /** True with probability `p`. */
  chance(p: number): boolean;
  /** One of `choices`, all equally likely. Throws a RangeError when there is none. */
  pick<T>(choices: readonly T[]): T;
  /** One of `choices`, as likely as its weight. Throws a RangeError when there is none. */
  pickWeighted<T>(choices: readonly T[], weight: (choice: T) => number): T;
  /** A waiting time with the given mean (exponential distribution). */
  exponential(mean: number): number;
  /** At least `scale`, mostly near it, now and then far above (Pareto distribution with this `shape`). */
  pareto(scale: number, shape: number): number;
  /** `length` characters of the alphabet that platforms write their ids in. */
  id(length: number): string;
}

const idAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Starts the stream of `seed`, a whole number; draws come from mulberry32. */
export function seededRandom(seed: number): Random {
  const next = mulberry32(seed);
  const int = (below: number): number => Math.floor(next() * below);
  return {
    next,
    int,
    chance: (p) => next() < p,
    pick: (choices) => chosen(choices, int(choices.length)),
    pickWeighted(choices, weight) {
      let rest = next() * choices.reduce((sum, choice) => sum + weight(choice), 0);
      const index = choices.findIndex((choice) => {
        rest -= weight(choice);
        return rest < 0;
      });
      return chosen(choices, index < 0 ? choices.length - 1 : index);
    },
    exponential: (mean) => -mean * Math.log(1 - next()),
    pareto: (scale, shape) => scale * (1 - next()) ** (-1 / shape),
    id: (length) => Array.from({ length }, () => idAlphabet.charAt(int(idAlphabet.length))).join(""),
  };
}

function chosen<T>(choices: readonly T[], index: number): T {
  if (index < 0 || index >= choices.length) throw new RangeError("nothing to choose from");
  return choices[index] as T;
}
