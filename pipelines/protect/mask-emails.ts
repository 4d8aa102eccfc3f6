/** Full-width and small forms are typed on Chinese and Japanese keyboards, and to slip past filters. */
const atSign = /[@＠﹫]/gu;
const localCharacter = /[\p{L}\p{N}\p{M}\p{Cf}._%+-]/u;
const domainCharacter = /[\p{L}\p{N}\p{M}\p{Cf}．.-]/u;

/** The domain as it is written: labels with dots between, the last of at least two letters. */
const dottedDomain = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}$/u;

/** People leave the ending out where everybody knows it, as in `ali99@gmail`, and put spaces around the `@`. */
const knownProvider = /^(?:gmail|yahoo|ymail|hotmail|outlook)(?:\.|$)/u;

/**
 * Replaces addresses of mail by `<email>`. Walks outwards from each `@` and stops at the next, so the time grows with
 * the text's length however it is made up.
 */
export function maskEmails(text: string): string {
  let masked = "";
  let done = 0;
  for (const { index } of text.matchAll(atSign)) {
    if (index < done) continue;
    const found = addressAround(text, index, done);
    if (found === undefined) continue;
    masked += `${text.slice(done, found.from)}<email>`;
    done = found.to;
  }
  return done === 0 ? text : masked + text.slice(done);
}

function addressAround(text: string, at: number, earliest: number): { from: number; to: number } | undefined {
  const spaced = text[at - 1] === " " && text[at + 1] === " ";
  const localEnd = spaced ? at - 1 : at;
  const domainStart = spaced ? at + 2 : at + 1;
  let from = localEnd;
  while (from > earliest && localCharacter.test(text.charAt(from - 1))) from -= 1;
  let to = domainStart;
  while (to < text.length && domainCharacter.test(text.charAt(to))) to += 1;
  while (to > domainStart && /[．.-]/u.test(text.charAt(to - 1))) to -= 1;
  if (!/[\p{L}\p{N}]/u.test(text.slice(from, localEnd))) return undefined;
  const domain = text
    .slice(domainStart, to)
    .normalize("NFKC")
    .replaceAll(/\p{Cf}/gu, "")
    .toLowerCase();
  const isDotted = dottedDomain.test(domain);
  const isProvider = knownProvider.test(domain);
  return (spaced ? isDotted && isProvider : isDotted || isProvider) ? { from, to } : undefined;
}
