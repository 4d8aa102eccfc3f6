import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { AlertOutbox } from "../../../schemas/alert-outbox.ts";
import type { Config } from "../../../schemas/config.ts";
import { systemClock } from "../../runtime/clock.ts";
import type { Environment } from "../config-file.ts";
import { alertOutboxes } from "../../workers/deliver-alerts.ts";
import { openNotifier } from "../destinations.ts";
import { forTerminal } from "../for-terminal.ts";
import { localTime } from "../local-time.ts";
import type { Finding } from "./finding.ts";
import { explain } from "./finding.ts";

/** A message that is not delivered by then is worth a look. */
const longMs = 3_600_000;

const never = new AbortController().signal;

/** Whether each destination of alerts can be reached. Sends nothing. */
export async function destinationFindings(
  config: Config,
  environment: Environment,
): Promise<readonly Finding[]> {
  return await Promise.all(
    config.alerts.destinations.map(async (destination): Promise<Finding> => {
      const what = `alerts to ${destination.name}`;
      try {
        const problem = await openNotifier(config, destination, environment, systemClock).check(never);
        if (problem === undefined) return { what, state: "works", detail: `${destination.kind}, reached` };
        return { what, state: "look", detail: `${destination.kind}: ${problem}` };
      } catch (error) {
        return { what, state: "missing", detail: explain(error) };
      }
    }),
  );
}

/** Which destinations have had no message through for more than an hour, and what they missed within the last week. */
export async function deliveryFindings(
  { alerts }: Pick<Config, "alerts">,
  state: Pick<StateStore, "get">,
  nowMs: number,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { name } of alerts.destinations) {
    const outbox = (await state.get(alertOutboxes, name))?.value;
    const problems = outbox === undefined ? [] : [...stuck(outbox, nowMs), ...missed(outbox)];
    if (problems.length === 0) continue;
    const detail = `${problems.join("; ")}. Try \`suara alerts test ${name}\``;
    findings.push({ what: `delivery to ${name}`, state: "look", detail });
  }
  return findings;
}

function stuck({ onItsWay, waiting }: AlertOutbox, nowMs: number): readonly string[] {
  if (onItsWay === null || onItsWay.reason === null) return [];
  const { since, attempts, reason } = onItsWay;
  if (nowMs - Date.parse(since) <= longMs) return [];
  const more = waiting.length === 0 ? "" : `, ${counted(waiting.length)} waiting behind it`;
  return [`fails since ${localTime(since)}, ${attempts} attempts (${forTerminal(reason)})${more}`];
}

function missed({ settled }: AlertOutbox): readonly string[] {
  const lost = settled.filter(({ outcome }) => outcome !== "delivered");
  const last = lost.at(-1);
  if (last === undefined) return [];
  const why = last.note === null ? "" : ` (${forTerminal(last.note)})`;
  return [`${counted(lost.length)} never delivered, the last given up at ${localTime(last.at)}${why}`];
}

function counted(alerts: number): string {
  return alerts === 1 ? "1 alert" : `${alerts} alerts`;
}
