import { readFileSync } from "node:fs";
import type { Outcome } from "../../../pipelines/core/outcome.ts";
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
import { payloadsInPortalText } from "../../collectors/portals/portal-response.ts";
import { payloadsInWordpressResponse } from "../../collectors/portals/wordpress/wordpress-response.ts";

/** Platforms whose recorded responses can be inspected: how the payloads are found in one. */
export const inspectable = {
  facebook: { payloadsIn: payloadsInFacebookResponse },
  instagram: { payloadsIn: payloadsInInstagramResponse },
  youtube: { payloadsIn: payloadsInYoutubeResponse },
  tiktok: { payloadsIn: payloadsInTiktokResponse },
  portal: {
    payloadsIn: payloadsInWordpressResponse,
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

/**
 * The outcomes the normaliser makes of a recorded response: a JSON file, NDJSON with a response on each line, a feed or a page. Uses no
 * network, and protects people as collecting does.
 */
export function inspectFile(
  file: string,
  channel: Channel & { readonly platform: keyof typeof inspectable },
  protector: Protector,
  collectedAt: Instant,
): Outcome<Item>[] {
  const { platform } = channel;
  const { payloadsIn, payloadsInText }: InspectPlatform = inspectable[platform];
  const text = readText(file);
  const payloads =
    payloadsInText !== undefined && text.trimStart().startsWith("<")
      ? payloadsInText(text)
      : responsesIn(file, text).flatMap(payloadsIn);
  return payloads.flatMap((payload) => {
    const stored = protector.payload(platform, payload.kind, payload.body);
    return normalisers[platform]({
      channel,
      payloadKind: payload.kind,
      postId: documentId(platform, payload.postNativeId),
      caption: payload.caption === null ? null : protector.text(platform, payload.caption),
      collectedAt,
      payload: stored.kind === "keep" ? stored.value : null,
    });
  });
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
