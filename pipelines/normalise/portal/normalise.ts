import { drop, reject } from "../../core/outcome.ts";
import type { Normalise } from "../normalise.ts";
import { articleItems } from "./portal-article.ts";
import { commentItem } from "./portal-comment.ts";

/** The kind of what a recorded answer holds beside articles and comments: understood, and nothing becomes of it. */
export const otherPortalPayload = "other";

/** Articles and comments of portals, of the kinds `article` and `comment`, whichever dialect they were read in. */
export const normalisePortal: Normalise = (raw) => {
  switch (raw.payloadKind) {
    case "article":
      return articleItems(raw);
    case "comment":
      return [commentItem(raw)];
    case otherPortalPayload:
      return [drop("neither_article_nor_comment")];
    default:
      return [reject("payload_kind", "payloadKind")];
  }
};
