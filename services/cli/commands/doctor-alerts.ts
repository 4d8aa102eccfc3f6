import type { Config } from "../../../schemas/config.ts";
import { systemClock } from "../../runtime/clock.ts";
import type { Environment } from "../config-file.ts";
import { openNotifier } from "../destinations.ts";
import type { Finding } from "./finding.ts";
import { explain } from "./finding.ts";

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
