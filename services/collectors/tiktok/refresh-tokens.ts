import { ListeningError } from "../../../schemas/errors.ts";

/**
 * Reads `hq-tiktok=rft.…` for each channel, one a line or with commas between them. Every account gives an authorisation of
 * its own. `where` names the secret in errors, which quote nothing of it. Throws CONFIG_INVALID.
 */
export function refreshTokensIn(
  secret: string,
  where: string,
  channelIds: readonly string[],
): ReadonlyMap<string, string> {
  const tokens = new Map<string, string>();
  for (const [position, pair] of secret
    .split(/[\s,]+/u)
    .filter(Boolean)
    .entries()) {
    const [, channel, token] = /^([^=]+)=([\x21-\x7e]+)$/u.exec(pair) ?? [];
    if (channel === undefined || token === undefined)
      throw invalid(`${where}: entry ${position + 1} is not CHANNEL=TOKEN`);
    if (tokens.has(channel)) throw invalid(`${where} names the channel of entry ${position + 1} twice`);
    tokens.set(channel, token);
  }
  const without = channelIds.filter((id) => !tokens.has(id));
  if (without.length > 0) throw invalid(`${where} has no refresh token for ${without.join(", ")}`);
  return tokens;
}

function invalid(message: string): ListeningError {
  return new ListeningError("CONFIG_INVALID", message, { retryable: false });
}
