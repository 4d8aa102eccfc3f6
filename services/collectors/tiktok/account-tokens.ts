import { z } from "zod";
import type { Channel } from "../../../schemas/channel.ts";
import { oneAtATime } from "../../runtime/in-turn.ts";
import { sourceError } from "../source-errors.ts";

/** The access tokens of the accounts. They live for a day and are kept in memory only. */
export interface AccountTokens {
  /** Renewed with the refresh token where there is none. Throws SOURCE_AUTH when that is refused. */
  of(channel: Channel, signal: AbortSignal): Promise<string>;
  /** This one has ended: the next `of` renews it, unless that has been done. */
  forget(channel: Channel, token: string): void;
}

/** Sends a refresh token and gives the answer's `data`. */
export type Renew = (refreshToken: string, signal: AbortSignal) => Promise<unknown>;

const Renewed = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/u),
  refresh_token: z.string().min(1).optional(),
  open_id: z.string().optional(),
});

/** `refreshTokens` are by our own ids of channels. */
export function accountTokens(refreshTokens: ReadonlyMap<string, string>, renew: Renew): AccountTokens {
  const current = new Map(refreshTokens);
  const renewed = new Map<string, string>();
  const inTurn = oneAtATime(); // a refresh token may be good for one use only

  const renewFor = async (channel: Channel, signal: AbortSignal): Promise<string> => {
    const refreshToken = current.get(channel.id);
    if (refreshToken === undefined) throw sourceError("auth", `there is no refresh token for ${channel.id}`);
    const { data } = Renewed.safeParse(await renew(refreshToken, signal));
    if (data === undefined) throw sourceError("unexpected", "refresh_token: an answer without a token");
    // Two accounts whose tokens were exchanged by mistake would be read under each other's names.
    if (data.open_id !== undefined && data.open_id !== channel.nativeId)
      throw sourceError("auth", `the refresh token of ${channel.id} is another account's`);
    // It may be replaced each time; the old one is good again after a restart only as long as TikTok lets it live.
    current.set(channel.id, data.refresh_token ?? refreshToken);
    renewed.set(channel.id, data.access_token);
    return data.access_token;
  };

  return {
    of: async (channel, signal) =>
      renewed.get(channel.id) ??
      (await inTurn(async () => renewed.get(channel.id) ?? (await renewFor(channel, signal)))),
    forget(channel, token) {
      if (renewed.get(channel.id) === token) renewed.delete(channel.id);
    },
  };
}
