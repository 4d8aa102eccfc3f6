import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PushFaults } from "../../../../services/simulators/serving/push-sender.ts";
import { anyChange, changer } from "./chaos-changes.ts";
import type { ChaosPlace } from "./chaos-place.ts";
import { chaosPlace } from "./chaos-place.ts";
import type { ChangeableSimulator, ChaosPlatform } from "./chaos-platform.ts";
import { expectTruth, threads, truthOf } from "./chaos.ts";
import type { OpenReceiver } from "./receiver.ts";

export interface BellChaos<Faults, Simulator extends ChangeableSimulator, ErrorName extends string> {
  /** Changes that the platform tells of: they come more often than others. */
  readonly told: readonly string[];
  /** How else its pushes go wrong. */
  readonly faults: fc.Arbitrary<Faults>;
  readonly receiver: (faults: PushFaults & Faults) => OpenReceiver<Simulator>;
  /** What a forged delivery is answered, where that is an error. */
  readonly refusal?: number;
  /** What must hold besides. */
  readonly finally?: (place: ChaosPlace<Simulator, ErrorName>) => Promise<void>;
}

/**
 * What must hold where what a platform pushes calls for a visit and announces no comment: what is indexed is the truth,
 * and no comment counts as announced or missed. Registers its test.
 */
export function bellChaosOf<Faults, Simulator extends ChangeableSimulator, ErrorName extends string>(
  platform: ChaosPlatform<Simulator, ErrorName>,
  { told, faults, receiver, refusal, ...more }: BellChaos<Faults, Simulator, ErrorName>,
): void {
  const rate = fc.constantFrom(0, 0.1, 0.3);
  const pushes = fc.record({
    rates: fc.record({ lost: rate, doubled: rate, late: rate, forged: rate }),
    seed: fc.nat({ max: 999 }),
  });
  const mostlyTold = told.flatMap((kind) => [kind, kind, kind]);

  describe("with pushes that are lost, doubled, reordered and forged", () => {
    it("the truth is indexed, and pushes say nothing of comments", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyChange([...Object.keys(platform.changes), ...mostlyTold]), {
            minLength: 15,
            maxLength: 60,
          }),
          fc.tuple(pushes, faults),
          fc.array(fc.boolean(), { maxLength: 40 }),
          fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 6 }),
          async (changes, [pushes, faults], failures, kills) => {
            const numbers = new Map([501, 502].map((number) => [platform.post(number).id, number]));
            const change = changer(platform, changes, numbers);
            const pending = [...changes];
            await using place = await chaosPlace<Simulator, ErrorName>(platform, {
              truth: truthOf(
                platform,
                [501, 502].map((number) => platform.post(number)),
                threads(platform, 501, [0, 4, 1]),
              ),
              pageSize: 5,
              meanwhile(simulator) {
                pending.pop();
                change(simulator);
              },
              failures: failures.values(),
              receiver: receiver({ ...pushes, ...faults }),
            });
            await place.rest(0); // which subscribes, where that is needed, or not: its first word may be lost too
            for (const request of kills) await place.visitUntil(request);
            while (pending.length > 0) await place.visitUntil(1_000);
            await place.settle();
            await place.settle(); // what came during the first is found during the second
            await expectTruth(place, [...numbers.keys()]);
            await expectBells(place, refusal);
            await more.finally?.(place);
          },
        ),
        { numRuns: 12 },
      );
    }, 120_000);
  });
}

async function expectBells<Simulator extends ChangeableSimulator, ErrorName extends string>(
  place: ChaosPlace<Simulator, ErrorName>,
  refusal: number | undefined,
): Promise<void> {
  const { firstAt, lastAt, tallies } = await place.judged();
  expect([...tallies.values()].filter((tally) => tally !== null)).toEqual([]);
  expect(firstAt ?? null).toBeNull();
  expect(lastAt !== undefined).toBe(place.accepted() > 0);
  const unsigned = place.unsigned();
  const refused = refusal === undefined ? [] : Array.from({ length: unsigned }, () => refusal);
  expect(place.simulator.pushes).toMatchObject({ forged: unsigned, refused });
}
