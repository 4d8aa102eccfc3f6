import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Platform } from "../../../schemas/channel.ts";
import type { Delivered } from "../../../schemas/push.ts";
import { hubAlgorithms, isSameWord, isSigned } from "./signature.ts";
import type { HookDependencies } from "./take-delivery.ts";
import { takeDelivery } from "./take-delivery.ts";

/** What we ask a hub (WebSub) to push for one channel. */
export interface AwaitedPushes {
  /** The platform's id of the channel. */
  readonly channelNativeId: string;
  /** The end of the callback's path, which only the hub was told. */
  readonly token: string;
  /** By which the hub signs its deliveries for this channel. */
  readonly secret: string;
  /** The hub asks back whether we want it for so long. Resolves to whether we asked for it. */
  readonly confirm: (leaseMs: number) => Promise<boolean>;
  /** The hub says that it will not push. */
  readonly deny: () => Promise<void>;
}

/** A platform that pushes by a hub. */
export interface HubHook {
  readonly platform: Platform;
  readonly awaited: readonly AwaitedPushes[];
  /** Is this what the hub calls what we asked for? */
  readonly isTopic: (topic: string, channelNativeId: string) => boolean;
  /** What a delivery says; `undefined` when it is none. */
  readonly announcedBy: (text: string, channelNativeId: string) => Delivered | undefined;
  /** The longest lease that we ask for; `confirm` is given no longer one, and this one where the hub names none. */
  readonly leaseMs: number;
}

const Verification = z.object({
  "hub.mode": z.literal("subscribe"),
  "hub.topic": z.string(),
  "hub.challenge": z.string().min(1).max(1_000),
  "hub.lease_seconds": z.coerce.number().positive().optional(),
});
const Denial = z.object({ "hub.mode": z.literal("denied"), "hub.topic": z.string() });
const Path = z.object({ channel: z.string(), token: z.string() });

/** A delivery holds a few entries of a kilobyte or two. */
const bodyLimit = 256 * 1024;

/**
 * Below `/hooks/PLATFORM/CHANNEL/TOKEN`, `GET` answers a hub that asks back: with its challenge where we asked for it, and
 * 404 otherwise, also when it asks whether to end a subscription, which we never ask for: an unwanted one ends with its
 * lease. `POST` takes deliveries. One that is not signed is answered 204 and ignored, as PubSubHubbub 0.4 (8) demands and
 * WebSub (8.1) allows, so that nobody learns by trying which signature is right. 410 tells a hub that nothing is awaited.
 */
export function addHubHook(
  app: FastifyInstance,
  { platform, awaited, isTopic, announcedBy, leaseMs }: HubHook,
  dependencies: HookDependencies,
): void {
  const path = `/hooks/${platform}/:channel/:token`;
  const { logger } = dependencies;
  const awaitedAt = (params: unknown): AwaitedPushes | undefined => {
    const { channel, token } = Path.parse(params);
    const found = awaited.find(({ channelNativeId }) => channelNativeId === channel);
    return found !== undefined && isSameWord(token, found.token) ? found : undefined;
  };

  app.get(path, async (request, reply) => {
    const found = awaitedAt(request.params);
    const isAbout = (topic: string | undefined) =>
      topic !== undefined && found !== undefined && isTopic(topic, found.channelNativeId);
    const denial = Denial.safeParse(request.query).data;
    if (found !== undefined && isAbout(denial?.["hub.topic"])) {
      await found.deny();
      logger.warn({ platform }, "webhook.subscription_denied");
      return reply.send("ok\n");
    }
    const asked = Verification.safeParse(request.query).data;
    const grantedMs = Math.min((asked?.["hub.lease_seconds"] ?? Number.POSITIVE_INFINITY) * 1_000, leaseMs);
    if (found === undefined || !isAbout(asked?.["hub.topic"]) || !(await found.confirm(grantedMs))) {
      logger.warn({ platform }, "webhook.handshake_refused");
      return reply.code(404).send("not asked for\n");
    }
    logger.info({ platform, grantedMs }, "webhook.handshake");
    return reply.type("text/plain").send(asked?.["hub.challenge"]);
  });

  app.post(path, { bodyLimit }, (request, reply) => {
    const found = awaitedAt(request.params);
    if (found === undefined) return reply.code(410).send("nothing is awaited here\n");
    const { channelNativeId, secret } = found;
    const rules = {
      platform,
      isSigned: ({ headers }: typeof request, body: Buffer) => {
        const signature = z.string().safeParse(headers["x-hub-signature"]).data;
        const algorithm = hubAlgorithms.find((each) => signature?.startsWith(`${each}=`));
        return algorithm !== undefined && isSigned(signature, algorithm, secret, body);
      },
      unsignedStatus: 204,
      announcedBy: (text: string) => announcedBy(text, channelNativeId),
    } as const;
    return takeDelivery(rules, dependencies, request, reply);
  });
}
