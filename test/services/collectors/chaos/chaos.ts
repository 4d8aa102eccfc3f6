import process from "node:process";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentId } from "../../../../schemas/item.ts";
import type { FaultRates } from "../../../../services/simulators/serving/faults.ts";
import type { Truth, TruthComment, TruthPost } from "../../../../services/simulators/truth/truth.ts";
import type { PostNumbers } from "./chaos-changes.ts";
import { anyChange, changer } from "./chaos-changes.ts";
import type { ChaosPlace } from "./chaos-place.ts";
import { chaosPlace } from "./chaos-place.ts";
import type { ChangeableSimulator, ChaosPlatform } from "./chaos-platform.ts";

/** `CHAOS_RUNS=500 npx vitest run test/services/collectors/x/chaos.test.ts` looks longer. */
const chaosRuns = process.env["CHAOS_RUNS"];

/**
 * What must hold of every platform's collector, whatever changed, failed and died meanwhile. Registers its tests. `runs`:
 * how many cases are made up, unless `CHAOS_RUNS` says.
 */
export function chaosOf<Simulator extends ChangeableSimulator, ErrorName extends string>(
  platform: ChaosPlatform<Simulator, ErrorName>,
  { runs = 20 }: { readonly runs?: number } = {},
): void {
  const rate = fc.constantFrom(0, 0.01, 0.05);
  const names = ["refuse", "drop", "cut", ...platform.errors] as const;
  const rates = fc
    .array(rate, { minLength: names.length, maxLength: names.length })
    .map(
      (drawn) => Object.fromEntries(names.map((name, at) => [name, drawn[at] ?? 0])) as FaultRates<ErrorName>,
    );

  const replyCounts = fc.array(
    fc.oneof({ weight: 4, arbitrary: fc.nat(2) }, fc.integer({ min: 3, max: 12 })),
    {
      maxLength: 8,
    },
  );

  describe("what is indexed in the end", () => {
    it("is the truth, whatever changed, failed and died meanwhile", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyChange(Object.keys(platform.changes)), { maxLength: 60 }),
          fc.tuple(rates, fc.nat()),
          replyCounts,
          fc.array(fc.boolean(), { maxLength: 40 }),
          fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
          fc.integer({ min: 2, max: 20 }),
          async (changes, [rates, seed], replyCounts, failures, kills, pageSize) => {
            const posts = [501, 502, 503].map((number) => platform.post(number));
            const comments = [...threads(platform, 501, replyCounts), ...threads(platform, 502, [1, 0])];
            const numbers: PostNumbers = new Map(posts.map(({ id }, at) => [id, 501 + at]));
            await using place = await chaosPlace(platform, {
              truth: truthOf(platform, posts, comments),
              rates,
              seed,
              pageSize,
              meanwhile: changer(platform, changes, numbers),
              failures: failures.values(),
            });
            for (const request of kills) await place.visitUntil(request);
            await place.settle();
            await expectTruth(place, [...numbers.keys()]);
          },
        ),
        { numRuns: Number(chaosRuns ?? runs) },
      );
    }, 240_000);

    it("is the truth when a comment arrives on every page boundary", async () => {
      let arrived = 0;
      const post = platform.post(501);
      await using place = await chaosPlace(platform, {
        truth: truthOf(platform, [post], threads(platform, 501, [6, 0, 0, 0, 8])),
        pageSize: 3,
        meanwhile(simulator) {
          arrived += 1;
          if (arrived < 60) simulator.add(platform.comment(501, 9_000_000 + arrived, 1_000 + arrived));
        },
      });
      await place.visitUntil(1_000);
      await place.settle(); // some only arrive during its last visit
      await place.settle();
      await expectTruth(place, [post.id]);
      expect(await place.indexed()).toHaveLength(19 + 59);
    });

    it("keeps beside an edited comment what it said before, as long as the platform lets us", async () => {
      const post = platform.post(501);
      await using place = await chaosPlace(platform, {
        // On X the last one is a quote; nobody can edit a reply there.
        truth: truthOf(platform, [post], [...threads(platform, 501, [1]), platform.comment(501, 2_005, 9)]),
        pageSize: 20,
        meanwhile: () => {},
      });
      await place.settle();
      const before = await place.indexed();
      for (const { id } of place.simulator.comments()) place.simulator.edit(id, "Disunting: 880101-14-5566");
      await place.settle();
      await expectTruth(place, [post.id]);
      const after = new Set((await place.indexed()).map(({ id, text }) => `${id} ${text}`));
      const edited = before.filter(({ id, text }) => !after.has(`${id} ${text}`));
      expect(edited.length).toBeGreaterThan(0);
      const kept = edited.map(({ id, text }) => ({ id, text }));
      const earlier = (await place.earlier()).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect(earlier).toEqual(platform.keepsEarlier === false ? [] : kept);
    });

    it("holds the sixth reply, and of a thread whose comment was removed what the platform keeps", async () => {
      const post = platform.post(501);
      await using place = await chaosPlace(platform, {
        truth: truthOf(platform, [post], threads(platform, 501, [6, 2])),
        pageSize: 20,
        meanwhile: () => {},
      });
      const idOf = (number: number, parent?: number) =>
        documentId(platform.channel.platform, platform.comment(501, number, 0, parent).id);
      await place.settle();
      await expectTruth(place, [post.id]);
      const ids = (await place.indexed()).map(({ id }) => id);
      expect(ids).toHaveLength(10);
      expect(ids).toContain(idOf(1_006, 1_000));
      place.simulator.remove(platform.comment(501, 1_000, 0).id);
      await place.settle();
      await expectTruth(place, [post.id]);
      expect((await place.indexed()).map(({ id }) => id)).not.toContain(idOf(1_000));
    });
  });
}

/** Comments 1000, 2000 … under one post, a minute apart, each with so many replies 1001, 1002 … */
export function threads<Simulator extends ChangeableSimulator, ErrorName extends string>(
  platform: ChaosPlatform<Simulator, ErrorName>,
  post: number,
  replyCounts: readonly number[],
): TruthComment[] {
  return replyCounts.flatMap((replies, index) => {
    const top = (index + 1) * 1_000;
    return [
      platform.comment(post, top, index),
      ...Array.from({ length: replies }, (_, reply) =>
        platform.comment(post, top + reply + 1, index + reply, top),
      ),
    ];
  });
}

export function truthOf<Simulator extends ChangeableSimulator, ErrorName extends string>(
  { channel }: ChaosPlatform<Simulator, ErrorName>,
  posts: readonly TruthPost[],
  comments: readonly TruthComment[],
): Truth {
  return { channels: [{ id: channel.nativeId, name: channel.name, handle: "@contoh" }], posts, comments };
}

/** The index must be what the platform shows, exactly. */
export async function expectTruth<Simulator extends ChangeableSimulator, ErrorName extends string>(
  place: ChaosPlace<Simulator, ErrorName>,
  postIds: readonly string[],
): Promise<void> {
  const { simulator, platform } = place;
  const ofPlatform = platform.channel.platform;
  const comments = simulator.comments();
  const living = comments.filter(({ id, postId }) => {
    return !platform.isHidden(simulator, id) && postIds.includes(postId);
  });
  const shown = living.map((comment) => asIndexed(place, comment));
  expect(await place.indexed()).toEqual(shown.toSorted((a, b) => (a.id < b.id ? -1 : 1)));

  const counted = platform.countsHidden === false ? living : comments;
  const posts = await place.indexedPosts();
  expect(posts.map(({ id }) => id)).toEqual(postIds.map((id) => documentId(ofPlatform, id)).sort());
  const reactions = await place.reactions();
  for (const postId of postIds) {
    const id = documentId(ofPlatform, postId);
    const held = living.filter((comment) => comment.postId === postId).length;
    const seen = await place.everSeen(postId);
    expect(posts.find((post) => post.id === id)).toMatchObject({
      platformCount: platform.commentCount
        ? platform.commentCount(simulator, postId)
        : counted.filter((comment) => comment.postId === postId).length,
      held,
      deleted: seen.size - held,
    });
    expect(reactions.get(id)).toEqual(platform.reactions(simulator, postId));
  }
  expect(place.rejected()).toBe(0);
}

function asIndexed<Simulator extends ChangeableSimulator, ErrorName extends string>(
  { simulator, platform, protector }: ChaosPlace<Simulator, ErrorName>,
  { id, postId, parentId, author, text, publishedAt, likes }: TruthComment,
) {
  const { channel, countsReplies, namesAuthors = true } = platform;
  const names = author === null || !namesAuthors ? [] : [author.name];
  const ofPlatform = channel.platform;
  const replies = simulator.comments().filter((each) => each.parentId === id).length;
  return {
    id: documentId(ofPlatform, id),
    postId: documentId(ofPlatform, postId),
    parentId: parentId === null ? null : documentId(ofPlatform, parentId),
    author:
      author === null ? null : protector.pseudonym(ofPlatform, platform.idOfAuthor?.(author) ?? author.id),
    official: author?.id === channel.nativeId,
    text: protector.text(ofPlatform, text, names),
    publishedAt,
    likes: platform.countsLikes === false ? null : likes,
    replies: parentId === null && countsReplies ? replies : null,
  };
}
