const unprintable = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * A text of the public's on one line of a terminal: control characters, which could drive it, and marks that turn the direction
 * of what follows, are shown as `�`.
 */
export function forTerminal(text: string): string {
  return text.replaceAll(/\s+/gu, " ").replaceAll(unprintable, "�");
}

/** The beginning of such a text, up to so many characters. */
export function shortened(text: string, mostCharacters: number): string {
  const characters = Array.from(forTerminal(text));
  return characters.length > mostCharacters
    ? `${characters.slice(0, mostCharacters).join("")}…`
    : characters.join("");
}
