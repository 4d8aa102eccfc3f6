import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Delivered } from "../../../schemas/push.ts";
import { isSigned, signatureOf } from "./signature.ts";
import type { DeliveryRules, HookDependencies } from "./take-delivery.ts";
import { parsedJson, takeDelivery } from "./take-delivery.ts";

/** X's webhook. */
export interface XHook {
  /** Of the app: X signs its deliveries by it, and wants to see that we know it. */
  readonly consumerSecret: string;
  /** What a delivery says; `undefined` when it is none. */
  readonly announcedBy: (body: unknown) => Delivered | undefined;
}

/**
 * The token that X wants signed, in the letters of a UUID or of Base64. No others: it is signed as deliveries are, so
 * whoever could have a `{` signed here could forge one.
 */
const Challenge = z.object({ crc_token: z.string().regex(/^[\w+/=.-]{1,256}$/u) });

const platform = "x";

/** `GET /hooks/x` answers X's challenge (CRC), `POST` takes deliveries, with 403 for what is not signed by our secret. */
export function addXHook(
  app: FastifyInstance,
  { consumerSecret, announcedBy }: XHook,
  dependencies: HookDependencies,
): void {
  const path = `/hooks/${platform}`;
  const { logger } = dependencies;

  app.get(path, (request, reply) => {
    const { data } = Challenge.safeParse(request.query);
    if (data === undefined) {
      logger.warn({ platform }, "webhook.handshake_refused");
      return reply.code(403).send("forbidden\n");
    }
    logger.info({ platform }, "webhook.handshake");
    const signature = signatureOf("sha256", consumerSecret, Buffer.from(data.crc_token));
    return reply.send({ response_token: `sha256=${signature.toString("base64")}` });
  });

  const rules: DeliveryRules = {
    platform,
    isSigned({ headers }, body) {
      const signature = z.string().safeParse(headers["x-twitter-webhooks-signature"]).data;
      return isSigned(signature, "sha256", consumerSecret, body, "base64");
    },
    unsignedStatus: 403,
    announcedBy: (text) => announcedBy(parsedJson(text)),
  };
  app.post(path, (request, reply) => takeDelivery(rules, dependencies, request, reply));
}
