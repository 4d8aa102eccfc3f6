import { z } from "zod";
import type { Payload } from "../../ports/source.ts";

const Record = z.looseObject({
  payloadKind: z.string(),
  postId: z.string().optional(),
  payload: z.unknown(),
});

/**
 * WhatsApp answers no requests: what can be inspected beside an export is a record of `suara.raw`, for example one of the
 * dead letters. Anything else is a payload of no known kind, which the normaliser rejects.
 */
export function payloadsInWhatsappRecord(value: unknown): readonly Payload[] {
  const { data } = Record.safeParse(value);
  const postNativeId = data?.postId?.replace(/^whatsapp:/u, "") ?? "unknown";
  return [{ kind: data?.payloadKind ?? "unknown", postNativeId, caption: null, body: data?.payload }];
}
