import type { Metrics } from "../ports/metrics.ts";
import type { Drop, Keep, Outcome, Reject } from "./outcome.ts";
import { keep } from "./outcome.ts";
import type { Stage } from "./stage.ts";

/** An item that went no further, with the stage that ended its way. */
export type Ended = (Drop | Reject) & { readonly stage: string };

export type PipelineOutcome<T> = Keep<T> | Ended;

/** Stages one after the other; itself a stage, so that a pipeline may be part of another. */
export interface Pipeline<In, Out> extends Stage<In, Out> {
  /**
   * Takes one item through. Answers at once while every stage does, and with a promise from the first that does not.
   * Each stage counts the item as it gets it (`items_in_total{stage}`) and as it leaves
   * (`items_total{stage,outcome,reason}`). What a stage throws is thrown, and the item has no outcome.
   */
  run(item: In, signal: AbortSignal): PipelineOutcome<Out> | Promise<PipelineOutcome<Out>>;

  /** A longer pipeline; this one stays as it is. */
  through<Next>(stage: Stage<Out, Next>): Pipeline<In, Next>;
}

/** A pipeline without stages, which keeps every item. */
export function pipeline<In>(name: string, metrics: Metrics): Pipeline<In, In> {
  return pipelineOf(name, metrics, (item) => keep(item));
}

function pipelineOf<In, Out>(
  name: string,
  metrics: Metrics,
  run: Pipeline<In, Out>["run"],
): Pipeline<In, Out> {
  return {
    name,
    run,
    through: <Next>(stage: Stage<Out, Next>) => pipelineOf(name, metrics, followedBy(run, stage, metrics)),
  };
}

/** Not `async`: a promise for each item and stage would cost more than most stages do. */
function followedBy<In, Middle, Out>(
  first: Pipeline<In, Middle>["run"],
  next: Stage<Middle, Out>,
  metrics: Metrics,
): Pipeline<In, Out>["run"] {
  const left = (outcome: Outcome<Out>): PipelineOutcome<Out> => {
    const reason = outcome.kind === "keep" ? "" : outcome.reason;
    metrics.count("items_total", { stage: next.name, outcome: outcome.kind, reason });
    return outcome.kind === "keep" ? outcome : { ...outcome, stage: next.name };
  };
  const goOn = (outcome: PipelineOutcome<Middle>, signal: AbortSignal) => {
    if (outcome.kind !== "keep") return outcome;
    metrics.count("items_in_total", { stage: next.name });
    const answer = next.run(outcome.value, signal);
    return answer instanceof Promise ? answer.then(left) : left(answer);
  };
  return (item, signal) => {
    const answer = first(item, signal);
    return answer instanceof Promise ? answer.then((outcome) => goOn(outcome, signal)) : goOn(answer, signal);
  };
}
