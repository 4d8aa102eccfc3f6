import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Delivery } from "../../pipelines/ports/notifier.ts";
import type { Logger } from "../../pipelines/ports/logger.ts";
import type { AlertRecord } from "../../schemas/alert-record.ts";
import { alertsPage } from "./pages/alerts-page.ts";
import type { PageContext } from "./pages/context.ts";
import { messagePage } from "./pages/message-page.ts";
import { isOwnForm } from "./security.ts";
import { send } from "./send.ts";
import { hrefOf, plainView } from "./view.ts";

/** The destinations of alerts, to each of which a test message can be sent. */
export interface DestinationTests {
  readonly names: readonly string[];
  /** Never rejects for what is wrong with the destination: that is an outcome. */
  readonly send: (name: string) => Promise<Delivery>;
}

export interface TestFormDependencies {
  readonly tests: DestinationTests;
  /** Only the pages of this process know it. */
  readonly formKey: string;
  readonly alerts: () => Promise<readonly AlertRecord[]>;
  readonly logger: Logger;
  readonly contextOf: (request: Pick<FastifyRequest, "url" | "headers">) => PageContext;
}

const formType = "application/x-www-form-urlencoded";
const longestForm = 4_096;

/** Answers the button of the alerts' page that sends a test message: the only thing the page does beside showing. */
export function addTestForm(
  app: FastifyInstance,
  { tests, formKey, alerts, logger, contextOf }: TestFormDependencies,
): void {
  const options = { parseAs: "string", bodyLimit: longestForm } as const;
  app.addContentTypeParser<string>(formType, options, (_, body, done) => {
    done(null, new URLSearchParams(body));
  });
  app.post("/alerts/test", async (request, reply) => {
    const asked = contextOf(request);
    // What the page links to is the page of alerts, not the form.
    const context = contextOf({
      headers: request.headers,
      url: hrefOf("/alerts", plainView(asked.lang)),
    });
    const own = context.texts.alerts;
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const name = tests.names.find((each) => each === form.get("destination"));
    if (name === undefined || !isOwnForm(request.headers, form.get("key"), formKey)) {
      const page = messagePage(context, { title: own.oldForm, hint: own.oldFormHint });
      return send(reply, { status: 403, page });
    }
    const delivery = await tests.send(name);
    logger.info({ destination: name, outcome: delivery.kind }, "alerts.tested");
    const page = alertsPage(context, await alerts(), {
      names: tests.names,
      formKey,
      tested: { name, delivery },
    });
    return send(reply, { status: delivery.kind === "delivered" ? 200 : 502, page });
  });
}
