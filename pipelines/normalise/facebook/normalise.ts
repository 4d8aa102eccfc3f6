import { drop, reject } from "../../core/outcome.ts";
import type { Normalise } from "../normalise.ts";
import { commentItem } from "./facebook-comment.ts";
import { isOtherObject } from "./facebook-response.ts";
import { postItems } from "./facebook-post.ts";

/** Objects of the Graph API, of the kinds `post` and `comment` (a reply too). */
export const normaliseFacebook: Normalise = (raw) => {
  switch (raw.payloadKind) {
    case "post":
      return postItems(raw);
    case "comment":
      return [commentItem(raw)];
    default:
      return [isOtherObject(raw.payloadKind) ? drop(raw.payloadKind) : reject("payload_kind", "payloadKind")];
  }
};
