import { once } from "node:events";
import type { IncomingHttpHeaders } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { PortalFetchOptions } from "../../../../services/collectors/portals/portal-fetch.ts";
import { portalFetch } from "../../../../services/collectors/portals/portal-fetch.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";

export interface Said {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export type Answers = Readonly<Record<string, Said | ((asked: Asked) => Said)>>;

/**
 * A site on loopback that answers each path as told, and 404 where nothing was told; and what reads it as a portal that is
 * there, or at `from`.
 */
export async function smallSite(
  answers: Answers,
  options: Partial<PortalFetchOptions> & { readonly from?: string } = {},
) {
  const asked: Asked[] = [];
  const server = createServer(({ url = "", headers }, response) => {
    asked.push({ path: url, headers });
    const given = answers[url] ?? { status: 404 };
    const {
      status = 200,
      headers: said = {},
      body = "",
    } = typeof given === "function" ? given({ path: url, headers }) : given;
    response.writeHead(status, said).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = fakeClock({ autoAdvance: true });
  const metrics = countingMetrics();
  const portal = portalFetch({
    version: "0.0",
    delayMs: 0,
    privateHosts: new Set([host]),
    metrics,
    clock,
    requestTimeoutMs: 10_000,
    ...options,
  })(options.from ?? `http://${host}`);
  const never = new AbortController().signal;
  return {
    origin: `http://${host}`,
    asked,
    clock,
    metrics,
    paths: () => asked.map(({ path }) => path),
    portal,
    robots: () => portal.robots(`http://${host}/`, never),
    get: (path: string) =>
      portal.get(
        new URL(path, `http://${host}`).href,
        "page",
        ({ status, text, url }) => ({ status, text, url }),
        never,
      ),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
