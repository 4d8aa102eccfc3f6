import { once } from "node:events";
import type { IncomingHttpHeaders } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A real HTTP server on loopback that keeps what it is sent. */
export interface HttpReceiver extends AsyncDisposable {
  readonly port: number;
  readonly requests: readonly ReceivedRequest[];
  /** What it answers from now on; `hang` for nothing at all. */
  answer(how: HttpAnswer | "hang"): void;
  /** Goes away, so that connections are refused, and comes back at the same port. */
  close(): Promise<void>;
  reopen(): Promise<void>;
}

export async function openHttpReceiver(): Promise<HttpReceiver> {
  const requests: ReceivedRequest[] = [];
  let how: HttpAnswer | "hang" = { status: 200, body: "ok" };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      requests.push({ path: request.url ?? "", headers: request.headers, body });
      if (how !== "hang") response.writeHead(how.status, how.headers).end(how.body);
    });
  });
  const listen = async (port: number) => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  const close = async () => {
    if (!server.listening) return;
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    requests,
    answer: (next) => (how = next),
    close,
    reopen: () => (server.listening ? Promise.resolve() : listen(port)),
    [Symbol.asyncDispose]: close,
  };
}
