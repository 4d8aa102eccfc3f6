import type { Tier } from "../../../schemas/config-values.ts";
import { openAnalysePool } from "../../runtime/analyse-pool.ts";
import type { Finding } from "./finding.ts";
import { explain } from "./finding.ts";

/** Whether the tier of models that the configuration names runs here; opening it for a moment is the only proof. */
export async function modelsFinding(tier: Tier): Promise<Finding> {
  const what = "models";
  let missing: string | undefined;
  try {
    await using pool = await openAnalysePool({ threads: 1, tier, warn: (reason) => (missing = reason) });
    if (missing !== undefined) return { what, state: "look", detail: missing };
    return { what, state: "works", detail: `${pool.tier} tier, generation ${pool.labelling.generation}` };
  } catch (error) {
    return { what, state: "missing", detail: explain(error) };
  }
}
