import type { AlertTools } from "../../../pipelines/alerts/issue/evidence.ts";
import { listCopyGroups } from "../find-copies.ts";
import type { WatchDependencies, WatchOptions } from "./watch-options.ts";

/** What makes alerts, over the index and the state of now. */
export function alertTools(
  { index, state }: Pick<WatchDependencies, "index" | "state">,
  { tools }: Pick<WatchOptions, "tools">,
): AlertTools {
  return {
    ...tools,
    index,
    copyKeys: async () => (await listCopyGroups(state)).map(({ copyKey }) => copyKey),
  };
}
