import { announcedByFacebook } from "../../pipelines/normalise/facebook/facebook-webhook.ts";
import { announcedByInstagram } from "../../pipelines/normalise/instagram/instagram-webhook.ts";
import { announcedByX } from "../../pipelines/normalise/x/x-activity.ts";
import type { Config } from "../../schemas/config.ts";
import { metaPlatforms } from "../../schemas/config.ts";
import type { Announcement } from "../../schemas/push.ts";
import type { MetaHook } from "../web/webhooks/meta-hook.ts";
import type { ReceivedPush } from "../web/webhooks/take-delivery.ts";
import type { XHook } from "../web/webhooks/x-hook.ts";
import { rememberPush } from "../workers/pushes.ts";
import type { Environment } from "./config-file.ts";
import type { Suara } from "./compose.ts";
import { neededSecret } from "./secrets.ts";

const announcedBy = { facebook: announcedByFacebook, instagram: announcedByInstagram } as const;

/** The webhooks of Meta that the configuration asks for; throws CONFIG_SECRET_MISSING for one whose secrets are not set. */
export function configuredHooks({ collect, webhooks }: Config, environment: Environment): MetaHook[] {
  return metaPlatforms.flatMap((platform) => {
    const { appSecretVariable } = collect[platform];
    const hook = webhooks[platform];
    if (hook === undefined || appSecretVariable === undefined) return [];
    const appSecret = neededSecret(environment, appSecretVariable);
    const verifyToken = neededSecret(environment, hook.verifyTokenVariable);
    return [{ platform, appSecret, verifyToken, announcedBy: announcedBy[platform] }];
  });
}

/** X's webhook, where it is configured; throws CONFIG_SECRET_MISSING. */
export function configuredXHook({ webhooks }: Config, environment: Environment): XHook | undefined {
  if (webhooks.x === undefined) return undefined;
  const consumerSecret = neededSecret(environment, webhooks.x.consumerSecretVariable);
  return { consumerSecret, announcedBy: announcedByX };
}

/** Remembers what is said about our channels; a word about another is logged and let go. */
export function rememberPushes({
  config,
  dependencies,
  state,
}: Pick<Suara, "config" | "dependencies" | "state">) {
  const { clock, logger } = dependencies;
  return async ({ platform, delivery, announcements }: ReceivedPush): Promise<void> => {
    let foreign = 0;
    for (const announcement of byPost(announcements)) {
      const { channelNativeId } = announcement;
      const channel = config.channels.find(
        (each) => each.platform === platform && each.nativeId === channelNativeId,
      );
      if (channel === undefined) foreign += 1;
      else await rememberPush({ state, clock }, channel, announcement, delivery);
    }
    if (foreign > 0) logger.warn({ platform, foreign }, "webhook.unknown_channel");
  };
}

/** One announcement for each post, because each is a write, and one delivery may hold a thousand about a single post. */
function byPost(announcements: readonly Announcement[]): Iterable<Announcement> {
  const posts = new Map<string, Announcement>();
  for (const each of announcements) {
    const key = JSON.stringify([each.channelNativeId, each.postNativeId]);
    const known = posts.get(key);
    const comments = each.comments === null ? null : (known?.comments ?? []).concat(each.comments);
    posts.set(key, { ...each, comments, changed: each.changed || known?.changed === true });
  }
  return posts.values();
}
