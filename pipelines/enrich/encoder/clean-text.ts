/** Longer texts are cut: what follows seldom changes what is meant, and time stays bounded. */
const mostCharacters = 4000;

// Unlike JavaScript, the tokeniser in training takes the byte order mark for no white space.
const link = /https?:\/\/(?:\uFEFF|\S)+/gu;
const handle = /@[A-Za-z0-9_.-]+/gu;
const longRun = /(.)\1{3,}/gu;
const whiteSpace = /(?:(?!\uFEFF)\s)+/gu;

/**
 * A text as the encoder was taught to read it: links and handles made one word each, no character more than three times
 * in a row, compatibility forms unified (NFKC), one space between words. `services/cli/training/encoder/pieces.py` does
 * the same in training.
 */
export function cleanText(text: string): string {
  return text
    .slice(0, mostCharacters)
    .toWellFormed()
    .replace(link, "http")
    .replace(handle, "@user")
    .replace(longRun, "$1$1$1")
    .normalize("NFKC")
    .replace(whiteSpace, " ");
}
