/** An address that may stand in a message as a link: of the web, and nothing that a program would run. Else `null`. */
export function plainUrl(url: string | null): string | null {
  return url !== null && /^https?:\/\//iu.test(url) ? url : null;
}
