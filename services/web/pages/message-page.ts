import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import type { Problem } from "../view.ts";
import { hrefOf, plainView } from "../view.ts";
import type { PageContext } from "./context.ts";
import { layout } from "./layout.ts";

export interface Message {
  readonly title: string;
  readonly details?: readonly string[];
  readonly hint?: string;
}

/** A page that says what went wrong and where to go on. */
export function messagePage(context: PageContext, { title, details = [], hint }: Message): Html {
  const body = html`<h1>${title}</h1>
    ${
      details.length > 0 &&
      html`<ul>
        ${details.map((detail) => html`<li>${detail}</li>`)}
      </ul>`
    }
    ${hint !== undefined && html`<p>${hint}</p>`}
    <p><a class="button" href="${hrefOf("/", plainView(context.lang))}">${context.texts.overview}</a></p>`;
  return layout(context, { title, section: undefined, body });
}

/** For an address with parameters that don't exist or can't have the values they were given. */
export function problemsPage(context: PageContext, problems: readonly Problem[]): Html {
  const { texts } = context;
  const details = problems.map(({ kind, parameter }) => {
    const shown = parameter.length > 40 ? `${parameter.slice(0, 40)}…` : parameter;
    return kind === "unknown" ? texts.unknownParameter(shown) : texts.badValue(shown);
  });
  return messagePage(context, { title: texts.badRequest, details, hint: texts.badRequestHint });
}
