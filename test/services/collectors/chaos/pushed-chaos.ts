import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PushTally } from "../../../../schemas/visit.ts";
import type { TruthComment } from "../../../../services/simulators/truth/truth.ts";
import { anyChange, changer } from "./chaos-changes.ts";
import type { ChaosPlace } from "./chaos-place.ts";
import { chaosPlace } from "./chaos-place.ts";
import type { ChangeableSimulator, ChaosPlatform } from "./chaos-platform.ts";
import { expectTruth, threads, truthOf } from "./chaos.ts";
import type { WebhookUnderTest } from "./receiver.ts";
import { metaReceiver } from "./receiver.ts";

/**
 * What must hold where a platform tells a webhook of changes: what is indexed is the truth, and the ledger's tally of
 * what pushes announced is what the platform knows that it sent. Registers its test.
 */
export function pushedChaosOf<Simulator extends ChangeableSimulator, ErrorName extends string>(
  platform: ChaosPlatform<Simulator, ErrorName>,
  announcedBy: WebhookUnderTest["announcedBy"],
): void {
  const rate = fc.constantFrom(0, 0.1, 0.3);
  const webhook = fc.record({
    rates: fc.record({ lost: rate, doubled: rate, late: rate, forged: rate }),
    seed: fc.nat({ max: 999 }),
    clockAheadMs: fc.integer({ min: -120, max: 120 }).map((seconds) => seconds * 1_000),
  });
  // What was hidden and is shown again may have been judged in between, or not.
  const own = Object.keys(platform.changes).filter((name) => name !== "show");
  const mostlyWriting = ["comment", "reply"].flatMap((kind) => Array.from({ length: 8 }, () => kind));

  describe("with a webhook whose deliveries are lost, doubled, reordered and forged", () => {
    it("the truth is indexed, and the tally is what was sent", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyChange([...own, ...mostlyWriting]), { maxLength: 60 }),
          webhook,
          fc.array(fc.boolean(), { maxLength: 40 }),
          fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 6 }),
          async (changes, webhook, failures, kills) => {
            const numbers = new Map([501, 502].map((number) => [platform.post(number).id, number]));
            let platformMs = 0;
            const written: TruthComment[] = [];
            // Pushes are judged by when a comment was written, so what is written meanwhile is written now.
            const writtenNow = {
              ...platform,
              comment: (...which: Parameters<typeof platform.comment>): TruthComment => {
                const publishedAt = new Date(Math.floor(platformMs / 1_000) * 1_000).toISOString();
                const comment = { ...platform.comment(...which), publishedAt };
                written.push(comment);
                return comment;
              },
            };
            const change = changer(writtenNow, changes, numbers);
            await using place = await chaosPlace(platform, {
              truth: truthOf(
                platform,
                [501, 502].map((number) => platform.post(number)),
                threads(platform, 501, [0, 4, 1]),
              ),
              pageSize: 5,
              meanwhile(simulator, nowMs) {
                platformMs = nowMs + webhook.clockAheadMs;
                change(simulator);
              },
              failures: failures.values(),
              receiver: metaReceiver({ ...webhook, announcedBy }),
            });
            for (const request of kills) await place.visitUntil(request);
            await place.settle();
            await place.settle(); // what came during the first is judged during the second
            await expectTruth(place, [...numbers.keys()]);
            await expectTallies(place, written, [...numbers.keys()]);
          },
        ),
        { numRuns: 8 },
      );
    }, 120_000);
  });
}

/** Of each post that is still there, exactly; comments that were removed may have been judged before they went. */
async function expectTallies<Simulator extends ChangeableSimulator, ErrorName extends string>(
  place: ChaosPlace<Simulator, ErrorName>,
  written: readonly TruthComment[],
  postIds: readonly string[],
): Promise<void> {
  const { platform, simulator } = place;
  const { firstAt, tallies } = await place.judged();
  const announced = simulator.pushes?.announced ?? new Set();
  const there = new Set(simulator.comments().map(({ id }) => id));
  const isThere = ({ id }: TruthComment) => there.has(id) && !platform.isHidden(simulator, id);
  for (const postId of postIds) {
    const tally = tallies.get(postId) ?? null;
    expect(tally === null).toBe(firstAt === undefined);
    if (firstAt === undefined || firstAt === null || tally === null) continue;
    const under = written.filter((comment) => comment.postId === postId && isJudged(comment, firstAt, tally));
    const told = under.filter(({ id }) => announced.has(id));
    const untold = under.filter(({ id }) => !announced.has(id));
    expect(tally.announced).toBeGreaterThanOrEqual(told.filter(isThere).length);
    expect(tally.announced).toBeLessThanOrEqual(told.length);
    expect(tally.missed).toBeGreaterThanOrEqual(untold.filter(isThere).length);
    expect(tally.missed).toBeLessThanOrEqual(untold.length);
  }
  const unsigned = place.unsigned();
  expect(simulator.pushes?.refused).toEqual(Array.from({ length: unsigned }, () => 403));
  expect(simulator.pushes?.forged).toBe(unsigned);
}

const isJudged = ({ publishedAt }: TruthComment, firstAt: string, { judgedTo }: PushTally): boolean =>
  publishedAt >= firstAt && publishedAt < judgedTo;
