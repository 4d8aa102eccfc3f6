import type { FormatCallback } from "html-to-text";
import { compile } from "html-to-text";

/** WordPress shows emoji as pictures to old browsers; what they mean stands beside them. */
const meaning: FormatCallback = (element, _walk, builder) => {
  const attributes = element.attribs as Readonly<Record<string, string | undefined>> | undefined;
  builder.addInline(attributes?.["alt"] ?? "", {});
};

const plain = { leadingLineBreaks: 1, trailingLineBreaks: 1 };
const heading = { options: { uppercase: false, ...plain } };

const toText = compile({
  wordwrap: false,
  limits: { maxDepth: 200, ellipsis: "" },
  formatters: { meaning },
  selectors: [
    { selector: "a", options: { ignoreHref: true } },
    { selector: "img", format: "skip" },
    { selector: "img.emoji", format: "meaning" },
    { selector: "script", format: "skip" },
    { selector: "style", format: "skip" },
    { selector: "p", options: plain },
    { selector: "blockquote", options: plain },
    { selector: "ul", options: { itemPrefix: "- ", ...plain } },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, ...heading })),
  ],
});

/** Unpacking time grows with the square of the depth. What is longer is no comment and no title. */
const longestHtml = 200_000;

/**
 * The words of a piece of HTML, a line for each paragraph. Made before anything is masked: tags and entities in the middle
 * of a number would hide it. What is too long is given back as it is, for the normaliser to refuse.
 */
export function htmlText(html: string): string {
  return html.length > longestHtml ? html : toText(html).replaceAll("\u00a0", " ").trim();
}
