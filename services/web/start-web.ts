import type { FastifyError, FastifyInstance, FastifyRequest } from "fastify";
import { fastify } from "fastify";
import type { Clock } from "../../pipelines/ports/clock.ts";
import type { Logger } from "../../pipelines/ports/logger.ts";
import type { SearchIndex } from "../../pipelines/ports/search-index.ts";
import type { CopyGroupRecord } from "../../schemas/copy-groups.ts";
import type { AlertRecord } from "../../schemas/alert-record.ts";
import type { ChannelReport } from "../../schemas/channel-report.ts";
import type { Channel } from "../../schemas/channel.ts";
import { createReading } from "../../pipelines/trends/emerging/reading.ts";
import { isRetryable, ListeningError } from "../../schemas/errors.ts";
import type { Instant } from "../../schemas/item.ts";
import type { LabelErrors } from "../../pipelines/stats/label-errors.ts";
import type { ModelQuality } from "../../schemas/model-quality.ts";
import type { Taxonomy } from "../../schemas/taxonomy.ts";
import { isFresh, readAssets } from "./assets.ts";
import { listen } from "./listen.ts";
import { isPageLanguage, preferredLanguage } from "./language.ts";
import type { Bilingual, PageContext } from "./pages/context.ts";
import { pageContext } from "./pages/context.ts";
import { estimatesReader } from "../../pipelines/stats/estimates-reader.ts";
import { emergingReader } from "./queries/emerging.ts";
import { messagePage } from "./pages/message-page.ts";
import type { ReportShelf } from "./report-files.ts";
import { addReportFiles } from "./report-files.ts";
import type { PostLedgers } from "./routes.ts";
import { addPages, notFoundPage, parametersOf } from "./routes.ts";
import { isLocalName, newFormKey, onlyHost, refuseOtherAddresses, securityHeaders } from "./security.ts";
import type { Answer } from "./send.ts";
import { send } from "./send.ts";
import type { DestinationTests } from "./test-form.ts";
import { addTestForm } from "./test-form.ts";

export interface WebOptions {
  readonly index: SearchIndex;
  readonly taxonomy: Taxonomy;
  /** What was measured of the models that label comments. */
  readonly quality: ModelQuality;
  /** What is known of the errors of the models that label comments now. */
  readonly labelErrors: () => Promise<LabelErrors>;
  readonly channels: readonly Channel[];
  readonly logger: Logger;
  readonly clock: Clock;
  /** How collecting from the channels goes at the moment. */
  readonly channelReports: () => Promise<readonly ChannelReport[]>;
  readonly ledgers: PostLedgers;
  /** Up to when each channel that is visited has been collected, by its id; `null` for one that never was to the end. */
  readonly collectedTo: () => Promise<ReadonlyMap<string, Instant | null>>;
  /** Every group of copies that was decided. */
  readonly copyGroups: () => Promise<readonly CopyGroupRecord[]>;
  /** The alerts that were raised with what became of each, the newest first. */
  readonly alerts: () => Promise<readonly AlertRecord[]>;
  /** Absent: none are issued. */
  readonly reports?: ReportShelf;
  /** Absent: alerts are sent nowhere. */
  readonly tests?: DestinationTests;
  /** Only 127.0.0.1, the default, is allowed until Suara has accounts. */
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Counters in the Prometheus text format, served at `/metrics`. */
  readonly metricsText?: () => Promise<string>;
  /** Shown on top of every page, such as that the data are made up. */
  readonly notice?: Bilingual;
}

export interface WebServer extends AsyncDisposable {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
}

/**
 * Serves the pages until it is disposed of. Reads the index only. Throws WEB_ADDRESS_REFUSED for any host but 127.0.0.1;
 * rejects with WEB_PORT_TAKEN when another program listens there.
 */
export async function startWeb(options: WebOptions): Promise<WebServer> {
  const host = options.host ?? onlyHost;
  refuseOtherAddresses(host);
  const app = await buildWeb(options);
  const url = await listen(app, host, options.port);
  options.logger.info({ url }, "web.listening");
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      await app.close();
    },
  };
}

async function buildWeb(options: WebOptions) {
  const {
    index,
    taxonomy,
    quality,
    labelErrors,
    channels,
    channelReports,
    ledgers,
    collectedTo,
    copyGroups,
    alerts,
    reports,
    tests = { names: [], send: async () => ({ kind: "refused", reason: "not configured" }) },
    logger,
    clock,
    metricsText,
    notice,
  } = options;
  const assets = await readAssets();
  const contextOf = (request: {
    readonly url: string;
    readonly headers: FastifyRequest["headers"];
  }): PageContext => {
    const wanted = parametersOf(request).get("lang");
    const lang = isPageLanguage(wanted) ? wanted : preferredLanguage(request.headers["accept-language"]);
    return pageContext({ lang, channels, taxonomy, notice, address: request.url });
  };

  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    // Addresses that can't be decoded never reach a route, nor its hooks.
    frameworkErrors: (error, request, reply) => {
      reply.headers(securityHeaders);
      const context = contextOf({ url: "/", headers: request.headers });
      const { texts } = context;
      logger.debug({ code: error.code }, "web.bad_address");
      send(reply, {
        status: 400,
        page: messagePage(context, {
          title: texts.badRequest,
          details: [texts.badAddress],
          hint: texts.badRequestHint,
        }),
      });
    },
  });

  app.addHook("onRequest", async (request, reply) => {
    reply.headers(securityHeaders);
    const { texts } = contextOf(request);
    if (!isLocalName(request.headers.host)) {
      return reply.code(421).type("text/plain; charset=utf-8").send(`${texts.wrongHost}\n`);
    }
    if (request.is404 && request.method !== "GET" && request.method !== "HEAD") {
      return reply
        .code(405)
        .header("allow", "GET, HEAD")
        .type("text/plain; charset=utf-8")
        .send(`${texts.onlyReading}\n`);
    }
  });

  app.setNotFoundHandler((request, reply) =>
    send(reply, { status: 404, page: notFoundPage(contextOf(request)) }),
  );
  app.setErrorHandler((error: FastifyError | Error, request, reply) =>
    send(reply, answerTo(error, contextOf(request), request, logger)),
  );

  const formKey = newFormKey();
  const emerging = emergingReader(index, createReading(taxonomy));
  addPages(app, {
    index,
    taxonomy,
    quality,
    estimates: estimatesReader(labelErrors),
    clock,
    channelReports,
    ledgers,
    emerging,
    collectedTo,
    copyGroups,
    alerts,
    tests,
    formKey,
    reports: reports?.list ?? (() => Promise.resolve([])),
    contextOf,
  });
  if (reports !== undefined) addReportFiles(app, reports);
  addTestForm(app, { tests, formKey, alerts, logger, contextOf });
  addPlainRoutes(app, assets, metricsText);
  return app;
}

function addPlainRoutes(
  app: FastifyInstance,
  assets: Awaited<ReturnType<typeof readAssets>>,
  metricsText: WebOptions["metricsText"],
): void {
  for (const [name, { body, contentType, etag }] of assets) {
    app.get(`/assets/${name}`, (request, reply) => {
      reply.header("etag", etag).header("cache-control", "no-cache");
      if (isFresh(request.headers["if-none-match"], etag)) return reply.code(304).send();
      return reply.type(contentType).send(body);
    });
  }
  app.get("/healthz", (_, reply) => reply.type("text/plain; charset=utf-8").send("ok\n"));
  if (metricsText !== undefined) {
    app.get("/metrics", async (_, reply) => {
      return reply.type("text/plain; version=0.0.4; charset=utf-8").send(await metricsText());
    });
  }
}

/** What the reader is told of an error. What went wrong inside is only logged, and of the address only its route. */
function answerTo(
  error: FastifyError | Error,
  context: PageContext,
  request: FastifyRequest,
  logger: Logger,
): Answer {
  const { texts } = context;
  if ("statusCode" in error && (error.statusCode ?? 500) < 500)
    return {
      status: error.statusCode ?? 400,
      page: messagePage(context, { title: texts.badRequest, hint: texts.badRequestHint }),
    };
  if (error instanceof ListeningError && error.code === "USAGE") {
    const details = [texts.badCursor];
    return {
      status: 400,
      page: messagePage(context, { title: texts.badRequest, details, hint: texts.badRequestHint }),
    };
  }
  const route = request.routeOptions.url;
  if (isRetryable(error)) {
    logger.warn({ error, route }, "web.index_unavailable");
    return {
      status: 503,
      page: messagePage(context, { title: texts.unavailable, hint: texts.unavailableHint }),
    };
  }
  logger.error({ error, route }, "web.failed");
  return { status: 500, page: messagePage(context, { title: texts.failed, hint: texts.failedHint }) };
}
