import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ErrorName } from "../../../../services/simulators/youtube/api-errors.ts";
import type { YoutubeSimulator } from "../../../../services/simulators/youtube/youtube-simulator.ts";
import { anyChange, changer } from "../chaos/chaos-changes.ts";
import type { ChaosPlace } from "../chaos/chaos-place.ts";
import { chaosPlace } from "../chaos/chaos-place.ts";
import type { ChaosPlatform } from "../chaos/chaos-platform.ts";
import { expectTruth, threads, truthOf } from "../chaos/chaos.ts";
import { hubReceiver } from "./hub-receiver.ts";

const dayMs = 86_400_000;

/**
 * What must hold where YouTube's hub pushes word of videos: what is indexed is the truth, no comment counts as announced
 * or missed, and the subscription comes back whatever was lost. Registers its test.
 */
export function hubChaosOf(platform: ChaosPlatform<YoutubeSimulator, ErrorName>): void {
  const rate = fc.constantFrom(0, 0.1, 0.3);
  const hub = fc.record({
    rates: fc.record({ lost: rate, doubled: rate, late: rate, forged: rate }),
    seed: fc.nat({ max: 999 }),
    leaseSecondsAtMost: fc.constantFrom(3_600, 43_200, 864_000),
  });
  const ofVideos = ["post", "remove post", "retitle"].flatMap((kind) => [kind, kind, kind]);

  describe("with a hub whose leases end and whose deliveries are lost, doubled, reordered and forged", () => {
    it("the truth is indexed, and pushes say nothing of comments", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyChange([...Object.keys(platform.changes), ...ofVideos]), {
            minLength: 15,
            maxLength: 60,
          }),
          hub,
          fc.array(fc.boolean(), { maxLength: 40 }),
          fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 6 }),
          async (changes, hub, failures, kills) => {
            const numbers = new Map([501, 502].map((number) => [platform.post(number).id, number]));
            await using place = await chaosPlace<YoutubeSimulator, ErrorName>(platform, {
              truth: truthOf(
                platform,
                [501, 502].map((number) => platform.post(number)),
                threads(platform, 501, [0, 4, 1]),
              ),
              pageSize: 5,
              meanwhile: changer(platform, changes, numbers),
              failures: failures.values(),
              receiver: hubReceiver(hub, 10),
            });
            await place.rest(0); // which subscribes, or not: its first word may be lost too
            for (const request of kills) await place.visitUntil(request);
            await place.settle();
            await place.settle(); // what came during the first is found during the second
            await expectTruth(place, [...numbers.keys()]);
            await expectBells(place);
            await expectSubscription(place);
          },
        ),
        { numRuns: 12 },
      );
    }, 120_000);
  });
}

async function expectBells(place: ChaosPlace<YoutubeSimulator, ErrorName>): Promise<void> {
  const { firstAt, lastAt, tallies } = await place.judged();
  expect([...tallies.values()].filter((tally) => tally !== null)).toEqual([]);
  expect(firstAt ?? null).toBeNull();
  expect(lastAt !== undefined).toBe(place.accepted() > 0);
  const { forged, refused } = place.simulator.pushes ?? {};
  expect([forged, refused]).toEqual([place.unsigned(), []]);
}

/** Whatever was lost before, after some days the hub pushes again, and we know it. */
async function expectSubscription(place: ChaosPlace<YoutubeSimulator, ErrorName>): Promise<void> {
  const { simulator, platform } = place;
  const isSubscribed = () => simulator.pushes?.isSubscribed(platform.channel.nativeId);
  for (let day = 0; day < 40 && isSubscribed() !== true; day += 1) await place.rest(dayMs);
  expect(isSubscribed()).toBe(true);
  expect(await place.subscription()).toMatchObject({ failure: null, failures: 0 });
}
