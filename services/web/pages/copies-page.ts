import type { ShownGroup } from "../../../pipelines/trends/copy-groups/read-copy-groups.ts";
import type { CopiesWords } from "../copies-words.ts";
import { copiesWords } from "../copies-words.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import type { CopiesFound } from "../queries/copies.ts";
import type { ResolvedPeriod } from "../queries/period.ts";
import type { PostNames } from "../queries/post-names.ts";
import type { View } from "../view.ts";
import { hrefOf } from "../view.ts";
import { commentCard } from "./comment-card.ts";
import type { PageContext } from "./context.ts";
import { narrowed } from "./figures.ts";
import { filterBar } from "./filters.ts";
import { layout } from "./layout.ts";
import { nothingShown } from "./nothing-shown.ts";
import { rangeWords } from "./range-words.ts";

export const usualCopiesPeriod = "30d";

export interface CopiesPage {
  /** As the address says it. */
  readonly asked: View;
  readonly resolved: ResolvedPeriod;
  readonly found: CopiesFound;
  readonly filteredPosts: PostNames;
}

/** Messages that several people posted alike: each group with its numbers, one example, and why it is one. */
export function copiesPage(
  context: PageContext,
  { asked, resolved, found, filteredPosts }: CopiesPage,
): Html {
  const { texts, format } = context;
  const own = texts.copies;
  const bar = {
    path: "/copies",
    view: asked,
    usualPeriod: usualCopiesPeriod,
    postNames: filteredPosts,
  } as const;
  const said = copiesWords(found.list, own, format, context.channelName);
  const { groups } = found.list;
  const body = html`<div class="title">
      <h1>${own.title}</h1>
      <p class="range">${rangeWords(context, resolved.view)}</p>
    </div>
    ${filterBar(context, bar)}
    <p class="hint">${own.lead}</p>
    ${groups.length === 0 && nothingShown(own.none, own.noneHint)}
    <ol class="issues">
      ${groups.map((group) => html`<li>${groupArticle(context, group, said, resolved.view, found.postNames)}</li>`)}
    </ol>
    ${said.left.map((sentence) => html`<p class="hint">${sentence}</p>`)}`;
  return layout(context, { title: own.title, section: "copies", body });
}

function groupArticle(
  context: PageContext,
  group: ShownGroup,
  said: CopiesWords,
  view: View,
  postNames: PostNames,
): Html {
  const own = context.texts.copies;
  const [first, ...facts] = said.facts(group);
  const comments = hrefOf("/comments", narrowed(view, { copy: [group.record.copyKey] }));
  return html`<article class="issue">
    <h2>${first}</h2>
    <p class="facts">${facts.map((fact) => html`<span>${fact}</span> `)}</p>
    <p class="hint">${own.why}: ${said.why(group)}.</p>
    <p>
      <a href="${comments}">${own.comments}<span class="unseen">: ${first}</span></a>
    </p>
    <h3>${own.example}</h3>
    ${
      group.example === null
        ? html`<p class="hint">${own.noExample}</p>`
        : commentCard(context, group.example, view, postNames)
    }
  </article>`;
}
