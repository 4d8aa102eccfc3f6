import { drop, reject } from "../../core/outcome.ts";
import type { Normalise } from "../normalise.ts";
import { commentItem } from "./tiktok-comment.ts";
import { isOtherAnswer } from "./tiktok-response.ts";
import { videoItems } from "./tiktok-video.ts";

/** Objects of the Business API, of the kinds `video`, `comment` and `reply`. */
export const normaliseTiktok: Normalise = (raw) => {
  switch (raw.payloadKind) {
    case "video":
      return videoItems(raw);
    case "comment":
    case "reply":
      return [commentItem(raw)];
    default:
      return [isOtherAnswer(raw.payloadKind) ? drop(raw.payloadKind) : reject("payload_kind", "payloadKind")];
  }
};
