import { StateCode } from "../../../schemas/states.ts";
import type { ChangedPart } from "../../../pipelines/trends/changes/judge-changes.ts";
import { hasChanged } from "../../../pipelines/trends/changes/judge-changes.ts";
import type { ChangeDivision } from "../../../pipelines/trends/changes/read-changes.ts";
import type { ChangesWords, FigureWords } from "../changes-words.ts";
import { changesWords } from "../changes-words.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import type { ChangesFound } from "../queries/changes.ts";
import { comparedPeriods, usualComparedPeriod } from "../queries/changes.ts";
import type { PostNames } from "../queries/post-names.ts";
import type { View } from "../view.ts";
import { hrefOf } from "../view.ts";
import type { PageContext } from "./context.ts";
import { narrowed } from "./figures.ts";
import { filterBar } from "./filters.ts";
import { layout } from "./layout.ts";
import { nothingShown } from "./nothing-shown.ts";
import { rangeWords } from "./range-words.ts";

export interface ChangesPage {
  /** As the address says it. */
  readonly asked: View;
  readonly found: ChangesFound;
  readonly filteredPosts: PostNames;
  /** Groups of copies that are known. */
  readonly copyGroups: number;
}

type Answer = Extract<ChangesFound, { readonly kind: "answer" }>;

/** What changed against the same weekdays before, by topic, state and channel. */
export function changesPage(
  context: PageContext,
  { asked, found, filteredPosts, copyGroups }: ChangesPage,
): Html {
  const { title } = context.texts.changes;
  const bar = {
    path: "/changes",
    view: asked,
    usualPeriod: usualComparedPeriod,
    periods: comparedPeriods,
    postNames: filteredPosts,
    copyGroups,
  } as const;
  const body = html`<div class="title">
      <h1>${title}</h1>
      ${found.kind === "answer" && html`<p class="range">${rangeWords(context, found.view)}</p>`}
    </div>
    ${filterBar(context, bar)} ${content(context, found)}`;
  return layout(context, { title, section: "changes", body });
}

function content(context: PageContext, found: ChangesFound): Html {
  const { texts } = context;
  if (found.kind === "empty") return nothingShown(texts.emptyIndex, texts.emptyIndexHint);
  if (found.kind === "open") return nothingShown(texts.changes.open, texts.changes.openHint);
  const { answer, before, view } = found;
  if (answer.all === null) return nothingShown(texts.nothing, texts.nothingHint);
  const words = { lang: context.lang, texts: texts.changes, format: context.format };
  const said = changesWords(answer, { ...words, before: rangeWords(context, before) });
  const all = html`<a href="${hrefOf("/", view)}">${texts.changes.allComments}</a>`;
  return html`<p class="hint">${said.basis.join(" ")}</p>
    ${partsTable(context, said, texts.changes.allComments, [[all, answer.all]])}
    ${answer.lists.map(({ division, parts }) => listSection(context, found, said, division, parts))}`;
}

function listSection(
  context: PageContext,
  { view }: Answer,
  said: ChangesWords,
  division: ChangeDivision,
  parts: readonly ChangedPart[],
): Html | false {
  if (parts.length === 0) return false;
  const { texts, format } = context;
  const title = texts.changes.divisions[division];
  const rowsOf = (some: readonly ChangedPart[]) =>
    some.map((part) => {
      const { name, within } = place(context, view, division, part.id);
      return [html`<a href="${hrefOf("/", within)}">${name}</a>`, part] as const;
    });
  const changed = parts.filter(hasChanged);
  const rest = parts.filter((part) => !hasChanged(part));
  const many = format.number(rest.length);
  return html`<section aria-labelledby="${division}">
    <h2 id="${division}">${title}</h2>
    ${changed.length === 0 ? html`<p>${texts.changes.none}</p>` : partsTable(context, said, title, rowsOf(changed))}
    ${
      rest.length > 0 &&
      html`<details>
        <summary>
          ${changed.length === 0 ? texts.changes.showAll(many) : texts.changes.unchanged(rest.length, many)}
        </summary>
        ${partsTable(context, said, title, rowsOf(rest))}
      </details>`
    }
  </section>`;
}

/** What a part is called, and the view of its comments. */
function place(
  context: PageContext,
  view: View,
  division: ChangeDivision,
  id: string,
): { readonly name: string; readonly within: View } {
  const name = context.nameOf(division, id);
  switch (division) {
    case "topic":
      return { name, within: narrowed(view, { topic: [id] }) };
    case "channelId":
      return { name, within: narrowed(view, { channel: [id] }) };
    case "state": {
      const state = StateCode.safeParse(id).data;
      return { name, within: narrowed(view, { state: state === undefined ? [] : [state] }) };
    }
  }
}

function partsTable(
  { texts }: PageContext,
  said: ChangesWords,
  caption: string,
  rows: readonly (readonly [Html, ChangedPart])[],
): Html {
  const { comments, negativeShare, netSentiment } = texts.changes;
  const heads = [comments, negativeShare, netSentiment];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table class="changes">
      <thead>
        <tr>
          <th scope="col">${caption}</th>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, part]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${[said.comments(part), said.negative(part), said.net(part)].map(figureCell)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function figureCell({ values, change, said }: FigureWords): Html {
  return html`<td>
    ${values !== null && html`<strong>${values}</strong>`}<small>${change}</small>${said !== null && html`<small>${said}</small>`}
  </td>`;
}
