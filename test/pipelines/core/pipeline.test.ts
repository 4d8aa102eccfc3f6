import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../pipelines/core/outcome.ts";
import { drop, keep, reject } from "../../../pipelines/core/outcome.ts";
import type { Pipeline } from "../../../pipelines/core/pipeline.ts";
import { pipeline } from "../../../pipelines/core/pipeline.ts";
import { stage } from "../../../pipelines/core/stage.ts";
import { countingMetrics } from "../../fakes/counting-metrics.ts";

const signal = new AbortController().signal;

const double = stage("double", (n: number): Outcome<number> => keep(n * 2));
const onlyPositive = stage("only-positive", (n: number): Outcome<number> =>
  n > 0 ? keep(n) : drop("negative"),
);
const asText = stage("as-text", (n: number) =>
  Promise.resolve(n > 100 ? reject("too-big", `${n}`) : keep(String(n))),
);

describe("pipeline", () => {
  it("takes an item through its stages, each with what the one before it made", async () => {
    const numbers = pipeline<number>("numbers", countingMetrics())
      .through(onlyPositive)
      .through(double)
      .through(asText);
    expect(await numbers.run(4, signal)).toEqual(keep("8"));
  });

  it("answers at once while every stage does", () => {
    const numbers = pipeline<number>("numbers", countingMetrics()).through(onlyPositive).through(double);
    expect(numbers.run(4, signal)).toEqual(keep(8));
  });

  it("ends an item's way at the stage that dropped or rejected it, and names that stage", async () => {
    let reached = 0;
    const last = stage("last", (text: string): Outcome<string> => {
      reached += 1;
      return keep(text);
    });
    const numbers = pipeline<number>("numbers", countingMetrics())
      .through(onlyPositive)
      .through(asText)
      .through(last);
    expect(await numbers.run(-1, signal)).toEqual({
      kind: "drop",
      reason: "negative",
      stage: "only-positive",
    });
    expect(await numbers.run(101, signal)).toEqual({
      kind: "reject",
      reason: "too-big",
      detail: "101",
      stage: "as-text",
    });
    expect(reached).toBe(0);
  });

  it("keeps everything when it has no stages", () => {
    expect(pipeline<number>("none", countingMetrics()).run(1, signal)).toEqual(keep(1));
  });

  it("is a stage, and names the inner stage that ended an item's way by its own name outside", () => {
    const metrics = countingMetrics();
    const inner = pipeline<number>("inner", metrics).through(onlyPositive);
    const outer = pipeline<number>("outer", metrics).through(inner).through(double);
    expect(outer.run(3, signal)).toEqual(keep(6));
    expect(outer.run(-3, signal)).toEqual({ kind: "drop", reason: "negative", stage: "inner" });
    expect(metrics.value("items_total", { stage: "inner" })).toBe(2);
    expect(metrics.value("items_total", { stage: "double" })).toBe(1);
  });

  it("is not changed by being continued", () => {
    const one = pipeline<number>("one", countingMetrics()).through(double);
    one.through(double);
    expect(one.run(1, signal)).toEqual(keep(2));
  });

  it("hands its signal to every stage", () => {
    const seen: AbortSignal[] = [];
    const look = stage("look", (n: number, given): Outcome<number> => {
      seen.push(given);
      return keep(n);
    });
    void pipeline<number>("look", countingMetrics()).through(look).through(look).run(1, signal);
    expect(seen).toEqual([signal, signal]);
  });

  it("throws what a stage throws and makes no outcome of it", async () => {
    const boom = new Error("boom");
    const metrics = countingMetrics();
    const fails = stage("fails", (): Outcome<number> => {
      throw boom;
    });
    const failsLater = stage("fails-later", () => Promise.reject<Outcome<number>>(boom));
    expect(() => pipeline<number>("now", metrics).through(fails).run(1, signal)).toThrow(boom);
    await expect(
      pipeline<number>("later", metrics).through(failsLater).through(double).run(1, signal),
    ).rejects.toBe(boom);
    expect(metrics.value("items_in_total")).toBe(2);
    expect(metrics.value("items_total")).toBe(0);
  });

  it("counts every item at every stage: in = keep + drop + reject, and what one kept is what the next got", async () => {
    const plan = fc.record({
      outcomes: fc.array(fc.constantFrom("keep", "drop", "reject"), { minLength: 1, maxLength: 10 }),
      later: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(plan, { maxLength: 6 }), fc.nat(60), async (plans, items) => {
        const metrics = countingMetrics();
        const random: Pipeline<number, number> = plans.reduce(
          (longer, { outcomes, later }, position) =>
            longer.through(
              stage(`stage-${position}`, (item: number) => {
                const outcome = planned(outcomes[item % outcomes.length], item);
                return later ? Promise.resolve(outcome) : outcome;
              }),
            ),
          pipeline<number>("random", metrics),
        );
        const ends = { keep: 0, drop: 0, reject: 0 };
        for (let item = 0; item < items; item += 1) ends[(await random.run(item, signal)).kind] += 1;

        expect(ends.keep + ends.drop + ends.reject).toBe(items);
        let entering = items;
        for (const position of plans.keys()) {
          const at = (outcome: string) =>
            metrics.value("items_total", { stage: `stage-${position}`, outcome });
          expect(metrics.value("items_in_total", { stage: `stage-${position}` })).toBe(entering);
          expect(at("keep") + at("drop") + at("reject")).toBe(entering);
          entering = at("keep");
        }
        expect(entering).toBe(ends.keep);
        expect(metrics.value("items_total", { outcome: "drop", reason: "unwanted" })).toBe(ends.drop);
        expect(metrics.value("items_total", { outcome: "reject", reason: "odd" })).toBe(ends.reject);
      }),
    );
  });
});

function planned(kind: string | undefined, item: number): Outcome<number> {
  if (kind === "drop") return drop("unwanted");
  return kind === "reject" ? reject("odd", `item ${item}`) : keep(item);
}
