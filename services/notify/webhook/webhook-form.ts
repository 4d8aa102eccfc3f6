import type { Message } from "../../../pipelines/ports/notifier.ts";

export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How one kind of receiver wants to be told. */
export interface WebhookForm {
  readonly request: (message: Message, nowMs: number) => WebhookRequest;
  /** For how long the receiver asks us to wait, where it says so in the answer's body; `null` where it does not. */
  readonly waitMs?: (answer: string) => number | null;
}
