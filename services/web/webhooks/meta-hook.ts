import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Platform } from "../../../schemas/channel.ts";
import type { Delivered } from "../../../schemas/push.ts";
import { isSameWord, isSigned } from "./signature.ts";
import type { DeliveryRules, HookDependencies } from "./take-delivery.ts";
import { parsedJson, takeDelivery } from "./take-delivery.ts";

/** A platform of Meta whose webhook we answer. */
export interface MetaHook {
  readonly platform: Platform;
  /** Signs every delivery. */
  readonly appSecret: string;
  /** The word that was typed into the app's settings, by which Meta shows that it is Meta who asks. */
  readonly verifyToken: string;
  /** What a delivery says; `undefined` when it is not one of this platform. */
  readonly announcedBy: (body: unknown) => Delivered | undefined;
}

const Handshake = z.object({
  "hub.mode": z.literal("subscribe"),
  "hub.verify_token": z.string(),
  "hub.challenge": z.string().max(1_000),
});

/** `GET /hooks/PLATFORM` answers the handshake, `POST` takes deliveries, with 403 for what is not signed by our secret. */
export function addMetaHook(
  app: FastifyInstance,
  { platform, appSecret, verifyToken, announcedBy }: MetaHook,
  dependencies: HookDependencies,
): void {
  const path = `/hooks/${platform}`;
  const { logger } = dependencies;

  app.get(path, (request, reply) => {
    const { data } = Handshake.safeParse(request.query);
    if (data === undefined || !isSameWord(data["hub.verify_token"], verifyToken)) {
      logger.warn({ platform }, "webhook.handshake_refused");
      return reply.code(403).send("forbidden\n");
    }
    logger.info({ platform }, "webhook.handshake");
    return reply.send(data["hub.challenge"]);
  });

  const rules: DeliveryRules = {
    platform,
    isSigned({ headers }, body) {
      const signature = z.string().safeParse(headers["x-hub-signature-256"]).data;
      return isSigned(signature, "sha256", appSecret, body);
    },
    unsignedStatus: 403,
    announcedBy: (text) => announcedBy(parsedJson(text)),
  };
  app.post(path, (request, reply) => takeDelivery(rules, dependencies, request, reply));
}
