import { describe } from "vitest";
import type { SourceUnderTest } from "../../../contracts/source.ts";
import { sourceContract } from "../../../contracts/source.ts";
import type { PlaceOptions } from "./made-up-portal.ts";
import {
  articleIdOf,
  channel,
  commentIdsIn,
  madeUpArticle,
  madeUpThreads,
  portalUnderTest,
  truthOf,
} from "./made-up-portal.ts";

const faults = {
  connection: { kind: "drop" },
  "server error": { kind: "error", error: "internal" },
  "rate limit": { kind: "error", error: "tooMany", retryAfter: "30" },
  "no access": { kind: "error", error: "loginRequired" },
} as const;

const openedAs =
  (how: Pick<PlaceOptions, "listedBy" | "withoutApi">) => async (): Promise<SourceUnderTest> => {
    const posts = Array.from({ length: 57 }, (_, index) => madeUpArticle(100 + index));
    const comments = madeUpThreads(103, 10_000, [0, 6, 5, 40, ...Array.from({ length: 60 }, () => 0), 7]);
    const place = await portalUnderTest({
      truth: truthOf(posts, comments),
      faults: { pageSize: 20 },
      ...how,
    });
    const { simulator, source } = place;
    simulator.setMembersOnly(articleIdOf(105), true);
    simulator.bin(articleIdOf(106), true);
    await place.warmUp();
    const post = (number: number) => ({ nativeId: articleIdOf(number), caption: `Tajuk ${number}` });
    return {
      source,
      channel,
      posts: posts.map(({ id }) => id).filter((id) => id !== articleIdOf(106)),
      busyPost: post(103),
      comments,
      quietPost: post(104),
      closedPost: post(105),
      gonePost: post(106),
      commentIds: commentIdsIn,
      remove: (id) => simulator.remove(id),
      failNext: (how) => simulator.failNext(faults[how]),
      [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
    };
  };

sourceContract("portal", openedAs({ listedBy: "rest" }));

describe("without an API", () => {
  sourceContract("portal", openedAs({ listedBy: "auto", withoutApi: true }));
});

describe("by its sitemap", () => {
  sourceContract("portal", openedAs({ listedBy: "sitemap", withoutApi: true }));
});
