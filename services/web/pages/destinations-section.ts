import type { Delivery } from "../../../pipelines/ports/notifier.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import { hrefOf, plainView } from "../view.ts";
import type { PageContext } from "./context.ts";

/** Where alerts are sent, and what became of a test message if one was just sent. */
export interface ShownDestinations {
  readonly names: readonly string[];
  readonly formKey: string;
  readonly tested?: { readonly name: string; readonly delivery: Delivery };
}

/** The destinations of alerts, each with a button that sends it a test message. */
export function destinationsSection(
  context: PageContext,
  { names, formKey, tested }: ShownDestinations,
): Html {
  const own = context.texts.alerts;
  return html`<section aria-labelledby="destinations">
    <h2 id="destinations">${own.destinations}</h2>
    <p class="hint">${names.length === 0 ? own.noDestinations : own.testHint}</p>
    ${tested !== undefined && result(context, tested)}
    <ul class="destinations">
      ${names.map(
        (name) =>
          html`<li>
            <form method="post" action="${hrefOf("/alerts/test", plainView(context.lang))}">
              <strong>${name}</strong>
              <input type="hidden" name="destination" value="${name}" />
              <input type="hidden" name="key" value="${formKey}" />
              <button>${own.test}<span class="unseen">: ${name}</span></button>
            </form>
          </li>`,
      )}
    </ul>
  </section>`;
}

function result({ texts }: PageContext, { name, delivery }: NonNullable<ShownDestinations["tested"]>): Html {
  const { testDelivered, testFailed, testPartly } = texts.alerts;
  if (delivery.kind === "delivered" && delivery.refused === null)
    return html`<p class="said" role="status">${testDelivered(name)}</p>`;
  const [said, why] =
    delivery.kind === "delivered"
      ? [testPartly(name), delivery.refused ?? ""]
      : [testFailed(name), delivery.reason];
  return html`<p class="said" role="alert">${said} (<span lang="en">${why}</span>)</p>`;
}
