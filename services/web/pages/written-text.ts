import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import type { PageContext } from "./context.ts";

/** A comment of a megabyte must not make a page of fifty. */
const mostCharacters = 2_000;

/** What somebody wrote, as far as a list shows it. */
export function textOf({ texts, format }: PageContext, text: string): Html {
  if (text.trim() === "") return html`<em>${texts.noText}</em>`;
  if (text.length <= mostCharacters) return lines(text);
  return html`${lines(text.slice(0, mostCharacters))}… <em>${texts.cut(format.number(text.length))}</em>`;
}

/** A text with its line ends, but with no more than one empty line at a time. */
function lines(text: string): Html {
  const [first = "", ...rest] = text
    .trim()
    .replaceAll(/(?:\r?\n\s*){3,}/gu, "\n\n")
    .split("\n");
  return html`${first}${rest.map((line) => html`<br />${line}`)}`;
}
