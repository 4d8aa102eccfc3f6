import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

export interface Asset {
  readonly body: Buffer;
  readonly contentType: string;
  readonly etag: string;
}

const files = {
  "style.css": "text/css; charset=utf-8",
  "icon.svg": "image/svg+xml",
} as const;

/** The files beside the pages, by name. There are few and they are small, so they stay in memory. */
export async function readAssets(): Promise<ReadonlyMap<string, Asset>> {
  const entries = await Promise.all(
    Object.entries(files).map(async ([name, contentType]) => {
      const body = await readFile(new URL(`assets/${name}`, import.meta.url));
      const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
      return [name, { body, contentType, etag }] as const;
    }),
  );
  return new Map(entries);
}

/** Does If-None-Match name this version? Weak marks compare equal, as RFC 9110, 13.1.2 asks. */
export function isFresh(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch
    .split(",")
    .some((each) => each.trim() === "*" || each.trim().replace(/^W\//u, "") === etag);
}
