import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { Channel } from "../../../schemas/channel.ts";
import type { Config } from "../../../schemas/config.ts";
import type { Subscription, SubscriptionFault } from "../../../schemas/subscription.ts";
import { channelVisitKey } from "../../workers/channel-visits.ts";
import { subscriptions } from "../../workers/subscriptions.ts";
import { subscriptionWords } from "./channels.ts";
import type { Finding } from "./finding.ts";

const remedies: Readonly<Record<SubscriptionFault, string>> = {
  unconfirmed: "look whether the internet reaches webhooks.publicUrl, and it webhooks.port",
  unreachable: "it is asked again by itself; look whether webhooks.youtube.hubUrl is reached from here",
  refused: "look at webhooks.publicUrl and webhooks.youtube.hubUrl",
  denied: "look at the channel's nativeId",
};

/** For how many channels YouTube's hub pushes, and what is wrong with the first for which something is. */
export async function pushFindings(
  { channels, webhooks }: Pick<Config, "channels" | "webhooks">,
  state: StateStore,
  nowMs: number,
): Promise<readonly Finding[]> {
  const what = "YouTube push";
  const asked = channels.filter(({ platform }) => platform === "youtube");
  if (webhooks.youtube === undefined || asked.length === 0) return [];
  const now = new Date(nowMs).toISOString();
  let pushed = 0;
  let wrong: string | undefined;
  for (const channel of asked) {
    const known = (await state.get(subscriptions, channelVisitKey(channel)))?.value;
    const isPushed = (known?.endsAt ?? "") > now;
    if (isPushed) pushed += 1;
    wrong ??= wrongWith(channel, known, isPushed);
  }
  const detail = `for ${pushed} of ${asked.length} channels`;
  if (wrong === undefined) return [{ what, state: "works", detail }];
  return [{ what, state: "look", detail: `${detail}. ${wrong}` }];
}

function wrongWith({ id }: Channel, known: Subscription | undefined, isPushed: boolean): string | undefined {
  if (known !== undefined && known.failure !== null)
    return `${id}: ${subscriptionWords(known)}; ${remedies[known.failure.fault]}`;
  return isPushed ? undefined : `${id}: nobody asks for it; \`suara start\` and \`suara collect\` do`;
}
