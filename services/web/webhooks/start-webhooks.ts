import type { FastifyError } from "fastify";
import { fastify } from "fastify";
import { listen } from "../listen.ts";
import { onlyHost } from "../security.ts";
import type { HubHook } from "./hub-hook.ts";
import { addHubHook } from "./hub-hook.ts";
import type { MetaHook } from "./meta-hook.ts";
import { addMetaHook } from "./meta-hook.ts";
import type { HookDependencies } from "./take-delivery.ts";
import type { XHook } from "./x-hook.ts";
import { addXHook } from "./x-hook.ts";

export interface WebhooksOptions extends HookDependencies {
  readonly hooks: readonly MetaHook[];
  readonly hubs?: readonly HubHook[];
  readonly x?: XHook | undefined;
  /** 0 takes a free one. */
  readonly port: number;
}

export interface WebhooksServer extends AsyncDisposable {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
}

/** A delivery holds at most 1,000 changes of a few kilobytes. */
const bodyLimit = 4 * 1024 * 1024;

/**
 * Answers the platforms' webhooks until it is disposed of, on 127.0.0.1: a proxy with TLS stands before it. A server of
 * its own, because what the internet may reach must not hold the pages. Rejects with WEB_PORT_TAKEN when another program
 * listens there.
 */
export async function startWebhooks({
  hooks,
  hubs = [],
  x,
  port,
  ...dependencies
}: WebhooksOptions): Promise<WebhooksServer> {
  const { logger } = dependencies;
  const app = fastify({ logger: false, forceCloseConnections: true, bodyLimit });
  // The signature is of the raw bytes, so nothing may read them before it was checked.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_, body, done) => done(null, body));
  app.setErrorHandler((error: FastifyError | Error, request, reply) => {
    const status = "statusCode" in error ? error.statusCode : undefined;
    if (status !== undefined && status >= 400 && status < 500) return reply.code(status).send("refused\n");
    logger.error({ error, route: request.routeOptions.url }, "webhook.failed");
    return reply.code(503).send("try again\n");
  });
  for (const hook of hooks) addMetaHook(app, hook, dependencies);
  for (const hub of hubs) addHubHook(app, hub, dependencies);
  if (x !== undefined) addXHook(app, x, dependencies);
  const url = await listen(app, onlyHost, port);
  const platforms = [...[...hooks, ...hubs].map(({ platform }) => platform), ...(x ? ["x"] : [])];
  logger.info({ url, platforms }, "webhook.listening");
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      await app.close();
    },
  };
}
