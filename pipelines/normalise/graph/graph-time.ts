/** The Graph API writes `2026-10-08T03:21:09+0000`, always in UTC and without a colon in the offset; this, with `Z`. */
export function graphTimeInUtc(value: string): string {
  return value.replace(/\+00:?00$/u, "Z");
}
