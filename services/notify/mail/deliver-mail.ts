import { createHash } from "node:crypto";
import type { Delivery } from "../../../pipelines/ports/notifier.ts";
import type { MailServer } from "./smtp-session.ts";
import { sendMail, whySmtpFailed, withSmtpSession } from "./smtp-session.ts";

/** One mail to all of a list. */
export interface ListMail {
  readonly server: MailServer;
  /** `Name <address>`, or the address alone. */
  readonly from: string;
  readonly to: readonly string[];
  /** Composed anew for each attempt; with the same Message-ID each time. */
  readonly compose: () => Promise<Buffer>;
}

/** One attempt at those of the list whom no attempt before `reached`. Every failure is an outcome: rejects only when `signal` aborts. */
export async function deliverMail(
  { server, from, to, compose }: ListMail,
  reached: readonly string[],
  signal: AbortSignal,
): Promise<Delivery> {
  const settled = new Map(reached.map((each) => [each.slice(1), each.startsWith("+")]));
  const left = to.filter((address) => !settled.has(keyOf(address)));
  try {
    const bytes = await compose();
    const answers = await withSmtpSession(server, signal, (session) =>
      sendMail(session, { from: addressIn(from), to: left }, bytes),
    );
    for (const [address, status] of answers) if (status < 400) settled.set(keyOf(address), true);
    const refusals = [...answers].filter(([, status]) => status >= 500);
    for (const [address] of refusals) settled.set(keyOf(address), false);
    const statuses = [...new Set([...answers.values()].filter((status) => status >= 400))]
      .sort((a, b) => a - b)
      .join(", ");
    return outcome(to, settled, statuses);
  } catch (error) {
    signal.throwIfAborted();
    const { reason, isMessage } = whySmtpFailed(error, server.timeoutMs);
    if (!isMessage) return { kind: "retry", reason, afterMs: null, reached };
    const without = to.filter((address) => settled.get(keyOf(address)) !== true).length;
    if (without === to.length) return { kind: "refused", reason };
    return { kind: "delivered", refused: `${reason} for ${without} of ${to.length} recipients` };
  }
}

/** `settled` says, by the address's key, whether its owner has the mail or never will. */
function outcome(list: readonly string[], settled: ReadonlyMap<string, boolean>, statuses: string): Delivery {
  const keys = list.map(keyOf);
  const has = keys.filter((key) => settled.get(key) === true).length;
  const never = keys.filter((key) => settled.get(key) === false).length;
  const later = list.length - has - never;
  const count = (recipients: number) => `${recipients} of ${list.length} recipients`;
  const why = statuses === "" ? "" : ` (status ${statuses})`;
  if (later > 0) {
    const reached = [...settled].map(([key, reaches]) => `${reaches ? "+" : "-"}${key}`);
    return { kind: "retry", reason: `the server put off ${count(later)}${why}`, afterMs: null, reached };
  }
  const refused = `the server refused ${count(never)}${why}`;
  if (has === 0) return { kind: "refused", reason: refused };
  return { kind: "delivered", refused: never === 0 ? null : refused };
}

/** Stands for an address where it is kept, without telling it. */
function keyOf(address: string): string {
  return createHash("sha256").update(address.toLowerCase()).digest("hex").slice(0, 16);
}

/** The address alone of `Name <address>`. */
function addressIn(from: string): string {
  return /<(?<address>[^>]+)>$/u.exec(from)?.groups?.["address"] ?? from;
}
