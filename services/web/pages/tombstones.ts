import type { DeletedComment } from "../../../pipelines/ports/search-index.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import type { PageContext } from "./context.ts";

/** Where comments stood that were deleted, folded: `all` of them are counted, of which `gone` were published last. */
export function tombstones(
  { texts, format }: PageContext,
  gone: readonly DeletedComment[],
  all: number,
): Html | false {
  if (gone.length === 0) return false;
  const time = (instant: string) => html`<time datetime="${instant}">${format.time(instant)}</time>`;
  const stones = gone.map(
    ({ publishedAt, observedAt }) =>
      html`<li>${texts.published}: ${time(publishedAt)}. ${texts.foundDeleted}: ${time(observedAt)}.</li>`,
  );
  return html`<details class="tombstones">
    <summary>${texts.deletedComments(all, format.number(all))}</summary>
    <p class="hint">
      ${texts.deletedKept}
      ${all > gone.length && texts.deletedShown(format.number(gone.length), format.number(all))}
    </p>
    <ul>
      ${stones}
    </ul>
  </details>`;
}
