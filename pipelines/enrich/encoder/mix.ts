import type { Mixture } from "./encoder-files.ts";

/**
 * The mean of two models' probabilities, sharpened or softened by a temperature (Guo et al. 2017): what is divided by it
 * are the logarithms.
 */
export function mixed(
  linear: ArrayLike<number>,
  encoder: ArrayLike<number>,
  { encoder: share, temperature }: Pick<Mixture, "encoder" | "temperature">,
): Float64Array {
  const powers = Float64Array.from(
    linear,
    (each, at) => ((1 - share) * each + share * (encoder[at] ?? 0)) ** (1 / temperature),
  );
  const sum = powers.reduce((total, each) => total + each, 0);
  return powers.map((each) => each / sum);
}
