import { createHmac } from "node:crypto";
import type { PushPlan } from "../serving/push-sender.ts";
import { PushSender } from "../serving/push-sender.ts";
import type { HeldComment, HeldPost } from "./account-content.ts";
import { latest } from "./account-content.ts";
import { commentObject, postObject } from "./dialect.ts";

/** Tells a webhook of what happens on accounts, as X's Activity API does. */
export class PushedActivity {
  readonly sender: PushSender;
  readonly #plan: PushPlan;
  #told = 0;

  constructor(plan: PushPlan) {
    this.sender = new PushSender({
      ...plan,
      headers: (body, secret) => ({
        "content-type": "application/json",
        "x-twitter-webhooks-signature": `sha256=${createHmac("sha256", secret).update(body).digest("base64")}`,
      }),
    });
    this.#plan = plan;
  }

  published(held: HeldPost): void {
    this.#tell("post.create", held, postObject(held, latest(held.versions), "tweet"));
  }

  deleted(held: HeldPost): void {
    const { id, channelId } = held.post;
    this.#tell("post.delete", held, { id, author_id: channelId });
  }

  /** Of a reply to a reply, X sends no word. */
  written(held: HeldComment): void {
    if (held.comment.parentId !== null) return;
    const event = held.isQuote ? "post.quote.create" : "post.reply.create";
    this.#tell(event, held.post, commentObject(held, latest(held.versions), 0, "tweet"));
  }

  #tell(eventType: string, { post }: HeldPost, payload: object): void {
    this.#told += 1;
    const data = {
      event_uuid: String(2_000_000_000_000_000_000n + BigInt(this.#told)),
      filter: { user_id: post.channelId },
      event_type: eventType,
      payload,
    };
    const { callback, secret } = this.#plan;
    this.sender.tell({ callback, secret, body: JSON.stringify({ data }), comments: [] });
  }
}
