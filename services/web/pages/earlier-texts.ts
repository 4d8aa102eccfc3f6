import type { EarlierText } from "../../../pipelines/ports/search-index.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import type { PageContext } from "./context.ts";
import { textOf } from "./written-text.ts";

/** What a comment or post said before it was edited, folded, the latest first. `lang` is the present text's. */
export function earlierTexts(
  context: PageContext,
  earlier: readonly EarlierText[] | undefined,
  lang?: string,
): Html | false {
  if (earlier === undefined || earlier.length === 0) return false;
  const { texts, format } = context;
  const language = lang !== undefined && html` lang="${lang}"`;
  const versions = earlier.map(
    ({ text, collectedAt }) =>
      html`<li>
        <p dir="auto" ${language}>${textOf(context, text)}</p>
        <small>${texts.lastSeenSo(format.time(collectedAt))}</small>
      </li>`,
  );
  return html`<details class="earlier">
    <summary>${texts.earlierTexts(earlier.length, format.number(earlier.length))}</summary>
    <ol>
      ${versions}
    </ol>
  </details>`;
}
