/** Value of a function at a point; writes its gradient into `gradient`. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

export interface MinimiseOptions {
  readonly iterations: number;
  /** Stops when the largest part of the gradient is below this. */
  readonly tolerance: number;
}

const memory = 8;
const sufficientDecrease = 1e-4;
const longestSearch = 25;

/**
 * L-BFGS with backtracking (Nocedal and Wright, Numerical Optimization, algorithm 7.5), from the origin. No randomness:
 * the same function always gives the same point, bit for bit.
 */
export function minimise(
  objective: Objective,
  size: number,
  { iterations, tolerance }: MinimiseOptions,
): Float64Array {
  let point = new Float64Array(size);
  let gradient = new Float64Array(size);
  let next = new Float64Array(size);
  let nextGradient = new Float64Array(size);
  const history: { step: Float64Array; change: Float64Array; curvature: number }[] = [];
  let value = objective(point, gradient);
  for (let iteration = 0; iteration < iterations && largest(gradient) > tolerance; iteration++) {
    const direction = descent(gradient, history);
    const slope = dot(direction, gradient);
    let length = history.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    let nextValue = Number.POSITIVE_INFINITY;
    for (let search = 0; search < longestSearch; search++) {
      for (let at = 0; at < size; at++) next[at] = (point[at] ?? 0) + length * (direction[at] ?? 0);
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + sufficientDecrease * length * slope) break;
      length /= 2;
    }
    if (!(nextValue < value)) break;
    remember(history, point, next, gradient, nextGradient);
    [point, next] = [next, point];
    [gradient, nextGradient] = [nextGradient, gradient];
    value = nextValue;
  }
  return point;
}

function descent(
  gradient: Float64Array,
  history: readonly { step: Float64Array; change: Float64Array; curvature: number }[],
): Float64Array {
  const direction = gradient.slice();
  const factors: number[] = [];
  for (const { step, change, curvature } of history.toReversed()) {
    const factor = dot(step, direction) / curvature;
    factors.push(factor);
    addScaled(direction, change, -factor);
  }
  const last = history.at(-1);
  const scale = last === undefined ? 1 : last.curvature / dot(last.change, last.change);
  for (let at = 0; at < direction.length; at++) direction[at] = (direction[at] ?? 0) * scale;
  for (const { step, change, curvature } of history) {
    const factor = factors.pop() ?? 0;
    addScaled(direction, step, factor - dot(change, direction) / curvature);
  }
  for (let at = 0; at < direction.length; at++) direction[at] = -(direction[at] ?? 0);
  return direction;
}

function remember(
  history: { step: Float64Array; change: Float64Array; curvature: number }[],
  point: Float64Array,
  next: Float64Array,
  gradient: Float64Array,
  nextGradient: Float64Array,
): void {
  const step = next.map((value, at) => value - (point[at] ?? 0));
  const change = nextGradient.map((value, at) => value - (gradient[at] ?? 0));
  const curvature = dot(step, change);
  if (curvature <= 1e-12) return; // would not keep the approximated Hessian positive
  history.push({ step, change, curvature });
  if (history.length > memory) history.shift();
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) + factor * (source[at] ?? 0);
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
