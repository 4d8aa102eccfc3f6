import { isTellable } from "../../../pipelines/alerts/tellable.ts";
import { fewestVoices } from "../../../pipelines/stats/small-cells.ts";
import type { AlertRecord } from "../../../schemas/alert-record.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import { alertArticle } from "./alert-article.ts";
import type { PageContext } from "./context.ts";
import type { ShownDestinations } from "./destinations-section.ts";
import { destinationsSection } from "./destinations-section.ts";
import { layout } from "./layout.ts";
import { nothingShown } from "./nothing-shown.ts";

const alertsShown = 50;

/** The alerts that were raised, in the order they come in, each with its evidence and what became of it. */
export function alertsPage(
  context: PageContext,
  records: readonly AlertRecord[],
  destinations: ShownDestinations,
): Html {
  const { texts, format } = context;
  const own = texts.alerts;
  const tellable = records.filter(({ alert }) => isTellable(alert));
  const tooFew = records.length - tellable.length;
  const more = Math.max(0, tellable.length - alertsShown);
  const body = html`<h1>${own.title}</h1>
    <p class="hint">${own.lead}</p>
    ${destinations.tested !== undefined && destinationsSection(context, destinations)}
    ${tellable.length === 0 && nothingShown(own.none, own.noneHint)}
    <ol class="issues">
      ${tellable.slice(0, alertsShown).map((record) => html`<li>${alertArticle(context, record)}</li>`)}
    </ol>
    ${more > 0 && html`<p class="hint">${own.more(more, format.number(more))}</p>`}
    ${
      tooFew > 0 &&
      html`<p class="hint">${own.tooFew(tooFew, format.number(tooFew), format.number(fewestVoices))}</p>`
    }
    ${destinations.tested === undefined && destinationsSection(context, destinations)}`;
  return layout(context, { title: own.title, section: "alerts", body });
}
