import type { MessageParts } from "./message-parts.ts";
import { plainUrl } from "./plain-url.ts";

const maxItem = 400;

/** Languages one after another, in plain text. */
export function plainText(parts: readonly MessageParts[]): string {
  return parts.map(inOneLanguage).join(`\n\n${"-".repeat(40)}\n\n`);
}

function inOneLanguage({ title, text, facts, sections, footer }: MessageParts): string {
  return [
    title,
    text,
    facts.map(({ label, value }) => `${label}: ${value}`).join("\n"),
    ...sections.map(({ heading, items }) =>
      [
        heading,
        ...items.map(({ text: item, url }) => {
          const link = plainUrl(url);
          return `- ${shorten(item, maxItem)}${link === null ? "" : `\n  ${link}`}`;
        }),
      ].join("\n"),
    ),
    footer,
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

/** Cuts a text to so many UTF-16 code units, never within a character. */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/u, "")}\u2026`;
}
