import type { Platform } from "../../schemas/channel.ts";
import type { DocumentId } from "../../schemas/item.ts";

/** The platform's own id of one of its documents. Throws a `TypeError` for a document of another platform. */
export function nativeIdOf(platform: Platform, id: DocumentId): string {
  const prefix = `${platform}:`;
  if (!id.startsWith(prefix))
    throw new TypeError(`a document of another platform was asked for at ${platform}`);
  return id.slice(prefix.length);
}
