import { readFileSync } from "node:fs";
import type { Outcome } from "../../../pipelines/core/outcome.ts";
import { drop } from "../../../pipelines/core/outcome.ts";
import { payloadsInWhatsappRecord } from "../../../pipelines/normalise/whatsapp/whatsapp-record.ts";
import { payloadsInFacebookResponse } from "../../../pipelines/normalise/facebook/facebook-response.ts";
import { payloadsInTiktokResponse } from "../../../pipelines/normalise/tiktok/tiktok-response.ts";
import { payloadsInInstagramResponse } from "../../../pipelines/normalise/instagram/instagram-response.ts";
import { payloadsInYoutubeResponse } from "../../../pipelines/normalise/youtube/youtube-response.ts";
import { payloadsInXResponse } from "../../../pipelines/normalise/x/x-response.ts";
import type { Payload } from "../../../pipelines/ports/source.ts";
import type { Protector } from "../../../pipelines/protect/protector.ts";
import type { Channel, Platform } from "../../../schemas/channel.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import type { Instant, Item } from "../../../schemas/item.ts";
import { documentId } from "../../../schemas/item.ts";
import { normalisers } from "../compose.ts";
import { payloadsInPortalJson, payloadsInPortalText } from "../../collectors/portals/portal-response.ts";
import { payloadsInHubDelivery } from "../../collectors/youtube/hub-delivery.ts";
import { wordsFor } from "./inspect-words.ts";

/** Platforms whose recorded responses can be inspected: how the payloads are found in one. */
export const inspectable = {
  facebook: { payloadsIn: payloadsInFacebookResponse },
  instagram: { payloadsIn: payloadsInInstagramResponse },
  youtube: { payloadsIn: payloadsInYoutubeResponse, payloadsInText: payloadsInHubDelivery },
  tiktok: { payloadsIn: payloadsInTiktokResponse },
  portal: {
    payloadsIn: payloadsInPortalJson,
    payloadsInText: payloadsInPortalText,
  },
  x: { payloadsIn: payloadsInXResponse },
  whatsapp: { payloadsIn: payloadsInWhatsappRecord },
} satisfies Partial<Record<Platform, InspectPlatform>>;

interface InspectPlatform {
  readonly payloadsIn: (response: unknown) => readonly Payload[];
  /** Of a response in XML or HTML, where the platform has such. */
  readonly payloadsInText?: (text: string) => readonly Payload[];
}

/** Stands in for the channel that a recorded response does not name. */
export function inspectChannel(
  platform: keyof typeof inspectable,
): Channel & { readonly platform: typeof platform } {
  return { id: "inspected", platform, nativeId: "unknown", name: "Inspected", level: "hq" };
}

/** What became of a part of a recorded response. */
export interface InspectedPart {
  readonly outcome: Outcome<Item>;
  /** What it is, and why it becomes no item; `null` for an item, which speaks for itself. */
  readonly says: string | null;
  /**
   * Is it known what this is? An item is, and what is no post and no comment, and a post or comment that was recorded
   * without a field that an item needs. What is against its platform's documentation is not.
   */
  readonly understood: boolean;
}

/**
 * What the normaliser makes of a recorded response: a JSON file, NDJSON with a response on each line, a feed or a page. Uses no
 * network, and protects people as collecting does. A response with nothing in it has one part, which says so.
 */
export function inspectFile(
  file: string,
  channel: Channel & { readonly platform: keyof typeof inspectable },
  protector: Protector,
  collectedAt: Instant,
): readonly InspectedPart[] {
  const { platform } = channel;
  const { payloadsIn, payloadsInText }: InspectPlatform = inspectable[platform];
  const text = readText(file);
  const payloads =
    payloadsInText !== undefined && text.trimStart().startsWith("<")
      ? payloadsInText(text)
      : responsesIn(file, text).flatMap(payloadsIn);
  if (payloads.length === 0) return [partOf(emptyAnswer, drop(emptyAnswer.kind))];
  return payloads.flatMap((payload) => {
    const stored = protector.payload(platform, payload.kind, payload.body);
    const outcomes = normalisers[platform]({
      channel,
      payloadKind: payload.kind,
      postId: documentId(platform, payload.postNativeId),
      caption: payload.caption === null ? null : protector.text(platform, payload.caption),
      collectedAt,
      payload: stored.kind === "keep" ? stored.value : null,
    });
    return outcomes.map((outcome) => partOf(payload, outcome));
  });
}

const emptyAnswer: Payload = { kind: "empty", postNativeId: "unknown", caption: null, body: null };

/** A part with the words for it. */
export function partOf(payload: Payload, outcome: Outcome<Item>): InspectedPart {
  if (outcome.kind === "keep") return { outcome, says: null, understood: true };
  const understood = outcome.kind === "drop" || outcome.reason === "missing";
  return { outcome, says: wordsFor(payload, outcome), understood };
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ListeningError("INPUT_UNREADABLE", `${file}: can't be read`, {
      retryable: false,
      cause: error,
    });
  }
}

function responsesIn(file: string, text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return text
      .split("\n")
      .map((line, index) => ({ line, number: index + 1 }))
      .filter(({ line }) => line.trim() !== "")
      .map(({ line, number }) => parseLine(line, `${file}:${number}`));
  }
}

function parseLine(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new ListeningError("INPUT_UNREADABLE", `${where}: not JSON`, { retryable: false, cause: error });
  }
}
