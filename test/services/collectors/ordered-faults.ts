import type { Fault } from "../../../services/simulators/serving/faults.ts";

/** An error of the simulated API. */
export const error = <Name extends string>(name: Name): Fault<Name> => ({ kind: "error", error: name });

/** Any answer at all; what is no text is sent as JSON. */
export const said = (status: number, body: unknown, contentType?: string): Fault<never> => ({
  kind: "answer",
  status,
  body: typeof body === "string" ? body : JSON.stringify(body),
  ...(contentType !== undefined && { contentType }),
});
