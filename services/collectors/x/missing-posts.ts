import type { DocumentId } from "../../../schemas/item.ts";
import { nativeIdOf } from "../native-id-of.ts";
import type { XApi } from "./x-api.ts";
import { idsPerCall } from "./x-api.ts";

/** Nobody may see these any more: deleted, or their account was protected, suspended or closed. */
const goneKinds = new Set(["resource-not-found", "not-authorized-for-resource"]);

/** Those of the replies and quotes that X says it no longer shows. What it says nothing about stays. */
export async function missingPosts(
  api: XApi,
  comments: readonly DocumentId[],
  signal: AbortSignal,
): Promise<ReadonlySet<DocumentId>> {
  signal.throwIfAborted();
  const missing = new Set<DocumentId>();
  for (let start = 0; start < comments.length; start += idsPerCall) {
    const asked = new Map(
      comments.slice(start, start + idsPerCall).map((id) => [nativeIdOf("x", id), id] as const),
    );
    const ids = [...asked.keys()].join(",");
    const { problems } = await api.get("tweets", { ids }, asked.size, signal);
    for (const [id, comment] of asked) if (goneKinds.has(problems.get(id) ?? "")) missing.add(comment);
  }
  return missing;
}
