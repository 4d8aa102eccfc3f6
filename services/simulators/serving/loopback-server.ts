import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Fault, Faults } from "./faults.ts";

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface LoopbackServerOptions<Name extends string> {
  /** 0 takes a free one. */
  readonly port: number;
  readonly faults: Faults<Name>;
  /** What the platform says; of the faults, those that change what is said are for it to follow. */
  readonly answer: (request: IncomingMessage, fault: Fault<Name> | undefined, body: string) => Answer;
  /** Told of every request before it is answered. */
  readonly onRequest?: (request: IncomingMessage) => void;
}

/** A web server on 127.0.0.1. Closing ends it and its connections. */
export interface LoopbackServer extends AsyncDisposable {
  /** Such as `http://127.0.0.1:41234`. */
  readonly origin: string;
}

/** Serves a simulated platform, with the faults of slow, cut and broken connections. Rejects when the port can't be listened on. */
export async function startLoopbackServer<Name extends string>({
  port,
  faults,
  answer,
  onRequest,
}: LoopbackServerOptions<Name>): Promise<LoopbackServer> {
  const closing = new AbortController();
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    onRequest?.(request);
    const asked = request.method === "POST" ? await text(request) : "";
    const fault = faults.next();
    const given = answer(request, fault, asked);
    if (fault?.kind === "refuse") return void request.socket.destroy();
    if (fault?.kind === "slow")
      await delay(fault.ms, undefined, { signal: closing.signal }).catch(() => undefined);
    const body = fault?.kind === "cut" ? given.body.slice(0, Math.floor(given.body.length / 2)) : given.body;
    send(request, response, { ...given, body }, fault?.kind === "drop");
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address() as AddressInfo;

  return {
    origin: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      closing.abort();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The answer that was ordered in place of the platform's own. */
export function orderedAnswer({
  status,
  body,
  contentType,
}: Extract<Fault<string>, { kind: "answer" }>): Answer {
  return { status, body, ...(contentType !== undefined && { headers: { "content-type": contentType } }) };
}

const worthCompressing = 1_024;

function send(request: IncomingMessage, response: ServerResponse, answer: Answer, breakOff: boolean): void {
  const { status, body, headers } = answer;
  const compress =
    body.length > worthCompressing && /\bgzip\b/u.test(request.headers["accept-encoding"] ?? "");
  const bytes = compress ? gzipSync(body, { level: 1 }) : Buffer.from(body);
  response.writeHead(status, {
    "content-type": "application/json; charset=UTF-8",
    ...(status !== 304 && { "content-length": bytes.length }),
    ...(compress && { "content-encoding": "gzip" }),
    ...headers,
  });
  if (!breakOff || bytes.length === 0) return void response.end(bytes);
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => request.socket.destroy());
}
