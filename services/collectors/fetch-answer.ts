import { sourceError } from "./source-errors.ts";

/** A whole answer of a platform, of any status. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface FetchLimits {
  /** From the beginning of the request to the last byte of its answer. */
  readonly timeoutMs: number;
  /** Names the request in errors: nothing of its address, where a token may stand. */
  readonly what: string;
  /** Sends the request instead of Node's own fetch, and as it would. */
  readonly send?: (url: string, request: RequestInit) => Promise<SentAnswer>;
  /** Makes the text of the bytes; of UTF-8 unless told. May throw. */
  readonly toText?: (bytes: Buffer, headers: Headers) => string;
}

/** What is read of an answer. */
interface SentAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** No list of a hundred items comes near; what is longer was packed to fill our memory. */
export const maxAnswerBytes = 32 * 1024 * 1024;

/** One request. Follows no redirect, which would carry a key to another host. Throws SOURCE_UNAVAILABLE without a whole answer. */
export async function fetchAnswer(
  url: string,
  request: Omit<RequestInit, "redirect" | "signal">,
  { timeoutMs, what, send = fetch, toText = (bytes) => bytes.toString() }: FetchLimits,
  signal: AbortSignal,
): Promise<Answer> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let response: SentAnswer;
  try {
    response = await send(url, {
      ...request,
      redirect: "manual",
      signal: AbortSignal.any([signal, timeout]),
    });
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > maxAnswerBytes) break; // which cancels the rest
    }
  } catch (cause) {
    signal.throwIfAborted();
    const why = timeout.aborted ? `no whole answer within ${timeoutMs} ms` : "the connection failed";
    throw sourceError("unavailable", `${what}: ${why}`, cause);
  }
  if (bytes > maxAnswerBytes)
    throw sourceError("unexpected", `${what}: an answer of more than ${maxAnswerBytes} bytes`);
  return {
    status: response.status,
    headers: response.headers,
    text: toText(Buffer.concat(chunks), response.headers),
  };
}

/** `undefined` when it is no JSON. The reason is dropped on purpose: it would quote what people wrote. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
