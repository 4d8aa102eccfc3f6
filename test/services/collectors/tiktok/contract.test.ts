import { sourceContract } from "../../../contracts/source.ts";
import {
  channel,
  commentIdsIn,
  madeUpPost,
  madeUpThreads,
  tiktokUnderTest,
  truthOf,
} from "./made-up-tiktok.ts";

const faults = {
  connection: [{ kind: "drop" }],
  "server error": [{ kind: "error", error: "systemError" }],
  "rate limit": [{ kind: "error", error: "tooFrequent" }],
  "no access": [{ kind: "error", error: "appSecretWrong" }],
} as const;

sourceContract("tiktok", async () => {
  const posts = Array.from({ length: 57 }, (_, index) => madeUpPost(100 + index));
  const comments = madeUpThreads(103, [0, 6, 5, 40, ...Array.from({ length: 60 }, () => 0), 7]);
  const place = await tiktokUnderTest({ truth: truthOf(posts, comments), faults: { pageSize: 20 } });
  const { simulator, source } = place;
  simulator.setClosed("105", true);
  simulator.setVisibility("106", "deleted");
  simulator.setVisibility("107", "private");
  const post = (nativeId: string) => ({ nativeId, caption: `Tajuk ${nativeId}` });
  return {
    source,
    channel,
    posts: posts.map(({ id }) => id).filter((id) => id !== "106" && id !== "107"),
    busyPost: post("103"),
    comments,
    quietPost: post("104"),
    closedPost: post("105"),
    gonePost: post("106"),
    commentIds: ({ kind, body }) => commentIdsIn(kind, body),
    remove: (id) => simulator.remove(id),
    failNext: (how) => simulator.failNext(...faults[how]),
    [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
  };
});
