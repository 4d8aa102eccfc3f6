import type { SourceUnderTest } from "../../../../contracts/source.ts";
import { sourceContract } from "../../../../contracts/source.ts";
import { articleIdOf, channel, commentIdsIn, madeUpArticle, truthOf } from "../made-up-portal.ts";
import { disqusComment, disqusThreads, disqusUnderTest } from "./made-up-disqus.ts";

const faults = {
  connection: { kind: "drop" },
  "server error": { kind: "error", error: "internal" },
  "rate limit": { kind: "error", error: "limit" },
  "no access": { kind: "error", error: "badKey" },
} as const;

async function open(): Promise<SourceUnderTest> {
  const posts = Array.from({ length: 57 }, (_, index) => madeUpArticle(100 + index));
  const comments = disqusThreads(103, 10_000, [0, 6, 5, 40, ...Array.from({ length: 60 }, () => 0), 7]);
  const others = [disqusComment(105, 5_000, 5), disqusComment(106, 6_000, 6)];
  const place = await disqusUnderTest({
    truth: truthOf(posts, [...comments, ...others]),
    faults: { pageSize: 20 },
  });
  const { simulator, source } = place;
  simulator.close(articleIdOf(105));
  simulator.bin(articleIdOf(106), true);
  await place.posts();
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
}

sourceContract("portal", open);
