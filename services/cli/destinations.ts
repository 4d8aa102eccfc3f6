import type { Clock } from "../../pipelines/ports/clock.ts";
import type { Notifier } from "../../pipelines/ports/notifier.ts";
import type { Destination, MailServerConfig } from "../../schemas/alerts-config.ts";
import type { Config } from "../../schemas/config.ts";
import { ListeningError } from "../../schemas/errors.ts";
import { mailNotifier } from "../notify/mail/mail-notifier.ts";
import type { MailServer } from "../notify/mail/smtp-session.ts";
import { signedJson, signingKey } from "../notify/webhook/signed-json.ts";
import { slackForm } from "../notify/webhook/slack.ts";
import { teamsForm } from "../notify/webhook/teams.ts";
import { telegramForm, telegramUrl } from "../notify/webhook/telegram.ts";
import type { WebhookForm } from "../notify/webhook/webhook-form.ts";
import { webhookNotifier } from "../notify/webhook/webhook-notifier.ts";
import type { ToldDestination } from "../workers/deliver-alerts.ts";
import type { Environment } from "./config-file.ts";
import { readCertificate } from "./open-stores.ts";
import { neededSecret } from "./secrets.ts";

/** All destinations, with what speaks to each. Throws as `openNotifier` does. */
export function openDestinations(
  config: Pick<Config, "alerts">,
  environment: Environment,
  clock: Clock,
): readonly ToldDestination[] {
  return config.alerts.destinations.map((destination) => ({
    rule: destination,
    notifier: openNotifier(config, destination, environment, clock),
  }));
}

/** What speaks to a destination. Throws CONFIG_SECRET_MISSING or CONFIG_INVALID, naming the variable, never what it holds. */
export function openNotifier(
  { alerts }: Pick<Config, "alerts">,
  destination: Destination,
  environment: Environment,
  clock: Clock,
): Notifier {
  const { languages } = destination;
  if (destination.kind === "mail") {
    if (alerts.mail === undefined) throw new TypeError("the configuration was not checked");
    const { from } = alerts.mail;
    return mailNotifier({
      from,
      to: destination.to,
      languages,
      clock,
      server: mailServer(alerts.mail, environment),
    });
  }
  const { url, form } = receiver(destination, environment);
  return webhookNotifier({
    url,
    form,
    isPrivate: alerts.privateHosts.includes(url.host) || alerts.privateHosts.includes(url.hostname),
    timeoutMs: alerts.webhookTimeoutSeconds * 1_000,
    clock,
  });
}

/** What speaks to the mail server. Throws CONFIG_SECRET_MISSING, or CONFIG_INVALID for a certificate that is not there. */
export function mailServer(
  { host, port, tls, caFile, username, passwordVariable, timeoutSeconds }: MailServerConfig,
  environment: Environment,
): MailServer {
  return {
    host,
    port,
    tls,
    timeoutMs: timeoutSeconds * 1_000,
    ...(caFile !== undefined && { ca: readCertificate(caFile, "alerts.mail.caFile") }),
    ...(username !== undefined && {
      login: { user: username, password: neededSecret(environment, passwordVariable) },
    }),
  };
}

function receiver(
  destination: Exclude<Destination, { kind: "mail" }>,
  environment: Environment,
): { readonly url: URL; readonly form: WebhookForm } {
  const { languages } = destination;
  switch (destination.kind) {
    case "webhook": {
      const { secretVariable } = destination;
      const key = signingKey(neededSecret(environment, secretVariable), secretVariable);
      return { url: secretAddress(environment, destination.addressVariable), form: signedJson(key) };
    }
    case "slack":
      return { url: secretAddress(environment, destination.addressVariable), form: slackForm(languages) };
    case "teams":
      return { url: secretAddress(environment, destination.addressVariable), form: teamsForm(languages) };
    case "telegram": {
      const token = neededSecret(environment, destination.tokenVariable);
      return {
        url: telegramUrl(destination.baseUrl, token),
        form: telegramForm(destination.chatId, languages),
      };
    }
  }
}

function secretAddress(environment: Environment, variable: string): URL {
  const url = URL.parse(neededSecret(environment, variable));
  if (url !== null && /^https?:$/u.test(url.protocol)) return url;
  throw new ListeningError("CONFIG_INVALID", `${variable} must hold an address such as https://…`, {
    retryable: false,
  });
}
