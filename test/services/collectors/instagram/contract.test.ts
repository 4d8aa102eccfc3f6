import { sourceContract } from "../../../contracts/source.ts";
import {
  channel,
  commentIdsIn,
  instagramUnderTest,
  madeUpMedia,
  madeUpThreads,
  truthOf,
} from "./made-up-instagram.ts";

const faults = {
  connection: { kind: "drop" },
  "server error": { kind: "error", error: "temporary" },
  "rate limit": { kind: "error", error: "instagramLimit" },
  "no access": { kind: "error", error: "tokenExpired" },
} as const;

sourceContract("instagram", async () => {
  const media = Array.from({ length: 57 }, (_, index) => madeUpMedia(100 + index));
  const comments = madeUpThreads(103, [0, 6, 5, 40, ...Array.from({ length: 60 }, () => 0), 7]);
  const place = await instagramUnderTest({ truth: truthOf(media, comments), faults: { pageSize: 20 } });
  const { simulator, source } = place;
  simulator.setClosed("70105", true);
  simulator.setVisibility("70106", "deleted");
  const post = (nativeId: string) => ({ nativeId, caption: `Tajuk ${nativeId}` });
  return {
    source,
    channel,
    posts: media.map(({ id }) => id).filter((id) => id !== "70106"),
    busyPost: post("70103"),
    comments,
    quietPost: post("70104"),
    closedPost: post("70105"),
    gonePost: post("70106"),
    commentIds: ({ kind, body }) => commentIdsIn(kind, body),
    remove: (id) => simulator.remove(id),
    failNext: (how) => simulator.failNext(faults[how]),
    [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
  };
});
