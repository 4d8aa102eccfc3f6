import { normaliseTiktok } from "../../../../pipelines/normalise/tiktok/normalise.ts";
import { tiktokFields } from "../../../../pipelines/protect/fields/tiktok.ts";
import { rollingBudget } from "../../../../services/collectors/rolling-budget.ts";
import { tiktokSource } from "../../../../services/collectors/tiktok/tiktok-source.ts";
import { startTiktokSimulator } from "../../../../services/simulators/tiktok/tiktok-simulator.ts";
import { chaosOf } from "../chaos/chaos.ts";
import { accessTo, channel, commentIdsIn, madeUpComment, madeUpPost } from "./made-up-tiktok.ts";

chaosOf({
  channel,
  normalise: normaliseTiktok,
  fields: tiktokFields,
  start: startTiktokSimulator,
  open(simulator, { clock, state, metrics }) {
    const budget = rollingBudget({ state, clock, platform: "tiktok", bucket: "calls", units: 1_000_000 });
    return tiktokSource({ ...accessTo(simulator), budget, metrics, clock });
  },
  errors: ["systemError", "internalTimeout", "maintenance", "tooFrequent", "tokenInvalid"] as const,
  changes: {
    hide: (simulator, { comment }) => comment && simulator.hide(comment.id, true),
    show: (simulator, { comment }) => comment && simulator.hide(comment.id, false),
    like: (simulator, { comment, at }) => comment && simulator.like(comment.id, at),
    "like post": (simulator, { post, at }) => simulator.count(post, { likes: at }),
    share: (simulator, { post, at }) => simulator.count(post, { shares: at % 4 }),
    "expire tokens": (simulator) => simulator.expireTokens(),
    "expire cursors": (simulator) => simulator.expireCursors(),
  },
  removePost: (simulator, postId) => simulator.setVisibility(postId, "deleted"),
  post: madeUpPost,
  comment: madeUpComment,
  isHidden: (simulator, id) => simulator.isHidden(id),
  countsReplies: true,
  reactions(simulator, postId) {
    const { likes, shares } = simulator.counts(postId);
    return { like: likes, share: shares };
  },
  commentIdsIn: ({ payloadKind, payload }) => commentIdsIn(payloadKind, payload),
});
