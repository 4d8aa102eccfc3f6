import { sourceContract } from "../../../contracts/source.ts";
import { channel, commentIdsIn, madeUpPost, madeUpThreads, truthOf, xUnderTest } from "./made-up-x.ts";

const faults = {
  connection: { kind: "drop" },
  "server error": { kind: "error", error: "overCapacity" },
  "rate limit": { kind: "error", error: "rateLimit" },
  "no access": { kind: "error", error: "unauthorized" },
} as const;

sourceContract("x", async () => {
  const posts = Array.from({ length: 57 }, (_, index) => madeUpPost(100 + index));
  const comments = madeUpThreads(103, [0, 6, 5, 40, ...Array.from({ length: 60 }, () => 0), 7]);
  const place = await xUnderTest({ truth: truthOf(posts, comments), faults: { pageSize: 20 } });
  const { simulator, source } = place;
  const id = (number: number) => madeUpPost(number).id;
  simulator.setVisibility(id(105), "protected");
  simulator.setVisibility(id(106), "deleted");
  const post = (number: number) => ({ nativeId: id(number), caption: `Tajuk ${number}` });
  return {
    source,
    channel,
    posts: posts.map((each) => each.id).filter((each) => each !== id(105) && each !== id(106)),
    busyPost: post(103),
    comments,
    quietPost: post(104),
    closedPost: post(105),
    gonePost: post(106),
    commentIds: ({ kind, body }) => commentIdsIn(kind, body),
    remove: (commentId) => simulator.remove(commentId),
    failNext: (how) => simulator.failNext(faults[how]),
    [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
  };
});
