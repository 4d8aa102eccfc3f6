import { sourceContract } from "../../../contracts/source.ts";
import {
  channel,
  commentIdsIn,
  facebookUnderTest,
  madeUpPost,
  madeUpThreads,
  truthOf,
} from "./made-up-facebook.ts";

const faults = {
  connection: { kind: "drop" },
  "server error": { kind: "error", error: "temporary" },
  "rate limit": { kind: "error", error: "pageLimit" },
  "no access": { kind: "error", error: "tokenExpired" },
} as const;

sourceContract("facebook", async () => {
  const posts = Array.from({ length: 57 }, (_, index) => madeUpPost(100 + index));
  const comments = madeUpThreads(103, [0, 6, 5, 40, ...Array.from({ length: 60 }, () => 0), 7]);
  const place = await facebookUnderTest({ truth: truthOf(posts, comments), faults: { pageSize: 20 } });
  const { simulator, source } = place;
  simulator.setClosed("1030_105", true);
  simulator.setVisibility("1030_106", "deleted");
  simulator.setVisibility("1030_107", "unpublished");
  const post = (nativeId: string) => ({ nativeId, caption: `Tajuk ${nativeId}` });
  return {
    source,
    channel,
    posts: posts.map(({ id }) => id).filter((id) => id !== "1030_106" && id !== "1030_107"),
    busyPost: post("1030_103"),
    comments,
    quietPost: post("1030_104"),
    closedPost: post("1030_105"),
    gonePost: post("1030_106"),
    commentIds: ({ kind, body }) => commentIdsIn(kind, body),
    remove: (id) => simulator.remove(id),
    failNext: (how) => simulator.failNext(faults[how]),
    [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
  };
});
