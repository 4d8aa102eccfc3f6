import { ListeningError } from "../../../../schemas/errors.ts";

/** The error of ours that the work must throw. */
export async function caught(work: Promise<unknown>): Promise<ListeningError> {
  const reason: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (reason instanceof ListeningError) return reason;
  throw new TypeError("expected an error of ours", { cause: reason });
}
