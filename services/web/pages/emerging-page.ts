import type { IssueWithExamples } from "../../../pipelines/trends/emerging/read-emerging.ts";
import type { EmergingWords } from "../emerging-words.ts";
import { emergingWords, issueName } from "../emerging-words.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import type { EmergingFound } from "../queries/emerging.ts";
import { emergingPeriods, usualEmergingPeriod } from "../queries/emerging.ts";
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

export interface EmergingPage {
  /** As the address says it. */
  readonly asked: View;
  readonly found: EmergingFound;
  readonly filteredPosts: PostNames;
}

/** What more people speak of than usual at these hours, each issue with its evidence. */
export function emergingPage(context: PageContext, { asked, found, filteredPosts }: EmergingPage): Html {
  const { texts } = context;
  const bar = {
    path: "/emerging",
    view: asked,
    usualPeriod: usualEmergingPeriod,
    periods: emergingPeriods,
    postNames: filteredPosts,
  } as const;
  const body = html`<div class="title">
      <h1>${texts.emerging}</h1>
      ${found.kind === "answer" && html`<p class="range">${rangeWords(context, found.view)}</p>`}
    </div>
    ${filterBar(context, bar)} ${content(context, found)}`;
  return layout(context, { title: texts.emerging, section: "emerging", body });
}

function content(context: PageContext, found: EmergingFound): Html {
  const { texts, format } = context;
  const { tooLong, tooLongHint } = texts.emergingIssues;
  if (found.kind === "empty") return nothingShown(texts.emptyIndex, texts.emptyIndexHint);
  if (found.kind === "too-long") return nothingShown(tooLong, tooLongHint);
  const said = emergingWords(found.answer, texts.emergingIssues, format);
  const { verdict } = found.answer;
  const issues = verdict.kind === "judged" ? verdict.issues : [];
  return html`<p class="hint">${said.basis.join(" ")} ${said.hint}</p>
    ${said.nothing !== null && nothingShown(said.nothing.title, said.nothing.hint)}
    <ol class="issues">
      ${issues.map((issue) => html`<li>${issueArticle(context, issue, said, found)}</li>`)}
    </ol>`;
}

function issueArticle(
  context: PageContext,
  issue: IssueWithExamples,
  said: EmergingWords,
  { view, postNames }: Extract<EmergingFound, { kind: "answer" }>,
): Html {
  const { texts, lang } = context;
  const { phrase, now, usually, risen, examples, alsoRising } = texts.emergingIssues;
  const rows = issue.phrases.map((each) => {
    const words = said.phrase(each);
    const href = hrefOf("/comments", narrowed(view, { words: `"${each.phrase}"` }));
    return html`<tr>
      <th scope="row"><a href="${href}">${each.phrase}</a></th>
      <td class="number">${words.now}</td>
      <td class="number">${words.usually}</td>
      <td class="number">${words.risen}</td>
    </tr>`;
  });
  const named = new Set(issue.phrases.map((each) => each.phrase));
  const others = issue.terms.filter((term) => !named.has(term)).slice(0, mostOthers);
  return html`<article class="issue">
    <h2>${issueName(issue, lang)}</h2>
    <p class="facts">
      ${issue.topic !== null && html`<span class="remark">${context.topicName(issue.topic)}</span>`}
      ${said.facts(issue).map((fact) => html`<span>${fact}</span> `)}
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label="${issueName(issue, lang)}">
      <table>
        <thead>
          <tr>
            <th scope="col">${phrase}</th>
            <th scope="col" class="number">${now}</th>
            <th scope="col" class="number">${usually}</th>
            <th scope="col" class="number">${risen}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    ${others.length > 0 && html`<p class="hint">${alsoRising}: ${others.join(", ")}</p>`}
    <details>
      <summary>${examples}</summary>
      ${issue.examples.map((comment) => commentCard(context, comment, view, postNames))}
    </details>
  </article>`;
}

/** Words that rose beside an issue's name; more tell nothing new. */
const mostOthers = 12;
