import type { GraphSimulator, GraphSimulatorOptions } from "../graph/graph-simulator.ts";
import { startGraphSimulator } from "../graph/graph-simulator.ts";
import { commentChange } from "./comment-change.ts";
import { accountAnswer } from "./edges.ts";

/** Professional accounts of Instagram as the Graph API serves them. */
export async function startInstagramSimulator(options: GraphSimulatorOptions): Promise<GraphSimulator> {
  return startGraphSimulator(
    {
      useCase: "instagram",
      limitError: "instagramLimit",
      answer: accountAnswer,
      webhook: { object: "instagram", changeOf: commentChange },
    },
    options,
  );
}
