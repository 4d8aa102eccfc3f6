import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createHttp, request as forward } from "node:http";
import { createServer as createHttps } from "node:https";
import type { AddressInfo } from "node:net";

export interface ProxyOptions {
  /** Address of the real server. */
  readonly target: string;
  /** Speaks TLS with this key and certificate, as PKCS#12. */
  readonly tls?: { readonly pfx: Buffer; readonly passphrase: string };
  /** Whether to cut the connection after the real server did what this request asks. */
  readonly losesAnswer?: (request: IncomingMessage) => boolean;
}

export interface Proxy extends AsyncDisposable {
  readonly port: number;
}

/** Stands between a client and a real server, for what the server can't be made to do. */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  const { target, tls, losesAnswer = () => false } = options;
  const pass = (request: IncomingMessage, response: ServerResponse) => {
    const { method, url = "/", headers } = request;
    const onward = forward(new URL(url, target), { method, headers }, (answer) => {
      if (losesAnswer(request)) {
        answer.resume().on("end", () => response.destroy());
        return;
      }
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  };
  const server = tls === undefined ? createHttp(pass) : createHttps(tls, pass);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
