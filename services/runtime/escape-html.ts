const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as it may stand in HTML or SVG, between tags and in quoted attributes alike. */
export function escapeHtml(text: string): string {
  // A lone surrogate and NUL have no place in HTML; both show as the replacement character.
  return text
    .toWellFormed()
    .replaceAll("\0", "\uFFFD")
    .replace(/[&<>"']/gu, (character) => entities[character] ?? "");
}
