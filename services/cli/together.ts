/**
 * Runs jobs that belong together until all have ended. When one fails, the others are told to stop, are waited for, and
 * the first failure is thrown.
 */
export async function together(
  signal: AbortSignal,
  start: (stop: AbortSignal) => readonly Promise<void>[],
): Promise<void> {
  const failure = new AbortController();
  const jobs = start(AbortSignal.any([signal, failure.signal])).map((job) =>
    job.catch((error: unknown) => {
      failure.abort(error);
      throw error;
    }),
  );
  await Promise.allSettled(jobs);
  if (failure.signal.aborted) throw failure.signal.reason;
}
