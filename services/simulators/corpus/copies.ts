/** The small changes people make to a message that they pass on, whether they mean to or not. */
const changes: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `${text} 🙏`,
  (text) => text.replaceAll(".", ".."),
  (text) => `Salam semua. ${text}`,
  (text) => text.toUpperCase(),
  (text) => `${text}!!`,
  (text) => text.replaceAll(",", ""),
  (text) => `FYI\n${text}`,
  (text) => text.toLowerCase(),
  (text) => `${text} Copy paste dari group sebelah`,
  (text) => text.replace("!", "❗"),
];

/** The first `count` ways in which others post `text` again; the first one is the very same text. */
export function copiesOf(text: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => changes[index % changes.length]?.(text) ?? text);
}
