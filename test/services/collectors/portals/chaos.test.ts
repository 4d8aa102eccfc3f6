import { normalisePortal } from "../../../../pipelines/normalise/portal/normalise.ts";
import { portalFields } from "../../../../pipelines/protect/fields/portal.ts";
import { portalSource } from "../../../../services/collectors/portals/portal-source.ts";
import { startPortalSimulator } from "../../../../services/simulators/portals/portal-simulator.ts";
import { chaosOf } from "../chaos/chaos.ts";
import { channel, commentIdsIn, madeUpArticle, madeUpComment } from "./made-up-portal.ts";

/** A site numbers the comments of all its articles together. */
const ofSite = (post: number, number: number): number => post * 10_000_000 + number;

chaosOf({
  channel,
  normalise: normalisePortal,
  fields: portalFields,
  start: startPortalSimulator,
  open: ({ host, addresses }, { clock, metrics }) =>
    portalSource({
      version: "0.0",
      delayMs: 1_000,
      privateHosts: new Set([host]),
      addresses,
      officers: [channel.name],
      wholeListEveryMs: 86_400_000,
      clock,
      metrics,
    }),
  errors: [
    "internal",
    "maintenance",
    "quietMaintenance",
    "badGateway",
    "tooMany",
    "firewall",
    "loginRequired",
  ] as const,
  changes: {
    hold: (simulator, { comment }) => comment && simulator.hold(comment.id, true),
    approve: (simulator, { comment }) => comment && simulator.hold(comment.id, false),
    retitle: (simulator, { post, at }) => simulator.retitle(post, `Tajuk ${at}`),
  },
  removePost: (simulator, postId) => simulator.bin(postId, true),
  post: (number) => madeUpArticle(number),
  comment: (post, number, minutes, parent) =>
    madeUpComment(post, ofSite(post, number), minutes, parent === undefined ? parent : ofSite(post, parent)),
  isHidden: (simulator, id) => simulator.isHeld(id),
  countsReplies: false,
  countsLikes: false,
  countsHidden: false,
  idOfAuthor: ({ id, name }) =>
    id.startsWith(channel.nativeId) ? id : `${channel.nativeId}/guest/${name.toLowerCase()}`,
  reactions: () => undefined,
  commentIdsIn: ({ payloadKind, payload }) => commentIdsIn({ kind: payloadKind, body: payload }),
});
