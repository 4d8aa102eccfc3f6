import * as fc from "fast-check";
import { normaliseX } from "../../../../pipelines/normalise/x/normalise.ts";
import { xFields } from "../../../../pipelines/protect/fields/x.ts";
import { xSource } from "../../../../services/collectors/x/x-source.ts";
import type { ErrorName } from "../../../../services/simulators/x/api-errors.ts";
import type { XSimulator } from "../../../../services/simulators/x/x-simulator.ts";
import { startXSimulator } from "../../../../services/simulators/x/x-simulator.ts";
import { bellChaosOf } from "../chaos/bell-chaos.ts";
import type { ChaosPlatform } from "../chaos/chaos-platform.ts";
import { chaosOf } from "../chaos/chaos.ts";
import { xReceiver } from "../chaos/receiver.ts";
import { budgetOver, channel, commentIdsIn, isQuote, madeUpComment, madeUpPost } from "./made-up-x.ts";

const platform = {
  channel,
  normalise: normaliseX,
  fields: xFields,
  start: (options) => startXSimulator({ ...options, isQuote }),
  open: ({ url, token }, { clock, state, metrics }) =>
    xSource({
      baseUrl: url,
      token,
      search: "all",
      naming: "tweet",
      budget: budgetOver(clock, 3_000_000, state),
      metrics,
      clock,
    }),
  errors: ["serverError", "overCapacity", "rateLimit", "usageCapped", "outOfCredits"] as const,
  changes: {
    "edit the post": (simulator, { post, at }) => simulator.editPost(post, `Tajuk baharu ${at}`),
    like: (simulator, { comment, at }) => comment && simulator.like(comment.id, at),
    repost: (simulator, { post, at }) => simulator.repost(post, at),
    "expire tokens": (simulator) => simulator.expireTokens(),
  },
  removePost: (simulator, postId) => simulator.setVisibility(postId, "deleted"),
  post: (number) => madeUpPost(number, number === 502 ? "text" : "video"),
  comment: madeUpComment,
  isHidden: () => false,
  countsReplies: true,
  namesAuthors: false, // X gives only ids of authors where nothing more is asked for
  commentCount(simulator, postId) {
    const { replies, quote } = simulator.counts(postId);
    return replies + quote;
  },
  reactions(simulator, postId) {
    const { like, share, quote, bookmark } = simulator.counts(postId);
    return { like, share, quote, bookmark };
  },
  commentIdsIn: ({ payloadKind, payload }) => commentIdsIn(payloadKind, payload),
} satisfies ChaosPlatform<XSimulator, ErrorName>;

chaosOf(platform);
bellChaosOf(platform, {
  told: ["post", "remove post", "comment"],
  faults: fc.record({}),
  receiver: xReceiver,
  refusal: 403,
});
