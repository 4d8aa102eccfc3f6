/**
 * Lengths of the windows over which a series is compared with what is usual, in steps of 5 minutes: of the short ones, in which a
 * step counts wholly or not, and effective ones of the others, in which it counts less with age.
 */
export const windowSteps = [1, 2, 3, 12, 48, 144] as const;
export const shortWindows = 3;

/** Hours of a day in the learnt shape; a working day and a day of rest have one each. */
export const shapeHours = 24;

/** Where a figure lies in a series' state. Counts are per step of 5 minutes. */
export const at = {
  version: 0,
  /** The newest step heard of, in whole steps since 1970; fits a 32-bit float until 2129. */
  lastStep: 1,
  /** Steps in a row that were not after the newest one. */
  lateInARow: 2,
  /** Steps with a count, of all days, of working days and of days of rest. */
  seen: 3,
  seenByDay: 4,
  level: 6,
  /** Steps in a row that were unusual. */
  unusualInARow: 7,
  /** Comments that a gap may have held back and that may still come in. */
  backlog: 8,
  /** Blocks whose highest deviations were learnt from, and the newest block. */
  blocks: 9,
  block: 10,
  week: 11,
  shape: 18,
  windows: 18 + 2 * shapeHours,
} as const;

/** Where a figure lies within a window's part of the state. A short window keeps in `observed` and `expected` its oldest step's. */
export const ofWindow = {
  observed: 0,
  expected: 1,
  dispersion: 2,
  /** Highest deviation of the block so far. */
  highest: 3,
  /** What four blocks of five stay below, and by how much the fifth exceeds it on average. */
  usualHighest: 4,
  excess: 5,
} as const;
export const windowFields = 6;

const version = 2;
const length = at.windows + windowSteps.length * windowFields;

/** What a detector knows of one series: its memory, of one size for ever. `stepDetector` changes it in place. */
export type DetectorState = Float32Array;

/** A series of which nothing is known. */
export function newDetectorState(): DetectorState {
  const state = new Float32Array(length);
  state[at.version] = version;
  state.fill(1, at.week, at.windows);
  for (const index of windowSteps.keys()) {
    const start = at.windows + index * windowFields;
    state[start + ofWindow.dispersion] = 0.3;
    state[start + ofWindow.usualHighest] = index === 0 ? 2.2 : 1.8;
    state[start + ofWindow.excess] = 0.6;
  }
  return state;
}

/** For `StateStore`, in some 500 characters. */
export function encodeDetectorState(state: DetectorState): string {
  return Buffer.from(state.buffer, state.byteOffset, state.byteLength).toString("base64");
}

/** `undefined` for what is no state of this version: the series is then learnt anew. */
export function decodeDetectorState(text: string): DetectorState | undefined {
  const bytes = Uint8Array.from(Buffer.from(text, "base64"));
  if (bytes.byteLength !== length * Float32Array.BYTES_PER_ELEMENT) return undefined;
  const state = new Float32Array(bytes.buffer);
  return state[at.version] === version ? state : undefined;
}
