import type { Outcome } from "./outcome.ts";

/** One step of an item's way. Asks for the fields it reads, adds its own, and never changes the item it was given. */
export interface Stage<In, Out> {
  /** Constant: a label of metrics and of dead letters. */
  readonly name: string;
  /** What is expected to happen to items is an outcome; throwing means that something is wrong with us. */
  run(item: In, signal: AbortSignal): Outcome<Out> | Promise<Outcome<Out>>;
}

export function stage<In, Out>(name: string, run: Stage<In, Out>["run"]): Stage<In, Out> {
  return { name, run };
}
