import { normaliseInstagram } from "../../../../pipelines/normalise/instagram/normalise.ts";
import { instagramFields } from "../../../../pipelines/protect/fields/instagram.ts";
import { instagramSource } from "../../../../services/collectors/instagram/instagram-source.ts";
import { startInstagramSimulator } from "../../../../services/simulators/instagram/instagram-simulator.ts";
import { chaosOf } from "../chaos/chaos.ts";
import { budgetsOver } from "../graph/made-up.ts";
import { channel, commentIdsIn, madeUpComment, madeUpMedia } from "./made-up-instagram.ts";

chaosOf({
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
});
