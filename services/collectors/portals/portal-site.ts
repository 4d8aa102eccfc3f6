import { z } from "zod";
import type { Payload } from "../../../pipelines/ports/source.ts";
import { portalNativeId } from "../../../pipelines/normalise/portal/portal-payloads.ts";

/** A portal, as far as reading what stands on it needs to know it. */
export interface PortalSite {
  /** Of the channel. */
  readonly nativeId: string;
  /** Names, as the site shows them, of registered writers who speak for the department. */
  readonly officers: ReadonlySet<string>;
}

/** Who wrote something, so that the same person is the same again; `undefined` where the site does not say. */
export function writerOf(
  { nativeId, officers }: PortalSite,
  { account, name }: { readonly account: string | undefined; readonly name: unknown },
): string | undefined {
  const shown = typeof name === "string" ? name.trim() : "";
  // A guest may call himself what he likes.
  if (account !== undefined && officers.has(shown)) return nativeId;
  if (account !== undefined) return portalNativeId({ nativeId }, `user/${account}`);
  return shown === "" ? undefined : portalNativeId({ nativeId }, `guest/${shown.toLowerCase()}`);
}

/** The id within the portal of what has this native id. Throws a `TypeError` for another portal's. */
export function localIdOf({ nativeId }: PortalSite, id: string): string {
  if (!id.startsWith(`${nativeId}/`)) throw new TypeError("a document of another portal was asked for");
  return id.slice(nativeId.length + 1);
}

/** A payload of the portal under the article with this id within it. */
export function portalPayload(
  site: PortalSite,
  kind: string,
  articleId: string,
  body: Readonly<Record<string, unknown>>,
  caption: string | null = null,
): Payload {
  return {
    kind,
    postNativeId: portalNativeId(site, articleId),
    caption,
    // As JSON knows it: what is not there is left out.
    body: Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)),
  };
}

const Rendered = z.object({ rendered: z.string() });

/** The value of a text field, for the normaliser to say what is wrong with it where it is no text. */
export function renderedText(field: unknown, toText: (html: string) => string): unknown {
  const { data } = Rendered.safeParse(field);
  return data === undefined ? field : toText(data.rendered);
}
