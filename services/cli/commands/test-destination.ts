import { entryCalled } from "../entry-called.ts";
import { randomUUID } from "node:crypto";
import type { Delivery } from "../../../pipelines/ports/notifier.ts";
import type { Config } from "../../../schemas/config.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { systemClock } from "../../runtime/clock.ts";
import type { DestinationTests } from "../../web/test-form.ts";
import type { Environment } from "../config-file.ts";
import { openNotifier } from "../destinations.ts";

/** Sends a test message and says what became of it. Throws USAGE for a destination that is not configured, NOTIFY_FAILED where it did not arrive. */
export async function testDestination(
  config: Pick<Config, "alerts">,
  environment: Environment,
  name: string,
  signal: AbortSignal,
): Promise<string> {
  const outcome = await sendTest(config, environment, name, signal);
  if (outcome.kind !== "delivered")
    throw new ListeningError("NOTIFY_FAILED", `${name}: ${outcome.reason}`, {
      retryable: outcome.kind === "retry",
    });
  return outcome.refused === null
    ? `${name} has the test message`
    : `${name} has the test message, but ${outcome.refused}`;
}

/** The same for the page, where what is wrong with the configuration is an outcome too. */
export function destinationTests(
  config: Pick<Config, "alerts">,
  environment: Environment,
  signal: AbortSignal,
): DestinationTests {
  return {
    names: config.alerts.destinations.map(({ name }) => name),
    send: async (name) => {
      try {
        return await sendTest(config, environment, name, signal);
      } catch (error) {
        if (!(error instanceof ListeningError)) throw error;
        return { kind: "refused", reason: `${error.code}: ${error.message}` };
      }
    },
  };
}

async function sendTest(
  config: Pick<Config, "alerts">,
  environment: Environment,
  name: string,
  signal: AbortSignal,
): Promise<Delivery> {
  const { destinations } = config.alerts;
  const destination = entryCalled("destination", name, destinations, "alerts.destinations is empty");
  const notifier = openNotifier(config, destination, environment, systemClock);
  const at = new Date(systemClock.now()).toISOString();
  return await notifier.deliver({ kind: "test", id: `test-${randomUUID()}`, at }, [], signal);
}
