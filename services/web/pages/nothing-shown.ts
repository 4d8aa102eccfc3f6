import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";

/** Why a page shows nothing, and what a reader can do about it. */
export function nothingShown(title: string, hint: string): Html {
  return html`<div class="nothing">
    <p><strong>${title}</strong></p>
    <p>${hint}</p>
  </div>`;
}
