import * as fc from "fast-check";
import { expect } from "vitest";
import { normaliseYoutube } from "../../../../pipelines/normalise/youtube/normalise.ts";
import { youtubeFields } from "../../../../pipelines/protect/fields/youtube.ts";
import { dailyBudget } from "../../../../services/collectors/daily-budget.ts";
import { youtubeSource } from "../../../../services/collectors/youtube/youtube-source.ts";
import { startYoutubeSimulator } from "../../../../services/simulators/youtube/youtube-simulator.ts";
import type { ErrorName } from "../../../../services/simulators/youtube/api-errors.ts";
import type { YoutubeSimulator } from "../../../../services/simulators/youtube/youtube-simulator.ts";
import type { ChaosPlace } from "../chaos/chaos-place.ts";
import type { ChaosPlatform } from "../chaos/chaos-platform.ts";
import { chaosOf } from "../chaos/chaos.ts";
import { bellChaosOf } from "../chaos/bell-chaos.ts";
import { hubReceiver } from "./hub-receiver.ts";
import { channel, commentIdsIn, madeUpComment, madeUpPost } from "./made-up-youtube.ts";

const dayMs = 86_400_000;

const videoId = (number: number): string => `video-${number}`;
const threadId = (post: number, number: number): string => `${videoId(post)}.${number}`;

const platform = {
  channel,
  normalise: normaliseYoutube,
  fields: youtubeFields,
  start: (options) => startYoutubeSimulator({ ...options, dailyUnits: 1_000_000 }),
  open({ url, apiKey }, { clock, state, metrics }) {
    const quota = { platform: "youtube", bucket: "units", units: 1_000_000, timeZone: "UTC" } as const;
    return youtubeSource({
      baseUrl: url,
      apiKey,
      budget: dailyBudget({ ...quota, state, clock }),
      metrics,
      clock,
    });
  },
  errors: ["rateLimitExceeded", "backendError", "serviceUnavailable", "processingFailure"] as const,
  changes: {
    like: (simulator, { comment, at }) => comment && simulator.like(comment.id, at),
    "close comments": (simulator, { post }) => simulator.setCommentsDisabled(post, true),
    "open comments": (simulator, { post }) => simulator.setCommentsDisabled(post, false),
    "let counts lag": (simulator, { at }) => simulator.lagCounts(at % 2 === 0),
    "expire tokens": (simulator) => simulator.expirePageTokens(),
    retitle: (simulator, { post, at }) => simulator.retitle(post, `Tajuk baharu ${at} <&>`),
  },
  removePost: (simulator, postId) => simulator.setVisibility(postId, "deleted"),
  post: (number) => madeUpPost(videoId(number), number),
  comment(post, number, minutes, parent) {
    if (parent === undefined) return madeUpComment(threadId(post, number), videoId(post), minutes);
    const thread = threadId(post, parent);
    return madeUpComment(`${thread}.${number}`, videoId(post), minutes, thread);
  },
  // Where comments are turned off, what was there before may not be kept for longer than 30 days.
  isHidden: (simulator, id) => !simulator.shows(id),
  keepsEarlier: false,
  countsReplies: true,
  commentCount: (simulator, postId) => simulator.commentCount(postId),
  reactions: () => ({ like: 3 }),
  commentIdsIn: ({ payloadKind, payload }) =>
    payloadKind === "commentThread" || payloadKind === "comment"
      ? commentIdsIn({ kind: payloadKind, body: payload })
      : [],
} satisfies ChaosPlatform<YoutubeSimulator, ErrorName>;

chaosOf(platform);
bellChaosOf(platform, {
  told: ["post", "remove post", "retitle"],
  faults: fc.record({ leaseSecondsAtMost: fc.constantFrom(3_600, 43_200, 864_000) }),
  receiver: (faults) => hubReceiver(faults, 10),
  finally: expectSubscription,
});

/** Whatever was lost before, after some days the hub pushes again, and we know it. */
async function expectSubscription(place: ChaosPlace<YoutubeSimulator, ErrorName>): Promise<void> {
  const isSubscribed = () => place.simulator.pushes?.isSubscribed(channel.nativeId);
  for (let day = 0; day < 40 && isSubscribed() !== true; day += 1) await place.rest(dayMs);
  expect(isSubscribed()).toBe(true);
  expect(await place.subscription()).toMatchObject({ failure: null, failures: 0 });
}
