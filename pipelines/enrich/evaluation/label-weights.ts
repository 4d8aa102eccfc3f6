import { weightiest } from "../weightiest.ts";
import type { HeldOut } from "./calibration.ts";
import { probabilitiesOf } from "./calibration.ts";

/** A label that people gave less often among the held-out rows is left as it is. */
const fewestRows = 20;
const rounds = 400;
const pace = 0.1;

/**
 * How many times each label's probability counts when the label is chosen, so that over held-out rows every label comes
 * out about as often as people gave it: the likeliest label alone names a rare one too seldom, and its share with it.
 * The commonest label counts once; rounded to hundredths. Found by small steps, as in iterative proportional fitting.
 */
export function labelWeights(rows: readonly HeldOut[], temperature: number): number[] {
  const given = rows.map(({ scores, label }) => ({
    probabilities: probabilitiesOf(scores, temperature),
    label,
  }));
  const labels = rows[0]?.scores.length ?? 0;
  const wanted = counted(
    given.map(({ label }) => label),
    labels,
  );
  let weights = wanted.map(() => 1);
  for (let round = 0; round < rounds; round++) {
    const said = counted(
      given.map(({ probabilities }) => weightiest(probabilities, weights)),
      labels,
    );
    weights = weights.map((weight, label) => {
      const [people = 0, model = 0] = [wanted[label], said[label]];
      return people < fewestRows ? weight : weight * ((people + 1) / (model + 1)) ** pace;
    });
  }
  const commonest = weights[wanted.indexOf(Math.max(...wanted))] ?? 1;
  return weights.map((weight, label) =>
    (wanted[label] ?? 0) < fewestRows ? 1 : Math.round((weight / commonest) * 100) / 100,
  );
}

function counted(labels: readonly number[], of: number): number[] {
  const counts = Array.from({ length: of }, () => 0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
