import { drop, reject } from "../../core/outcome.ts";
import type { Normalise } from "../normalise.ts";
import { commentItems } from "./instagram-comment.ts";
import { mediaItems } from "./instagram-media.ts";
import { isOtherObject } from "./instagram-response.ts";

/** Objects of the Instagram API, of the kinds `media` and `comment` (a reply too). */
export const normaliseInstagram: Normalise = (raw) => {
  switch (raw.payloadKind) {
    case "media":
      return mediaItems(raw);
    case "comment":
      return commentItems(raw);
    default:
      return [isOtherObject(raw.payloadKind) ? drop(raw.payloadKind) : reject("payload_kind", "payloadKind")];
  }
};
