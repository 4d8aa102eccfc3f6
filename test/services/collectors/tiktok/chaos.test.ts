import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TiktokSimulator } from "../../../../services/simulators/tiktok/tiktok-simulator.ts";
import type { TruthComment } from "../../../../services/simulators/truth/truth.ts";
import { chaosPlace, maskedText, protector } from "./chaos-place.ts";
import { channel, madeUpComment, madeUpPost, madeUpThreads, minute, truthOf } from "./made-up-tiktok.ts";

type Place = Awaited<ReturnType<typeof chaosPlace>>;

/** The index must be what the platform shows, exactly. */
async function expectTruth(place: Place, postIds: readonly string[]): Promise<void> {
  const { simulator } = place;
  const posts = await place.indexedPosts();
  const shown = simulator.comments().filter(({ id, postId }) => {
    return !simulator.isHidden(id) && postIds.includes(postId);
  });
  expect(await place.indexed()).toEqual(
    shown.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((comment) => asIndexed(comment, simulator)),
  );
  expect(posts.map(({ id }) => id)).toEqual(postIds.map((id) => `tiktok:${id}`).sort());
  const reactions = await place.reactions();
  for (const { id, platformCount, held, deleted } of posts) {
    const postId = id.slice("tiktok:".length);
    const there = simulator.comments().filter((comment) => comment.postId === postId);
    const living = there.filter((comment) => !simulator.isHidden(comment.id));
    const seen = await place.everSeen(postId);
    expect({ id, platformCount, held, deleted }).toEqual({
      id,
      platformCount: there.length,
      held: living.length,
      deleted: seen.size - living.length,
    });
    const { likes, shares } = simulator.counts(postId);
    expect(reactions.get(id)).toEqual({ like: likes, share: shares });
  }
  expect(place.rejected()).toBe(0);
}

function asIndexed(comment: TruthComment, simulator: TiktokSimulator) {
  const { id, postId, parentId, author, text, publishedAt, likes } = comment;
  const replies = simulator.comments().filter((each) => each.parentId === id).length;
  return {
    id: `tiktok:${id}`,
    postId: `tiktok:${postId}`,
    parentId: parentId === null ? null : `tiktok:${parentId}`,
    author: author === null ? null : protector.pseudonym("tiktok", author.id),
    official: author?.id === channel.nativeId,
    text: maskedText(text),
    publishedAt,
    likes,
    replies: parentId === null ? replies : null,
  };
}

const pick = fc.nat({ max: 999 });

/** One change of the truth; `at` picks what it befalls among what there is then. */
const change = fc.record({
  kind: fc.constantFrom(
    ...(["comment", "reply", "edit", "remove", "hide", "show", "like", "like post", "share"] as const),
    ...(["post", "remove post", "expire tokens", "expire cursors"] as const),
  ),
  at: pick,
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** Applies changes one by one, and knows which posts there are. */
function changer(changes: readonly Change[], postIds: string[]) {
  const queue = changes.values();
  let made = 0;
  return (simulator: TiktokSimulator): void => {
    const next = queue.next().value;
    if (next === undefined) return;
    made += 1;
    const { kind, at } = next;
    const post = postIds[at % postIds.length] ?? "";
    const number = 5_000_000 + made;
    const postNumber = Number(post);
    const there = simulator.comments().filter(({ postId }) => postIds.includes(postId));
    const comment = there[at % Math.max(1, there.length)];
    const written = {
      ...madeUpComment(postNumber, number, 2_000 + made),
      author: [{ id: channel.nativeId, name: channel.name }, { id: "orang-siti", name: "Siti Rekaan" }, null][
        at % 3
      ] as TruthComment["author"],
      text: ["Terima kasih", "Hubungi 019-876 5432 segera", "", "@siti.rekaan kata banjir"][at % 4] ?? "",
    };
    switch (kind) {
      case "comment":
        return simulator.add(written);
      case "reply": {
        const parentId = comment?.parentId ?? comment?.id;
        if (comment === undefined || parentId === undefined) return;
        const postId = comment.postId;
        return simulator.add({ ...written, id: `${postId}-${number}`, postId, parentId });
      }
      case "edit":
        return comment && simulator.edit(comment.id, `Disunting ${made}: 880101-14-5566`);
      case "remove":
        return comment && simulator.remove(comment.id);
      case "hide":
      case "show":
        return comment && simulator.hide(comment.id, kind === "hide");
      case "like":
        return comment && simulator.like(comment.id, at);
      case "like post":
        return simulator.count(post, { likes: at });
      case "share":
        return simulator.count(post, { shares: at % 4 });
      case "post":
        postIds.push(`${900 + made}`);
        return simulator.addPost({ ...madeUpPost(900 + made), publishedAt: minute(1_000 + made) });
      case "remove post":
        if (postIds.length < 2) return;
        postIds.splice(postIds.indexOf(post), 1);
        return simulator.setVisibility(post, "deleted");
      case "expire tokens":
        return simulator.expireTokens();
      case "expire cursors":
        return simulator.expireCursors();
    }
  };
}

const rate = fc.constantFrom(0, 0.01, 0.05);
const rates = fc.record({
  refuse: rate,
  drop: rate,
  cut: rate,
  systemError: rate,
  internalTimeout: rate,
  maintenance: rate,
  tooFrequent: rate,
  tokenInvalid: rate,
});

describe("what is indexed in the end", () => {
  it("is the truth, whatever changed, failed and died meanwhile", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 60 }),
        rates,
        fc.array(fc.boolean(), { maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 2, max: 20 }),
        async (changes, rates, failures, kills, pageSize) => {
          const posts = [madeUpPost(501), madeUpPost(502), madeUpPost(503)];
          const comments = [...madeUpThreads(501, [0, 7, 3, 0, 0, 1]), ...madeUpThreads(502, [1, 0])];
          const postIds = posts.map(({ id }) => id);
          const meanwhile = changer(changes, postIds);
          await using place = await chaosPlace({
            truth: truthOf(posts, comments),
            rates,
            pageSize,
            meanwhile,
            failures: failures.values(),
          });
          for (const request of kills) await place.visitUntil(request);
          await place.settle();
          await expectTruth(place, postIds);
        },
      ),
      { numRuns: 30 },
    );
  }, 240_000);

  it("is the truth when a comment arrives on every page boundary", async () => {
    let arrived = 0;
    const posts = [madeUpPost(501)];
    await using place = await chaosPlace({
      truth: truthOf(posts, madeUpThreads(501, [6, 0, 0, 0, 8])),
      pageSize: 3,
      meanwhile(simulator) {
        arrived += 1;
        if (arrived < 60) simulator.add(madeUpComment(501, 9_000_000 + arrived, 1_000 + arrived));
      },
    });
    await place.visitUntil(1_000);
    await place.settle();
    await expectTruth(place, ["501"]);
    expect(await place.indexed()).toHaveLength(19 + 59);
  });
});
