import { createHmac } from "node:crypto";
import { z } from "zod";
import { escapeHtml } from "../../runtime/escape-html.ts";
import type { Answer } from "../serving/loopback-server.ts";
import type { Pushing, PushFaults } from "../serving/push-sender.ts";
import { PushSender } from "../serving/push-sender.ts";
import type { Random } from "../truth/random.ts";
import { seededRandom } from "../truth/random.ts";
import type { TruthPost } from "../truth/truth.ts";

/** How the hub behaves. What is lost, at the rate of `lost`, are also its questions back. */
export interface HubPlan extends PushFaults {
  /** The longest lease it grants, in seconds. */
  readonly leaseSecondsAtMost?: number;
  /** Where what stands under a callback's public address is really reached, as by a proxy; as it is unless told. */
  readonly reach?: (callback: string) => string;
}

const Request = z.object({
  "hub.mode": z.literal("subscribe"),
  "hub.topic": z.string(),
  "hub.callback": z.url(),
  "hub.secret": z.string().max(199),
  "hub.lease_seconds": z.coerce.number().int().positive(),
});
type Request = Readonly<z.infer<typeof Request>>;

interface Subscription {
  readonly channelId: string;
  readonly secret: string;
  readonly endsMs: number;
}

/** What happens to a video, for the hub to tell. */
export type VideoChange = "published" | "changed" | "deleted";

/** YouTube's hub (PubSubHubbub): takes subscriptions, asks back, lets leases end, and tells subscribers of videos. */
export class PushHub implements Pushing {
  /** How often it asked back and was answered with its challenge. */
  confirmed = 0;
  /** Channels for which it says no. */
  readonly denies = new Set<string>();
  readonly #sender: PushSender;
  readonly #plan: HubPlan;
  readonly #now: () => number;
  readonly #random: Random;
  readonly #asked: Request[] = [];
  /** By callback. */
  readonly #subscriptions = new Map<string, Subscription>();

  /** `now`: ms since 1970. */
  constructor(plan: HubPlan, now: () => number) {
    this.#plan = plan;
    this.#now = now;
    this.#random = seededRandom((plan.seed ?? 1) + 1);
    this.#sender = new PushSender({
      ...plan,
      headers: (body, secret) => ({
        "content-type": "application/atom+xml",
        "x-hub-signature": `sha1=${createHmac("sha1", secret).update(body).digest("hex")}`,
      }),
    });
  }

  get announced(): ReadonlySet<string> {
    return this.#sender.announced;
  }
  get forged(): number {
    return this.#sender.forged;
  }
  get refused(): readonly number[] {
    return this.#sender.refused;
  }

  /** Whether it pushes for a channel now. */
  isSubscribed(channelId: string): boolean {
    return this.#living().some(([, subscription]) => subscription.channelId === channelId);
  }

  /** Takes a request, for which it asks back when it next delivers. */
  subscribe(form: string): Answer {
    const headers = { "content-type": "text/plain" };
    const { data } = Request.safeParse(Object.fromEntries(new URLSearchParams(form)));
    if (data === undefined || channelIn(data["hub.topic"]) === undefined)
      return { status: 400, body: "not a subscription\n", headers };
    this.#asked.push(data);
    return { status: 202, body: "", headers };
  }

  /** Tells whoever is subscribed now. */
  tell(change: VideoChange, post: TruthPost): void {
    const at = new Date(this.#now()).toISOString();
    for (const [callback, { channelId, secret }] of this.#living()) {
      if (channelId !== post.channelId) continue;
      const body = change === "deleted" ? tombstone(post, at) : entry(post, at);
      this.#sender.tell({ callback: this.#reached(callback), secret, body, comments: [] });
    }
  }

  /** Asks back for what was asked of it, then sends what there is to tell. Rejects as `PushSender` does. */
  async deliver(): Promise<void> {
    for (const request of this.#asked.splice(0)) {
      const isLost = this.#random.next() < (this.#plan.rates?.lost ?? 0);
      if (!isLost) await this.#askBack(request);
    }
    await this.#sender.deliver();
  }

  async #askBack(request: Request): Promise<void> {
    const { "hub.topic": topic, "hub.callback": callback, "hub.secret": secret } = request;
    const channelId = channelIn(topic) ?? "";
    if (this.denies.has(channelId)) {
      await said(this.#reached(callback), {
        "hub.mode": "denied",
        "hub.topic": topic,
        "hub.reason": "made up",
      });
      return;
    }
    const challenge = `challenge-${this.#random.int(1_000_000_000)}`;
    const leaseSeconds = Math.min(request["hub.lease_seconds"], this.#plan.leaseSecondsAtMost ?? 864_000);
    const answer = await said(this.#reached(callback), {
      "hub.mode": "subscribe",
      "hub.topic": topic,
      "hub.challenge": challenge,
      "hub.lease_seconds": String(leaseSeconds),
    });
    if (answer !== challenge) return;
    this.confirmed += 1;
    this.#subscriptions.set(callback, { channelId, secret, endsMs: this.#now() + leaseSeconds * 1_000 });
  }

  #reached(callback: string): string {
    return this.#plan.reach?.(callback) ?? callback;
  }

  #living(): readonly (readonly [string, Subscription])[] {
    return [...this.#subscriptions].filter(([, { endsMs }]) => endsMs > this.#now());
  }
}

/** The body of a good answer; `undefined` without one. */
async function said(callback: string, query: Readonly<Record<string, string>>): Promise<string | undefined> {
  const answer = await fetch(`${callback}?${new URLSearchParams(query).toString()}`).catch(() => undefined);
  const text = await answer?.text();
  return answer?.ok === true ? text : undefined;
}

/** The channel whose uploads a topic is; `undefined` when it is none. */
function channelIn(topic: string): string | undefined {
  return /^https:\/\/www\.youtube\.com\/(?:xml\/)?feeds\/videos\.xml\?channel_id=(?<id>[^&]+)$/u.exec(topic)
    ?.groups?.["id"];
}

const declaration = `<?xml version='1.0' encoding='UTF-8'?>\n`;

function entry({ id, channelId, title, publishedAt }: TruthPost, updatedAt: string): string {
  return `${declaration}<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="https://pubsubhubbub.appspot.com"/><link rel="self" href="https://www.youtube.com/feeds/videos.xml?channel_id=${channelId}"/><title>YouTube video feed</title><updated>${updatedAt}</updated><entry>
  <id>yt:video:${id}</id>
  <yt:videoId>${id}</yt:videoId>
  <yt:channelId>${channelId}</yt:channelId>
  <title>${escapeHtml(title)}</title>
  <link rel="alternate" href="https://www.youtube.com/watch?v=${id}"/>
  <author><name>${channelId}</name><uri>https://www.youtube.com/channel/${channelId}</uri></author>
  <published>${publishedAt}</published>
  <updated>${updatedAt}</updated>
</entry></feed>
`;
}

function tombstone({ id, channelId }: TruthPost, when: string): string {
  return `${declaration}<feed xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns="http://www.w3.org/2005/Atom"><at:deleted-entry ref="yt:video:${id}" when="${when}">
  <link href="https://www.youtube.com/watch?v=${id}"/>
  <at:by><name>${channelId}</name><uri>https://www.youtube.com/channel/${channelId}</uri></at:by>
</at:deleted-entry></feed>
`;
}
