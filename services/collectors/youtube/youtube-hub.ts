import type { Answer } from "../fetch-answer.ts";
import { fetchAnswer } from "../fetch-answer.ts";
import { sourceError } from "../source-errors.ts";

/** What a hub is asked to push, and where to. */
export interface HubRequest {
  /** The platform's id of the channel. */
  readonly channelNativeId: string;
  /** Where the hub asks back, and delivers to. */
  readonly callback: string;
  /** By which it signs its deliveries: less than 200 bytes. */
  readonly secret: string;
  readonly leaseSeconds: number;
}

export interface HubOptions {
  /** The hub's address. */
  readonly url: string;
  readonly requestTimeoutMs?: number;
}

const feeds = "https://www.youtube.com/feeds/videos.xml?channel_id=";

/** YouTube's guide prints both paths, and its feeds name either as their own. */
const feedsAsToo = "https://www.youtube.com/xml/feeds/videos.xml?channel_id=";

/** Is this what the hub calls the feed of a channel's uploads? */
export function isUploadsTopic(topic: string, channelNativeId: string): boolean {
  return [feeds, feedsAsToo].some((begins) => topic === begins + encodeURIComponent(channelNativeId));
}

/**
 * Asks the hub (WebSub) to tell us of a channel's uploads. Resolves when it has taken the request; it asks back at the
 * callback before or after. Throws SOURCE_UNAVAILABLE when it may be asked again, SOURCE_UNEXPECTED when it refused.
 */
export async function subscribeAtHub(
  { url, requestTimeoutMs = 30_000 }: HubOptions,
  { channelNativeId, callback, secret, leaseSeconds }: HubRequest,
  signal: AbortSignal,
): Promise<void> {
  const body = new URLSearchParams({
    "hub.mode": "subscribe",
    "hub.topic": feeds + encodeURIComponent(channelNativeId),
    "hub.callback": callback,
    "hub.secret": secret,
    "hub.lease_seconds": String(leaseSeconds),
    "hub.verify": "async",
  });
  const what = "YouTube's hub";
  const answer = await fetchAnswer(
    url,
    { method: "POST", body },
    { timeoutMs: requestTimeoutMs, what },
    signal,
  );
  if (answer.status >= 200 && answer.status < 300) return;
  // What it says stays out of the message: it quotes the request, with the secret in it.
  throw sourceError(
    mayBeAskedAgain(answer) ? "unavailable" : "unexpected",
    `${what}: status ${answer.status}`,
  );
}

const mayBeAskedAgain = ({ status }: Answer): boolean => status >= 500 || status === 429 || status === 408;
