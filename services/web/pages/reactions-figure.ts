import { reactionLines } from "../../../pipelines/charts/reaction-lines.ts";
import type { ReactionHistory } from "../queries/reactions.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import { chartFigure } from "./chart-figure.ts";
import type { PageContext } from "./context.ts";

/** How the reactions to a post grew, by type; before the second count there is nothing to draw, and the numbers stand alone. */
export function reactionsFigure(context: PageContext, history: ReactionHistory): Html {
  const { texts, format } = context;
  const { types, counted, latest, step, steps } = history;
  const name = (type: string) => texts.reactionTypes[type] ?? type;
  const said = types.flatMap((type) => {
    const count = latest.counts[type];
    return count === undefined ? [] : [`${name(type)} ${format.number(count)}`];
  });
  const sentence = texts.reactionsAt(format.time(latest.observedAt), said.join(", "));
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">${texts.when}</th>
        ${types.map((type) => html`<th scope="col" class="number">${name(type)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${counted.toReversed().map(({ observedAt, counts }) =>
        row(
          format.time(observedAt),
          types.map((type) => counts[type]),
        ),
      )}
    </tbody>
  </table>`;
  const head = { id: "reactions", title: texts.reactions, tableTitle: texts.numbersAsTable, table };
  if (counted.length === 1)
    return html`<h2 id="${head.id}">${head.title}</h2>
      <p>${sentence}</p>`;
  return chartFigure({
    ...head,
    label: sentence,
    draw: () =>
      reactionLines(
        steps.map(({ start, counts }) => ({ label: format.step(start, step, "axis"), counts })),
        types,
        { type: name, count: texts.reactionsCounted, number: format.compact },
      ),
    height: 320,
    notes: [sentence, texts.reactionsNote],
  });

  function row(time: string, counts: readonly (number | undefined)[]): Html {
    const cells = counts.map(
      (count) => html`<td class="number">${count === undefined ? "–" : format.number(count)}</td>`,
    );
    return html`<tr>
      <th scope="row">${time}</th>
      ${cells}
    </tr>`;
  }
}
