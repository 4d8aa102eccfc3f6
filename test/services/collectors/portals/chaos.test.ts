import { describe } from "vitest";
import { normalisePortal } from "../../../../pipelines/normalise/portal/normalise.ts";
import { portalFields } from "../../../../pipelines/protect/fields/portal.ts";
import { portalSource } from "../../../../services/collectors/portals/portal-source.ts";
import type { ErrorName } from "../../../../services/simulators/portals/api-errors.ts";
import type { PortalSimulator } from "../../../../services/simulators/portals/portal-simulator.ts";
import { startPortalSimulator } from "../../../../services/simulators/portals/portal-simulator.ts";
import { niceName } from "../../../../services/simulators/portals/theme.ts";
import type { ChaosPlatform, SourceStart } from "../chaos/chaos-platform.ts";
import { chaosOf } from "../chaos/chaos.ts";
import { channel, commentIdsIn, madeUpArticle, madeUpComment } from "./made-up-portal.ts";

/** A site numbers the comments of all its articles together. */
const ofSite = (post: number, number: number): number => post * 10_000_000 + number;

const platform = {
  channel,
  normalise: normalisePortal,
  fields: portalFields,
  errors: [
    "internal",
    "maintenance",
    "quietMaintenance",
    "badGateway",
    "tooMany",
    "firewall",
    "loginRequired",
  ],
  changes: {
    hold: (simulator, { comment }) => comment && simulator.hold(comment.id, true),
    approve: (simulator, { comment }) => comment && simulator.hold(comment.id, false),
    retitle: (simulator, { post, at }) => simulator.retitle(post, `Tajuk ${at}`),
  },
  removePost: (simulator, postId) => simulator.bin(postId, true),
  post: (number) => madeUpArticle(number),
  comment: (post, number, minutes, parent) =>
    madeUpComment(post, ofSite(post, number), minutes, parent === undefined ? parent : ofSite(post, parent)),
  countsReplies: false,
  countsLikes: false,
  countsHidden: false,
  reactions: () => undefined,
  commentIdsIn: ({ payloadKind, payload }) => commentIdsIn({ kind: payloadKind, body: payload }),
} satisfies Partial<ChaosPlatform<PortalSimulator, ErrorName>>;

const openAs =
  (listedBy: "auto" | "rest") =>
  ({ host, addresses }: PortalSimulator, { clock, state, metrics }: SourceStart) =>
    portalSource({
      version: "0.0",
      delayMs: 1_000,
      privateHosts: new Set([host]),
      sites: [...addresses].map(([nativeId, baseUrl]) => ({ nativeId, baseUrl, listedBy })),
      officers: [channel.name],
      wholeListEveryMs: 86_400_000,
      state,
      clock,
      metrics,
    });

const guest = (name: string): string => `${channel.nativeId}/guest/${name.toLowerCase()}`;

describe("of a portal with an API", () => {
  chaosOf<PortalSimulator, ErrorName>({
    ...platform,
    start: startPortalSimulator,
    open: openAs("rest"),
    isHidden: (simulator, id) => simulator.isHeld(id),
    idOfAuthor: ({ id, name }) => (id.startsWith(channel.nativeId) ? id : guest(name)),
  });
});

describe("of a portal without one, in feeds, sitemaps and pages", () => {
  chaosOf<PortalSimulator, ErrorName>(
    {
      ...platform,
      start: (options) => startPortalSimulator({ ...options, withoutApi: true }),
      open: openAs("auto"),
      isHidden: (simulator, id) => !simulator.isShownInPage(id),
      // A page tells an account's name and not its number.
      idOfAuthor: ({ id, name }) => {
        if (id === channel.nativeId) return id;
        return id.startsWith(`${channel.nativeId}/user/`)
          ? `${channel.nativeId}/user/${niceName(name)}`
          : guest(name);
      },
    },
    { runs: 6 },
  );
});
