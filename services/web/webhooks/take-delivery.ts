import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Logger } from "../../../pipelines/ports/logger.ts";
import type { Metrics } from "../../../pipelines/ports/metrics.ts";
import type { Platform } from "../../../schemas/channel.ts";
import type { Announcement, Delivered } from "../../../schemas/push.ts";

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

/** What the platforms do differently. */
export interface DeliveryRules {
  readonly platform: Platform;
  readonly isSigned: (request: FastifyRequest, body: Buffer) => boolean;
  /** What one is answered that is not signed. */
  readonly unsignedStatus: 204 | 403;
  /** What a delivery says; `undefined` when it is not one of this platform. */
  readonly announcedBy: (text: string) => Delivered | undefined;
}

/**
 * Takes a delivery: one that is not signed has no effect, and nothing of it is read; 400 for one that is not of the
 * documented shape; it fails, so that the platform is answered 503 and sends it again, when it could not be made safe;
 * otherwise 200.
 */
export async function takeDelivery(
  { platform, isSigned, unsignedStatus, announcedBy }: DeliveryRules,
  { remember, logger, metrics }: HookDependencies,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const count = (outcome: string) => metrics.count("pushes_total", { platform, outcome });
  const body = z.instanceof(Buffer).safeParse(request.body).data ?? Buffer.alloc(0);
  if (!isSigned(request, body)) {
    count("unsigned");
    logger.warn({ platform, bytes: body.length }, "webhook.unsigned");
    return reply.code(unsignedStatus).send(unsignedStatus === 403 ? "forbidden\n" : undefined);
  }
  const delivered = announcedBy(body.toString("utf8"));
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
}

/** `undefined` when it is no JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
