import { drop, reject } from "../../core/outcome.ts";
import type { Normalise } from "../normalise.ts";
import { commentItem } from "./x-comment.ts";
import { postItems } from "./x-post.ts";
import { isOtherObject } from "./x-response.ts";

/** Objects of X's API v2: `post`, and under it `comment` (a reply to it), `reply` (to another reply) and `quote`. */
export const normaliseX: Normalise = (raw) => {
  switch (raw.payloadKind) {
    case "post":
      return postItems(raw);
    case "comment":
    case "quote":
      return [commentItem(raw, { onPost: true })];
    case "reply":
      return [commentItem(raw, { onPost: false })];
    default:
      return [isOtherObject(raw.payloadKind) ? drop(raw.payloadKind) : reject("payload_kind", "payloadKind")];
  }
};
