import { once } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** Stands between a worker and Elasticsearch and spoils chosen answers. */
export interface ElasticProxy extends AsyncDisposable {
  readonly node: string;
}

export interface ProxyPlan {
  /** Before a bulk request goes on: a status to answer with instead, or `undefined` to let it through. */
  readonly refuse?: () => number | undefined;
  /** After Elasticsearch has done a bulk request, before the worker hears of it. */
  readonly done?: () => Promise<void>;
}

export async function startElasticProxy(node: string, plan: ProxyPlan): Promise<ElasticProxy> {
  const target = new URL(node);
  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing, target, plan).catch(() => outgoing.destroy()); // the worker was killed, or Elasticsearch is gone
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    node: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () => close(server),
  };
}

async function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { hostname, port }: URL,
  { refuse, done }: ProxyPlan,
): Promise<void> {
  const body = await buffer(incoming);
  const isBulk = incoming.url?.includes("_bulk") === true;
  const status = isBulk ? refuse?.() : undefined;
  if (status !== undefined) {
    const error = { error: { type: "es_rejected_execution_exception", reason: "the queue is full" }, status };
    outgoing
      .writeHead(status, { "content-type": "application/json", "x-elastic-product": "Elasticsearch" })
      .end(JSON.stringify(error));
    return;
  }
  const { method, url, headers } = incoming;
  const onward = request({ hostname, port, method, path: url, headers });
  onward.end(body);
  const [answer] = (await once(onward, "response")) as [IncomingMessage];
  const answered = await buffer(answer);
  if (isBulk) await done?.();
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(answered);
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
}
