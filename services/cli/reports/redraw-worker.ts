import { redrawReports } from "../../workers/reports/redraw-reports.ts";
import type { Suara } from "../compose.ts";

/** Keeps what was deleted or erased out of the folder of reports until `signal` aborts. What draws is loaded when something is to be drawn. */
export async function redrawWorker(suara: Suara, signal: AbortSignal): Promise<void> {
  const { config, dependencies, state, index } = suara;
  const openDesk = async () => {
    const { openMakingDesk } = await import("./making-desk.ts");
    return openMakingDesk(suara, config.reports.folder);
  };
  await redrawReports({ ...dependencies, state, index }, openDesk, signal);
}
