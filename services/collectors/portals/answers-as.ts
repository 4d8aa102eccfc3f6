import { ListeningError } from "../../../schemas/errors.ts";
import type { PortalAnswer, PortalFetch } from "./portal-fetch.ts";

/** What somewhere is looked for. */
export interface Sought {
  readonly what: string;
  /** May throw what says that it can't be told now. */
  readonly isIt: (answer: PortalAnswer) => boolean;
}

/**
 * Is there at this address what is sought? What is shut, kept from us by robots.txt or leads nowhere is none. Throws what may
 * be tried again.
 */
export async function answersAs(
  fetch: PortalFetch,
  address: string,
  { what, isIt }: Sought,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    return await fetch.get(address, what, isIt, signal);
  } catch (error) {
    if (!(error instanceof ListeningError) || error.retryable) throw error;
    return false;
  }
}
