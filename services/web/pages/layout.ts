import type { Child, Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import { hrefOf, plainView } from "../view.ts";
import type { Texts } from "../texts/texts.ts";
import type { PageContext } from "./context.ts";

type Section =
  | "overview"
  | "alerts"
  | "reports"
  | "emerging"
  | "changes"
  | "comments"
  | "posts"
  | "copies"
  | "channels";

export interface PageFrame {
  readonly title: string;
  /** Where the reader is in the navigation; `undefined` on pages outside it. */
  readonly section: Section | undefined;
  readonly body: Child;
}

const sections = [
  ["overview", "/"],
  ["alerts", "/alerts"],
  ["reports", "/reports"],
  ["emerging", "/emerging"],
  ["changes", "/changes"],
  ["comments", "/comments"],
  ["posts", "/posts"],
  ["copies", "/copies"],
  ["channels", "/channels"],
] as const;

function titleOf(texts: Texts, name: Section): string {
  const named = texts[name];
  return typeof named === "string" ? named : named.title;
}

/** A whole page around its content. */
export function layout(context: PageContext, { title, section, body }: PageFrame): Html {
  const { texts, lang } = context;
  const other = lang === "ms" ? "en" : "ms";
  const links = sections.map(([name, path]) => {
    const current = name === section ? html` aria-current="page"` : "";
    return html`<li>
      <a href="${hrefOf(path, plainView(lang))}" ${current}>${titleOf(texts, name)}</a>
    </li>`;
  });
  return html`<!doctype html>
    <html lang="${texts.htmlLang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – Suara</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/style.css" />
      </head>
      <body>
        <a class="skip" href="#content">${texts.skipToContent}</a>
        <header class="top">
          <div class="wrap bar">
            <a class="brand" href="${hrefOf("/", plainView(lang))}"
              ><strong>Suara</strong> <span>${texts.tagline}</span></a
            >
            <a class="switch" href="${context.otherLanguageHref}" hreflang="${other}" lang="${other}"
              >${texts.otherLanguage}</a
            >
            <nav aria-label="${texts.navigation}">
              <ul>
                ${links}
              </ul>
            </nav>
          </div>
        </header>
        ${context.notice !== undefined && html`<p class="notice" role="note"><span class="wrap">${context.notice}</span></p>`}
        <main id="content" class="wrap" tabindex="-1">${body}</main>
        <footer class="wrap">
          ${texts.footer} <a href="${hrefOf("/quality", plainView(lang))}">${texts.quality.title}</a>
        </footer>
      </body>
    </html> `;
}
