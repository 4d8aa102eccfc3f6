import { escapeHtml } from "./escape-html.ts";

/** Markup that is safe to send: only `html` and `trusted` make it. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** `null`, `undefined` and `false` show nothing, so that `condition && html` reads well. */
export type Child = Html | string | number | false | null | undefined | readonly Child[];

/**
 * Markup whose values are escaped by construction, in text and in attributes in double quotes alike; nested `html` and
 * lists of it stay as they are. Never put a value in an attribute without quotes, in `<script>` or in `<style>`, and a
 * link from outside into `href` only through `webLink`.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Child[]): Html {
  const parts = strings.map((text, index) => text + (index < values.length ? markupOf(values[index]) : ""));
  return new Html(parts.join(""));
}

/** Takes markup as it is: only for what another part of Suara drew or wrote, never for anything from outside. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

/** The address if it is one of the web, `null` for any other, such as `javascript:`. */
export function webLink(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === "https:" || protocol === "http:" ? href : null;
}

function markupOf(value: Child): string {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Html) return value.toString();
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return escapeHtml(String(value));
  return value.map(markupOf).join("");
}
