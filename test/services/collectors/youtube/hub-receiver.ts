import { isRetryable } from "../../../../schemas/errors.ts";
import { Config } from "../../../../schemas/config.ts";
import { rememberPushes } from "../../../../services/cli/receive-pushes.ts";
import { youtubePush } from "../../../../services/cli/youtube-push.ts";
import type { YoutubePush } from "../../../../services/cli/youtube-push.ts";
import type { HubPlan } from "../../../../services/simulators/youtube/push-hub.ts";
import type { YoutubeSimulator } from "../../../../services/simulators/youtube/youtube-simulator.ts";
import type { WebhooksServer } from "../../../../services/web/webhooks/start-webhooks.ts";
import { startWebhooks } from "../../../../services/web/webhooks/start-webhooks.ts";
import { subscribeWhereDue } from "../../../../services/workers/subscriptions.ts";
import { memoryLog } from "../../../fakes/memory-log.ts";
import type { OpenReceiver } from "../chaos/receiver.ts";

const publicUrl = "https://suara.example.my/";
const never = new AbortController().signal;

/** Takes what YouTube's hub sends, behind what stands for a proxy, and subscribes there. */
export function hubReceiver(
  faults: HubPlan,
  leaseDays: number,
): OpenReceiver<Pick<YoutubeSimulator, "hubUrl">> {
  return async (channel, worker, state) => {
    const dependencies = { ...worker, log: memoryLog() };
    let opened: { readonly push: YoutubePush; readonly server: WebhooksServer } | undefined;
    const open = async (hubUrl: string) => {
      const config = Config.parse({
        channels: [channel],
        webhooks: { publicUrl, youtube: { hubUrl, leaseDays } },
      });
      const push = youtubePush(
        { config, state, dependencies },
        { SUARA_YOUTUBE_HUB_SECRET: "a-made-up-hub-secret" },
      );
      if (push === undefined) throw new TypeError("YouTube's push is configured here");
      const { logger, metrics } = worker;
      const remember = rememberPushes({ config, dependencies, state });
      const server = await startWebhooks({ hooks: [], hubs: [push.hub], port: 0, remember, logger, metrics });
      return { push, server };
    };
    return {
      plan: {
        hub: {
          ...faults,
          reach: (callback) => callback.replace(publicUrl, `${opened?.server.url ?? ""}/`),
        },
      },
      async subscribe({ hubUrl }) {
        opened ??= await open(hubUrl);
        for (;;) {
          try {
            return await subscribeWhereDue({ ...dependencies, state }, opened.push, never);
          } catch (error) {
            if (!isRetryable(error)) throw error;
          }
        }
      },
      async [Symbol.asyncDispose]() {
        await opened?.server[Symbol.asyncDispose]();
      },
    };
  };
}
