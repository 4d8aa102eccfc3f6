import type { BoardAlert } from "../../schemas/board-alert.ts";

/** Where alerts can be counted and listed beside comments. A copy: the alerts themselves lie in the `StateStore`. */
export interface AlertBoard extends AsyncDisposable {
  /**
   * Writes each alert over what lies under its id, unless that has a higher `revision`. May be called again with the same.
   * Resolves once all of them would survive a crash; rejects when one is not known to.
   */
  show(alerts: readonly BoardAlert[]): Promise<void>;
}
