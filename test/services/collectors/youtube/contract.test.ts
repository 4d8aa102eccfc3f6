import { sourceContract } from "../../../contracts/source.ts";
import {
  channel,
  commentIdsIn,
  madeUpPost,
  madeUpThreads,
  truthOf,
  youtubeUnderTest,
} from "./made-up-youtube.ts";

const faults = {
  connection: { kind: "drop" },
  "server error": { kind: "error", error: "backendError" },
  "rate limit": { kind: "error", error: "rateLimitExceeded" },
  "no access": { kind: "error", error: "keyInvalid" },
} as const;

sourceContract("youtube", async () => {
  const posts = Array.from({ length: 57 }, (_, index) => madeUpPost(`video-${index}`, index));
  const comments = madeUpThreads("video-3", [0, 6, 5, 130, ...Array.from({ length: 250 }, () => 0), 7]);
  const place = await youtubeUnderTest({ truth: truthOf(posts, comments) });
  const { simulator, source } = place;
  simulator.setCommentsDisabled("video-5", true);
  simulator.setVisibility("video-6", "deleted");
  simulator.setVisibility("video-7", "private");
  const post = (nativeId: string) => ({ nativeId, caption: `Tajuk ${nativeId}` });
  return {
    source,
    channel,
    posts: posts.map(({ id }) => id).filter((id) => id !== "video-6" && id !== "video-7"),
    busyPost: post("video-3"),
    comments,
    quietPost: post("video-4"),
    closedPost: post("video-5"),
    gonePost: post("video-6"),
    commentIds: commentIdsIn,
    remove: (id) => simulator.remove(id),
    failNext: (how) => simulator.failNext(faults[how]),
    [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
  };
});
