import type { StateStore } from "../../../../pipelines/ports/state-store.ts";
import type { Channel } from "../../../../schemas/channel.ts";
import { Config } from "../../../../schemas/config.ts";
import { rememberPushes } from "../../../../services/cli/receive-pushes.ts";
import type { PushPlan } from "../../../../services/simulators/serving/push-sender.ts";
import type { MetaHook } from "../../../../services/web/webhooks/meta-hook.ts";
import { startWebhooks } from "../../../../services/web/webhooks/start-webhooks.ts";
import type { WorkerDependencies } from "../../../../services/workers/dependencies.ts";
import { memoryLog } from "../../../fakes/memory-log.ts";

/** A webhook and what goes wrong on the way to it. */
export interface WebhookUnderTest extends Pick<PushPlan, "rates" | "seed" | "clockAheadMs"> {
  readonly announcedBy: MetaHook["announcedBy"];
}

const secret = "a-made-up-app-secret";

/** The server that takes the deliveries about one channel, and what the platform must know to send them. */
export async function receiver(
  channel: Channel,
  { announcedBy, ...faults }: WebhookUnderTest,
  worker: Omit<WorkerDependencies, "log">,
  state: () => StateStore,
) {
  const { platform } = channel;
  const config = Config.parse({ channels: [channel] });
  const server = await startWebhooks({
    hooks: [{ platform, appSecret: secret, verifyToken: "a-made-up-word", announcedBy }],
    port: 0,
    remember: (push) =>
      rememberPushes({ config, dependencies: { ...worker, log: memoryLog() }, state: state() })(push),
    logger: worker.logger,
    metrics: worker.metrics,
  });
  const plan: PushPlan = { ...faults, callback: `${server.url}/hooks/${platform}`, secret };
  return { server, plan };
}
