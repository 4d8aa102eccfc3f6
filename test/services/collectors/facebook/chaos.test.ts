import { normaliseFacebook } from "../../../../pipelines/normalise/facebook/normalise.ts";
import { announcedByFacebook } from "../../../../pipelines/normalise/facebook/facebook-webhook.ts";
import { facebookFields } from "../../../../pipelines/protect/fields/facebook.ts";
import { facebookSource } from "../../../../services/collectors/facebook/facebook-source.ts";
import type { ErrorName } from "../../../../services/simulators/graph/api-errors.ts";
import type { GraphSimulator } from "../../../../services/simulators/graph/graph-simulator.ts";
import { startFacebookSimulator } from "../../../../services/simulators/facebook/facebook-simulator.ts";
import type { ChaosPlatform } from "../chaos/chaos-platform.ts";
import { chaosOf } from "../chaos/chaos.ts";
import { pushedChaosOf } from "../chaos/pushed-chaos.ts";
import { budgetsOver } from "../graph/made-up.ts";
import { channel, commentIdsIn, madeUpComment, madeUpPost } from "./made-up-facebook.ts";

const platform = {
  channel,
  normalise: normaliseFacebook,
  fields: facebookFields,
  start: startFacebookSimulator,
  open: ({ url, token }, { clock, state, metrics }) =>
    facebookSource({
      baseUrl: url,
      token,
      budgets: budgetsOver("facebook", clock, 1_000_000, state),
      metrics,
      clock,
    }),
  errors: [
    "unknown",
    "temporary",
    "quietlyTemporary",
    "tooMuchData",
    "pageLimit",
    "appLimit",
    "customLimit",
  ] as const,
  changes: {
    hide: (simulator, { comment }) => comment && simulator.hide(comment.id, true),
    show: (simulator, { comment }) => comment && simulator.hide(comment.id, false),
    like: (simulator, { comment, at }) => comment && simulator.like(comment.id, at),
    react: (simulator, { post, at }) => simulator.react(post, { ANGRY: at, THANKFUL: at % 3 }),
    share: (simulator, { post, at }) => simulator.share(post, at % 4),
    "expire tokens": (simulator) => simulator.expireTokens(),
    "expire cursors": (simulator) => simulator.expireCursors(),
  },
  removePost: (simulator, postId) => simulator.setVisibility(postId, "deleted"),
  post: (number) => madeUpPost(number, number === 502 ? "text" : "video"),
  comment: madeUpComment,
  isHidden: (simulator, id) => simulator.isHidden(id),
  countsReplies: true,
  reactions(simulator, postId) {
    const { LIKE, LOVE, CARE, HAHA, WOW, SAD, ANGRY, THANKFUL, shares } = simulator.reactions(postId);
    const named = { like: LIKE, love: LOVE, care: CARE, haha: HAHA, wow: WOW, sad: SAD, angry: ANGRY };
    return { ...named, ...(THANKFUL > 0 && { other: THANKFUL }), share: shares };
  },
  commentIdsIn: ({ payloadKind, payload }) => commentIdsIn(payloadKind, payload),
} satisfies ChaosPlatform<GraphSimulator, ErrorName>;

chaosOf(platform);
pushedChaosOf(platform, announcedByFacebook);
