import type { Alert } from "../../schemas/alert.ts";
import { enoughVoices } from "../stats/small-cells.ts";

/** Whether so many people spoke that the alert may be shown to everybody. Unknown authors are none. */
export function isTellable({ authors }: Pick<Alert, "authors">): boolean {
  return authors !== null && enoughVoices({ value: authors });
}
