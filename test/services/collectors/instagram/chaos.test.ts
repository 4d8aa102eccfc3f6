import { normaliseInstagram } from "../../../../pipelines/normalise/instagram/normalise.ts";
import { announcedByInstagram } from "../../../../pipelines/normalise/instagram/instagram-webhook.ts";
import { instagramFields } from "../../../../pipelines/protect/fields/instagram.ts";
import { instagramSource } from "../../../../services/collectors/instagram/instagram-source.ts";
import type { ErrorName } from "../../../../services/simulators/graph/api-errors.ts";
import type { GraphSimulator } from "../../../../services/simulators/graph/graph-simulator.ts";
import { startInstagramSimulator } from "../../../../services/simulators/instagram/instagram-simulator.ts";
import type { ChaosPlatform } from "../chaos/chaos-platform.ts";
import { chaosOf } from "../chaos/chaos.ts";
import { pushedChaosOf } from "../chaos/pushed-chaos.ts";
import { budgetsOver } from "../graph/made-up.ts";
import { channel, commentIdsIn, madeUpComment, madeUpMedia } from "./made-up-instagram.ts";

const platform = {
  channel,
  normalise: normaliseInstagram,
  fields: instagramFields,
  start: startInstagramSimulator,
  open: ({ url, token }, { clock, state, metrics }) =>
    instagramSource({
      baseUrl: url,
      login: "facebook",
      token,
      budgets: budgetsOver("instagram", clock, 1_000_000, state),
      metrics,
      clock,
    }),
  errors: ["unknown", "temporary", "quietlyTemporary", "tooMuchData", "instagramLimit", "appLimit"] as const,
  changes: {
    hide: (simulator, { comment }) => comment && simulator.hide(comment.id, true),
    show: (simulator, { comment }) => comment && simulator.hide(comment.id, false),
    like: (simulator, { comment, at }) => comment && simulator.like(comment.id, at),
    react: (simulator, { post, at }) => simulator.react(post, { LIKE: at }),
    "expire cursors": (simulator) => simulator.expireCursors(),
  },
  removePost: (simulator, postId) => simulator.setVisibility(postId, "deleted"),
  post: (number) => madeUpMedia(number, "video"),
  comment: madeUpComment,
  isHidden: (simulator, id) => simulator.isHidden(id),
  countsReplies: false,
  reactions: (simulator, postId) => ({ like: simulator.reactions(postId).LIKE }),
  commentIdsIn: ({ payloadKind, payload }) => commentIdsIn(payloadKind, payload),
} satisfies ChaosPlatform<GraphSimulator, ErrorName>;

chaosOf(platform);
pushedChaosOf(platform, announcedByInstagram);
