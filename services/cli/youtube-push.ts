import { createHash, createHmac } from "node:crypto";
import { announcedByHub } from "../collectors/youtube/hub-delivery.ts";
import { isUploadsTopic, subscribeAtHub } from "../collectors/youtube/youtube-hub.ts";
import type { HubHook } from "../web/webhooks/hub-hook.ts";
import type { SubscribedChannel, SubscribeOptions } from "../workers/subscriptions.ts";
import { confirmSubscription, denySubscription } from "../workers/subscriptions.ts";
import type { Suara } from "./compose.ts";
import type { Environment } from "./config-file.ts";
import { neededSecret } from "./secrets.ts";

interface YoutubeSubscription extends SubscribedChannel {
  readonly token: string;
  readonly secret: string;
  readonly callback: string;
}

/** What the hub is asked for, and how it is answered. */
export interface YoutubePush extends SubscribeOptions<YoutubeSubscription> {
  readonly hub: HubHook;
}

/**
 * YouTube's push for every YouTube channel; `undefined` where it is not configured. Throws CONFIG_SECRET_MISSING. Each
 * channel has a callback and a secret of its own, both made of the one that is configured: what a hub learns of one
 * channel signs nothing for another, and a new secret ends all that were before.
 */
export function youtubePush(
  {
    config: { channels, webhooks },
    state,
    dependencies: { clock },
  }: Pick<Suara, "config" | "state"> & {
    readonly dependencies: Pick<Suara["dependencies"], "clock">;
  },
  environment: Environment,
): YoutubePush | undefined {
  const { youtube, publicUrl } = webhooks;
  if (youtube === undefined || publicUrl === undefined) return undefined;
  const { secretVariable, hubUrl, leaseDays } = youtube;
  const key = neededSecret(environment, secretVariable);
  const leaseSeconds = Math.ceil(leaseDays * 86_400);
  const made = (what: string, nativeId: string) =>
    createHmac("sha256", key).update(`${what} ${nativeId}`).digest("base64url");

  const subscribed = channels
    .filter(({ platform }) => platform === "youtube")
    .map((channel): YoutubeSubscription => {
      const token = made("callback", channel.nativeId);
      const secret = made("delivery", channel.nativeId);
      const path = `hooks/youtube/${encodeURIComponent(channel.nativeId)}/${token}`;
      const callback = `${publicUrl.replace(/\/+$/u, "")}/${path}`;
      const terms = createHash("sha256").update(JSON.stringify([hubUrl, callback, secret]));
      return { channel, terms: terms.digest("base64url"), token, secret, callback };
    });
  return {
    subscribed,
    subscribe: ({ channel: { nativeId: channelNativeId }, callback, secret }, signal) =>
      subscribeAtHub({ url: hubUrl }, { channelNativeId, callback, secret, leaseSeconds }, signal),
    hub: {
      platform: "youtube",
      awaited: subscribed.map((each) => ({
        channelNativeId: each.channel.nativeId,
        token: each.token,
        secret: each.secret,
        confirm: (leaseMs) => confirmSubscription({ state, clock }, each, leaseMs),
        deny: () => denySubscription({ state, clock }, each),
      })),
      isTopic: isUploadsTopic,
      announcedBy: announcedByHub,
      leaseMs: leaseSeconds * 1_000,
    },
  };
}
