import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Logger } from "../../../pipelines/ports/logger.ts";
import type { Metrics } from "../../../pipelines/ports/metrics.ts";
import type { Platform } from "../../../schemas/channel.ts";
import type { Announcement, Delivered } from "../../../schemas/push.ts";
import { isSameWord, isSigned } from "./signature.ts";

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

export interface ReceivedPush {
  readonly platform: Platform;
  /** The same for a delivery that is sent again. */
  readonly delivery: string;
  readonly announcements: readonly Announcement[];
}

export interface HookDependencies {
  /** Resolves when what was said is safe; only then the platform is told that we have it. */
  readonly remember: (push: ReceivedPush) => Promise<void>;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

const Handshake = z.object({
  "hub.mode": z.literal("subscribe"),
  "hub.verify_token": z.string(),
  "hub.challenge": z.string().max(1_000),
});

/**
 * `GET /hooks/PLATFORM` answers the handshake, `POST` takes deliveries: 403 for one that is not signed with our secret,
 * before anything of it is read; 400 for one that is not of the documented shape; 503 when it could not be made safe, so
 * that Meta sends it again; otherwise 200.
 */
export function addMetaHook(
  app: FastifyInstance,
  { platform, appSecret, verifyToken, announcedBy }: MetaHook,
  { remember, logger, metrics }: HookDependencies,
): void {
  const path = `/hooks/${platform}`;
  const count = (outcome: string) => metrics.count("pushes_total", { platform, outcome });

  app.get(path, (request, reply) => {
    const { data } = Handshake.safeParse(request.query);
    if (data === undefined || !isSameWord(data["hub.verify_token"], verifyToken)) {
      logger.warn({ platform }, "webhook.handshake_refused");
      return reply.code(403).send("forbidden\n");
    }
    logger.info({ platform }, "webhook.handshake");
    return reply.send(data["hub.challenge"]);
  });

  app.post(path, async (request, reply) => {
    const body = z.instanceof(Buffer).safeParse(request.body).data ?? Buffer.alloc(0);
    const signature = z.string().safeParse(request.headers["x-hub-signature-256"]).data;
    if (!isSigned(signature, "sha256", appSecret, body)) {
      count("unsigned");
      logger.warn({ platform, bytes: body.length }, "webhook.unsigned");
      return reply.code(403).send("forbidden\n");
    }
    const delivered = announcedBy(parsed(body));
    if (delivered === undefined) {
      count("unreadable");
      logger.warn({ platform, bytes: body.length }, "webhook.unreadable");
      return reply.code(400).send("not a delivery\n");
    }
    const delivery = createHash("sha256").update(body).digest("base64url").slice(0, 22);
    const { announcements, ignored } = delivered;
    await remember({ platform, delivery, announcements });
    count("accepted");
    if (ignored > 0) metrics.count("pushes_ignored_total", { platform }, ignored);
    return reply.send("ok\n");
  });
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
