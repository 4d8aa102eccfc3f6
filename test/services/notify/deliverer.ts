/** A process to be killed: delivers the queue in the state FILE to the mail server at PORT and the webhook at PORT, by a clock that is AHEAD ms ahead. */
import { workingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import { openSqliteState } from "../../../services/index/sqlite/state-store.ts";
import { mailNotifier } from "../../../services/notify/mail/mail-notifier.ts";
import { signedJson } from "../../../services/notify/webhook/signed-json.ts";
import { webhookNotifier } from "../../../services/notify/webhook/webhook-notifier.ts";
import { deliverNext } from "../../../services/workers/deliver-alerts.ts";
import { systemClock } from "../../../services/runtime/clock.ts";
import { countingMetrics } from "../../fakes/counting-metrics.ts";
import { loopbackCertificate } from "../../fakes/loopback-certificate.ts";
import { quietLogger } from "../../fakes/quiet-logger.ts";
import { smtpLogin } from "../../fakes/smtp-receiver.ts";

const [file = "", mailPort = "0", webPort = "0", aheadMs = "0"] = process.argv.slice(2);
const never = new AbortController().signal;
const timeoutMs = 30_000;
const clock = { ...systemClock, now: () => Date.now() + Number(aheadMs) };
await using state = await openSqliteState({ file });
const random = Math.random;
const calendar = workingCalendar([]);
const dependencies = { state, clock, logger: quietLogger(), metrics: countingMetrics(), random, calendar };
const rule = { atLeast: "notice", state: "MY-16", mostPerHour: 60 } as const;
const mail = mailNotifier({
  from: "suara@contoh.example",
  to: ["siti@contoh.example"],
  languages: ["ms"],
  clock,
  server: {
    host: "127.0.0.1",
    port: Number(mailPort),
    tls: "starttls",
    ca: loopbackCertificate,
    login: smtpLogin,
    timeoutMs,
  },
});
const url = new URL(`http://127.0.0.1:${webPort}/`);
const hook = webhookNotifier({ url, form: signedJson(Buffer.alloc(32)), isPrivate: true, timeoutMs, clock });
const destinations = [
  { rule: { ...rule, name: "mail" }, notifier: mail },
  { rule: { ...rule, name: "hook" }, notifier: hook },
];
process.stdout.write("ready\n");
for (const destination of destinations) while (await deliverNext(dependencies, destination, never));
