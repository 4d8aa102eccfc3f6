import { z } from "zod";
import type { Channel } from "../../../schemas/channel.ts";
import { oneAtATime } from "../../runtime/in-turn.ts";
import { sourceError } from "../source-errors.ts";

/** The tokens of single pages. They are in memory only. */
export interface PageTokens {
  /** Throws SOURCE_AUTH for a page on which our token has no role, and what asking throws. */
  of(channel: Channel, signal: AbortSignal): Promise<string>;
  /** The platform refused it: the next use asks for a new one. */
  forget(pageId: string): void;
}

const Accounts = z.object({
  data: z.array(z.object({ id: z.string(), access_token: z.string().min(1).optional() })),
  paging: z
    .object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() })
    .optional(),
});

/** Far above the several hundred pages of a department; ends a list that never ends. */
const mostPages = 100;

/** `ask` lists, a hundred at a time, the pages that the configured token has a role on, each with its own token. */
export function pageTokens(
  ask: (parameters: Readonly<Record<string, string>>, signal: AbortSignal) => Promise<unknown>,
): PageTokens {
  const known = new Map<string, string>();
  const inTurn = oneAtATime(); // channels that begin together need the list once

  const listAll = async (signal: AbortSignal): Promise<void> => {
    let after: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const parameters = { fields: "id,access_token", limit: "100", ...(after !== undefined && { after }) };
      const { data } = Accounts.safeParse(await ask(parameters, signal));
      if (data === undefined) throw sourceError("unexpected", "accounts: an answer that is no list of pages");
      for (const { id, access_token: token } of data.data) if (token !== undefined) known.set(id, token);
      const next = data.paging?.next === undefined ? undefined : data.paging.cursors?.after;
      if (next === undefined || next === after) return;
      after = next;
    }
  };

  return {
    of: ({ id, nativeId }, signal) =>
      inTurn(async () => {
        if (!known.has(nativeId)) await listAll(signal);
        const token = known.get(nativeId);
        if (token === undefined)
          throw sourceError("auth", `the token has no role on the page of the channel ${id}`);
        return token;
      }),
    forget: (pageId) => void known.delete(pageId),
  };
}
