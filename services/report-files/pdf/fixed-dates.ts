import type { Instant } from "../../../schemas/item.ts";

/**
 * A PDF of Chromium with the moment of the report in place of the moment of printing. The digits are replaced where they stand, so that the places of all objects remain.
 */
export function withDates(pdf: Uint8Array, at: Instant): Uint8Array {
  const bytes = Buffer.from(pdf);
  const digits = at.replace(/\D/gu, "").slice(0, 14);
  for (const [found] of bytes
    .toString("latin1")
    .matchAll(/\/(?:CreationDate|ModDate) \(D:\d{14}\+00'00'\)/gu))
    bytes.write(found.replace(/\d{14}/u, digits), bytes.indexOf(found, 0, "latin1"), "latin1");
  return bytes;
}
