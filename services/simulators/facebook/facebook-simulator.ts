import type { GraphSimulator, GraphSimulatorOptions } from "../graph/graph-simulator.ts";
import { startGraphSimulator } from "../graph/graph-simulator.ts";
import type { Reticence } from "./dialect.ts";
import { accounts, pageAnswer } from "./edges.ts";
import { feedChange } from "./feed-change.ts";

export interface FacebookSimulatorOptions extends GraphSimulatorOptions {
  readonly reticence?: Partial<Reticence>;
}

/** Facebook's pages as the Graph API serves them. */
export async function startFacebookSimulator(options: FacebookSimulatorOptions): Promise<GraphSimulator> {
  const reticence = { withoutIds: false, withoutAuthors: false, ...options.reticence };
  return startGraphSimulator(
    {
      useCase: "pages",
      limitError: "pageLimit",
      answer: (serving, page, asked) => pageAnswer({ ...serving, reticence }, page, asked),
      accounts,
      webhook: { object: "page", changeOf: feedChange },
    },
    options,
  );
}
