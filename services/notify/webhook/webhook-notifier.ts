import { lookup as dnsLookup } from "node:dns";
import { Agent, buildConnector, fetch as fetchThrough } from "undici";
import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { Delivery, Notifier } from "../../../pipelines/ports/notifier.ts";
import type { LookupAll } from "../../runtime/public-address.ts";
import { isPrivateLiteral, PrivateAddressError, publicLookup } from "../../runtime/public-address.ts";
import { retryAfterMs } from "../../runtime/retry-after.ts";
import { deliveryOf } from "./delivery-of.ts";
import type { WebhookForm } from "./webhook-form.ts";

export interface WebhookOptions {
  /** May hold a token: it stands in no outcome. */
  readonly url: URL;
  readonly form: WebhookForm;
  /** Is the receiver inside our own network? Only then may its address be private, or without TLS. */
  readonly isPrivate: boolean;
  /** From the beginning of the request to the last byte of its answer. */
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly lookup?: LookupAll;
}

/** No receiver says more than a line; what is longer was sent to fill our memory. */
const maxAnswerBytes = 64 * 1024;

/** Sends each message as one POST. */
export function webhookNotifier(options: WebhookOptions): Notifier {
  const { url, form, isPrivate, timeoutMs, clock } = options;
  const connect = isPrivate ? {} : { lookup: publicLookup(options.lookup ?? dnsLookup) };
  const dispatcher = new Agent({ connections: 1, connect });

  const forbidden = (): string | undefined => {
    if (isPrivate) return undefined;
    if (url.protocol !== "https:") return notTls;
    return isPrivateLiteral(url) ? notPublic : undefined;
  };

  const attempt = async (
    headers: Readonly<Record<string, string>>,
    body: string,
    signal: AbortSignal,
  ): Promise<Delivery> => {
    const response = await fetchThrough(url.href, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
      dispatcher,
      signal,
    });
    const answer = await beginningOf(response.body);
    const afterMs = form.waitMs?.(answer) ?? retryAfterMs(response.headers, clock.now(), null);
    return deliveryOf(response.status, afterMs);
  };

  return {
    async deliver(message, _reached, signal) {
      const refusal = forbidden();
      if (refusal !== undefined) return { kind: "retry", reason: refusal, afterMs: null, reached: [] };
      const { headers, body } = form.request(message, clock.now());
      const timeout = AbortSignal.timeout(timeoutMs);
      try {
        return await attempt(
          {
            "content-type": "application/json; charset=utf-8",
            "idempotency-key": `"${message.id}"`,
            ...headers,
          },
          body,
          AbortSignal.any([signal, timeout]),
        );
      } catch (error) {
        signal.throwIfAborted();
        const reason = timeout.aborted ? `no whole answer within ${timeoutMs} ms` : whyNot(error);
        return { kind: "retry", reason, afterMs: null, reached: [] };
      }
    },

    async check(signal) {
      signal.throwIfAborted();
      const refusal = forbidden();
      if (refusal !== undefined) return refusal;
      const problem = await connectionProblem(url, buildConnector({ ...connect, timeout: timeoutMs }));
      signal.throwIfAborted();
      return problem;
    },
  };
}

const notTls = "the address is not https; only a host in alerts.privateHosts may do without";
const notPublic = "the address is not public; name its host in alerts.privateHosts if it is ours";

/** Connects, TLS included, and says nothing. */
function connectionProblem(url: URL, connect: buildConnector.connector): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const { hostname, protocol } = url;
  const port = url.port === "" ? (protocol === "https:" ? "443" : "80") : url.port;
  connect({ hostname, host: url.host, protocol, port }, (error, socket) => {
    socket?.destroy();
    resolve(error === null ? undefined : whyNot(error));
  });
  return promise;
}

async function beginningOf(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > maxAnswerBytes) break; // which cancels the rest
  }
  return Buffer.concat(chunks).toString();
}

/** The message of such an error may hold the address, so only its code is told. */
function whyNot(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof PrivateAddressError) return notPublic;
    const { code } = each as NodeJS.ErrnoException;
    if (typeof code === "string") return `the connection failed (${code})`;
  }
  return "the connection failed";
}
