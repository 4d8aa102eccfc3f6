import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import type { View } from "../view.ts";
import { copiesVersions, hrefOf, plainView } from "../view.ts";
import type { PageContext } from "./context.ts";
import { narrowed } from "./figures.ts";

export interface CopySwitch {
  readonly path: string;
  readonly view: View;
  readonly copyGroups?: number;
}

/** Which version of the figures is shown, with the way to the other and to the groups that make the difference. */
export function copySwitch(
  { texts, format, lang }: PageContext,
  { path, view, copyGroups }: CopySwitch,
): Html | false {
  if (copyGroups === undefined) return false;
  const { inFigures, versions, without, title } = texts.copies;
  const links = copiesVersions.map(
    (copies) =>
      html`<li>
        <a
          href="${hrefOf(path, narrowed(view, { copies }))}"
          ${copies === view.copies && html` aria-current="true"`}
          >${versions[copies]}</a
        >
      </li>`,
  );
  return html`<nav class="periods" aria-label="${inFigures}">
      <ul>
        ${links}
      </ul>
    </nav>
    ${
      view.copies === "without" &&
      html`<p class="hint">
        ${without(copyGroups, format.number(copyGroups))}
        <a href="${hrefOf("/copies", plainView(lang))}">${title}</a>
      </p>`
    }`;
}
