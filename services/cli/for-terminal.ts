const unprintable = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * A text of the public's on one line of a terminal: control characters, which could drive it, and marks that turn the direction
 * of what follows, are shown as `�`.
 */
export function forTerminal(text: string): string {
  return text.replaceAll(/\s+/gu, " ").replaceAll(unprintable, "�");
}
