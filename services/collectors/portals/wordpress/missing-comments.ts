import type { DocumentId } from "../../../../schemas/item.ts";
import { nativeIdOf } from "../../native-id-of.ts";
import type { PortalSite } from "../portal-site.ts";
import { localIdOf } from "../portal-site.ts";
import { listedById } from "./listed-by-id.ts";
import type { WordpressApi } from "./wordpress-api.ts";
import { numberIn } from "./wordpress-items.ts";

/** Those of the comments that the site shows no longer: removed, marked as spam, or held for review. */
export async function missingComments(
  api: WordpressApi,
  site: PortalSite,
  comments: readonly DocumentId[],
  signal: AbortSignal,
): Promise<ReadonlySet<DocumentId>> {
  const asked = comments.flatMap((id) => {
    const number = numberIn(localIdOf(site, nativeIdOf("portal", id)));
    return number === undefined ? [] : [{ id, number }];
  });
  const numbers = asked.map(({ number }) => number);
  const there = await listedById(api, "comments", numbers, { _fields: "id" }, signal);
  return new Set(asked.filter(({ number }) => !there.has(number)).map(({ id }) => id));
}
