import type { FaultPlan } from "../../serving/faults.ts";
import type { PortalSimulator, PortalSimulatorOptions } from "../portal-simulator.ts";
import { startPortalSimulator } from "../portal-simulator.ts";
import type { DisqusErrorName } from "./disqus-errors.ts";
import type { DisqusSimulator } from "./disqus-simulator.ts";
import { startDisqusSimulator } from "./disqus-simulator.ts";

export interface DisqusPortalOptions extends Omit<PortalSimulatorOptions, "faults" | "now"> {
  readonly forum: string;
  readonly apiKey: string;
  /** The site itself breaks connections and cuts answers as often, and makes none of Disqus's errors. */
  readonly faults?: FaultPlan<DisqusErrorName>;
  readonly hourlyLimit?: number;
  readonly now: () => number;
}

/** A portal whose comments are at Disqus: the site of its articles, and its forum. What it says of comments is the forum's. */
export type DisqusPortal = DisqusSimulator & Pick<PortalSimulator, "host" | "addresses" | "retitle" | "bin">;

/** Rejects when a port can't be listened on; throws a `TypeError` when the truth contradicts itself. */
export async function startDisqusPortal({
  truth,
  faults = {},
  forum,
  apiKey,
  hourlyLimit,
  ...options
}: DisqusPortalOptions): Promise<DisqusPortal> {
  await using opened = new AsyncDisposableStack();
  const { refuse = 0, drop = 0, cut = 0 } = faults.rates ?? {};
  const site = opened.use(
    await startPortalSimulator({
      ...options,
      truth: { ...truth, comments: [] },
      faults: { ...faults, rates: { refuse, drop, cut } },
    }),
  );
  const limit = hourlyLimit === undefined ? {} : { hourlyLimit };
  const disqus = opened.use(
    await startDisqusSimulator({ ...options, port: 0, truth, faults, forum, apiKey, ...limit }),
  );
  const closing = opened.move();
  return {
    ...disqus,
    host: site.host,
    addresses: site.addresses,
    retitle: (postId, title) => site.retitle(postId, title),
    bin: (postId, binned) => site.bin(postId, binned),
    addPost(post) {
      site.addPost(post);
      disqus.addPost(post);
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}
