import { announcedByX } from "../../../../pipelines/normalise/x/x-activity.ts";
import type { StateStore } from "../../../../pipelines/ports/state-store.ts";
import type { Channel } from "../../../../schemas/channel.ts";
import { Config } from "../../../../schemas/config.ts";
import { rememberPushes } from "../../../../services/cli/receive-pushes.ts";
import type { PushPlan } from "../../../../services/simulators/serving/push-sender.ts";
import type { MetaHook } from "../../../../services/web/webhooks/meta-hook.ts";
import { startWebhooks } from "../../../../services/web/webhooks/start-webhooks.ts";
import type { WorkerDependencies } from "../../../../services/workers/dependencies.ts";
import { memoryLog } from "../../../fakes/memory-log.ts";
import type { SimulatorStart } from "./chaos-platform.ts";

/** The server that takes the deliveries about one channel. */
export interface Receiver<Simulator> extends AsyncDisposable {
  /** What the platform must know to send them. */
  readonly plan: Pick<SimulatorStart<never>, "pushes" | "hub">;
  /** Asks to be sent them, where the platform must be asked again and again. */
  subscribe?(simulator: Simulator): Promise<void>;
}

export type OpenReceiver<Simulator> = (
  channel: Channel,
  worker: Omit<WorkerDependencies, "log">,
  state: StateStore,
) => Promise<Receiver<Simulator>>;

/** A webhook and what goes wrong on the way to it. */
export interface WebhookUnderTest extends Pick<PushPlan, "rates" | "seed" | "clockAheadMs"> {
  readonly announcedBy: MetaHook["announcedBy"];
}

const secret = "a-made-up-app-secret";

/** Takes what X sends. */
export function xReceiver<Simulator>(faults: Pick<PushPlan, "rates" | "seed">): OpenReceiver<Simulator> {
  return async (channel, worker, state) => {
    const config = Config.parse({ channels: [channel] });
    const server = await startWebhooks({
      hooks: [],
      x: { consumerSecret: secret, announcedBy: announcedByX },
      port: 0,
      remember: rememberPushes({ config, dependencies: { ...worker, log: memoryLog() }, state }),
      logger: worker.logger,
      metrics: worker.metrics,
    });
    return {
      plan: { pushes: { ...faults, callback: `${server.url}/hooks/x`, secret } },
      [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
    };
  };
}

/** Takes what Meta sends. */
export function metaReceiver<Simulator>({
  announcedBy,
  ...faults
}: WebhookUnderTest): OpenReceiver<Simulator> {
  return async (channel, worker, state) => {
    const { platform } = channel;
    const config = Config.parse({ channels: [channel] });
    const server = await startWebhooks({
      hooks: [{ platform, appSecret: secret, verifyToken: "a-made-up-word", announcedBy }],
      port: 0,
      remember: rememberPushes({ config, dependencies: { ...worker, log: memoryLog() }, state }),
      logger: worker.logger,
      metrics: worker.metrics,
    });
    return {
      plan: { pushes: { ...faults, callback: `${server.url}/hooks/${platform}`, secret } },
      [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
    };
  };
}
