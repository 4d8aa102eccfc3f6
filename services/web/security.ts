import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { ListeningError } from "../../schemas/errors.ts";

/** The only address the page is served on until Suara has accounts: everybody who can reach it can read everything. */
export const onlyHost = "127.0.0.1";

/** Throws WEB_ADDRESS_REFUSED for any address but 127.0.0.1, `localhost` included: what it means is not ours to know. */
export function refuseOtherAddresses(host: string): void {
  if (host === onlyHost) return;
  const message = `the web page may only listen on ${onlyHost} until Suara has accounts, not on ${host}`;
  throw new ListeningError("WEB_ADDRESS_REFUSED", message, { retryable: false });
}

/**
 * Was the page asked for under a name of this machine? A site elsewhere can point its own name at 127.0.0.1 and read the
 * page with the visitor's browser (DNS rebinding), but it can't choose the Host header. The port is free, because it
 * may be forwarded.
 */
export function isLocalName(hostHeader: string | undefined): boolean {
  return hostHeader !== undefined && /^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/iu.test(hostHeader);
}

/** What a page of this process puts into its forms, and no other site can read. */
export function newFormKey(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * Was a form sent from a page of this process? Another site can make the visitor's browser send one here, but it doesn't know the
 * key, and browsers say where a request comes from. Origin would be `null`, because the page sends no referrer.
 */
export function isOwnForm(
  headers: Pick<IncomingHttpHeaders, "sec-fetch-site">,
  given: string | null,
  formKey: string,
): boolean {
  const site = headers["sec-fetch-site"];
  if (given === null || (site !== undefined && site !== "same-origin")) return false;
  const [one, other] = [Buffer.from(given), Buffer.from(formKey)];
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}

/** Sent with every answer. The page needs no script, no frame and nothing from elsewhere, so all of it is forbidden. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};
