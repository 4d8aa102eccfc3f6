import { createHmac } from "node:crypto";
import { PushSender } from "../serving/push-sender.ts";
import type { PushPlan } from "../serving/push-sender.ts";
import type { TruthComment, TruthPost } from "../truth/truth.ts";

/** What happens on a simulated page, for its webhook to tell. */
export type GraphChange =
  | {
      readonly kind: "comment";
      readonly verb: "add" | "edited" | "remove" | "hide" | "unhide";
      readonly post: TruthPost;
      readonly comment: TruthComment;
    }
  | { readonly kind: "post"; readonly verb: "add" | "remove"; readonly post: TruthPost }
  | { readonly kind: "reaction"; readonly post: TruthPost };

/** One entry of `changes` in a delivery; `undefined` where the platform sends no word of such a change. */
export type ChangeInDelivery = (change: GraphChange) => Readonly<Record<string, unknown>> | undefined;

/** Tells a webhook of changes, as Meta does. `now`: ms since 1970. */
export class PushedChanges {
  readonly sender: PushSender;
  readonly #plan: PushPlan;
  readonly #object: string;
  readonly #changeOf: ChangeInDelivery;
  readonly #now: () => number;

  constructor(plan: PushPlan, object: string, changeOf: ChangeInDelivery, now: () => number) {
    this.sender = new PushSender({
      ...plan,
      headers: (body, secret) => ({
        "content-type": "application/json",
        "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
      }),
    });
    this.#plan = plan;
    this.#object = object;
    this.#changeOf = changeOf;
    this.#now = now;
  }

  tell(change: GraphChange): void {
    const told = this.#changeOf(change);
    if (told === undefined) return;
    const time = Math.floor((this.#now() + (this.#plan.clockAheadMs ?? 0)) / 1_000);
    const entry = [{ id: change.post.channelId, time, changes: [told] }];
    const isNew = change.kind === "comment" && change.verb === "add";
    this.sender.tell({
      callback: this.#plan.callback,
      secret: this.#plan.secret,
      body: inAscii(JSON.stringify({ object: this.#object, entry })),
      comments: isNew ? [change.comment.id] : [],
    });
  }
}

/** Meta sends letters beyond ASCII as escapes in lower case, and signs that. */
function inAscii(json: string): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return json.replaceAll(/[^ -~]/gu, (letter) => letter.split("").map(escaped).join(""));
}
