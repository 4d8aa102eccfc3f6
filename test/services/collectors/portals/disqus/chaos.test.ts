import { describe } from "vitest";
import { normalisePortal } from "../../../../../pipelines/normalise/portal/normalise.ts";
import type { Source } from "../../../../../pipelines/ports/source.ts";
import { portalFields } from "../../../../../pipelines/protect/fields/portal.ts";
import { portalSource } from "../../../../../services/collectors/portals/portal-source.ts";
import {
  officeAccount,
  accountOf,
} from "../../../../../services/simulators/portals/disqus/disqus-dialect.ts";
import type { DisqusErrorName } from "../../../../../services/simulators/portals/disqus/disqus-errors.ts";
import type { DisqusPortal } from "../../../../../services/simulators/portals/disqus/disqus-portal.ts";
import { startDisqusPortal } from "../../../../../services/simulators/portals/disqus/disqus-portal.ts";
import type { ChaosPlatform } from "../../chaos/chaos-platform.ts";
import { chaosOf } from "../../chaos/chaos.ts";
import { channel, commentIdsIn, madeUpArticle } from "../made-up-portal.ts";
import { apiKey, disqusComment, forum } from "./made-up-disqus.ts";

/** Disqus numbers the comments of all forums together. */
const ofForum = (post: number, number: number): number => post * 10_000_000 + number;

type Open = ChaosPlatform<DisqusPortal, DisqusErrorName>["open"];

const open: Open = ({ host, addresses, baseUrl }, { clock, state, metrics }) =>
  portalSource({
    version: "0.0",
    delayMs: 1_000,
    privateHosts: new Set([host]),
    sites: [...addresses].map(([nativeId, site]) => ({
      nativeId,
      baseUrl: site,
      listedBy: "rest",
      disqus: forum,
    })),
    disqusAccess: { baseUrl, apiKey, officers: [officeAccount] },
    officers: [],
    wholeListEveryMs: 86_400_000,
    state,
    clock,
    metrics,
  });

/** A visit dies and its process lives on, so that most lists are of changes. */
function openOnce(): Open {
  const opened = new WeakMap<DisqusPortal, Source>();
  return (simulator, start) => {
    const source = opened.get(simulator) ?? open(simulator, start);
    opened.set(simulator, source);
    return source;
  };
}

describe.each([
  ["by a new process at every visit", open],
  ["by one process", openOnce()],
])("of a portal with its comments at Disqus, read %s", (_, open) => {
  chaosOf<DisqusPortal, DisqusErrorName>(
    {
      channel,
      normalise: normalisePortal,
      fields: portalFields,
      start: (options) => startDisqusPortal({ ...options, forum, apiKey }),
      open,
      errors: ["limit", "accountLimit", "internal", "timeout", "badGateway", "quietPage", "badKey"],
      changes: {
        hold: (simulator, { comment }) => comment && simulator.hold(comment.id, true),
        approve: (simulator, { comment }) => comment && simulator.hold(comment.id, false),
        retitle: (simulator, { post, at }) => simulator.retitle(post, `Tajuk ${at}`),
        like: (simulator, { comment }) => comment && simulator.like(comment.id),
      },
      removePost: (simulator, postId) => simulator.bin(postId, true),
      post: (number) => madeUpArticle(number),
      comment: (post, number, minutes, parent) =>
        disqusComment(
          post,
          ofForum(post, number),
          minutes,
          parent === undefined ? parent : ofForum(post, parent),
        ),
      isHidden: (simulator, id) => simulator.isHeld(id),
      countsReplies: false,
      countsHidden: false,
      idOfAuthor({ id, name }) {
        if (id === channel.nativeId) return id;
        const account = accountOf(id, channel.nativeId)?.toLowerCase();
        return account === undefined
          ? `${channel.nativeId}/guest/${name.toLowerCase()}`
          : `disqus/${account}`;
      },
      reactions: () => undefined,
      commentIdsIn: ({ payloadKind, payload }) => commentIdsIn({ kind: payloadKind, body: payload }),
    },
    { runs: 5 },
  );
});
