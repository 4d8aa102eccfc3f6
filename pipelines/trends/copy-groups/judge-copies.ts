import type { AnalysedComment } from "../../../schemas/analysed.ts";
import type { CopyReason } from "../../../schemas/copy-groups.ts";
import { isLinkKey } from "../../enrich/copies/link-key.ts";
import { speakerOf } from "../speaker.ts";

const hourMs = 3_600_000;

/** What makes a group. Whoever changes any of it raises the version, which every decision names. */
export const copyRule = { version: 1, fewestVoices: 5, withinHours: 24 } as const;

/** Flags err; so of equal messages some may lack one. */
const mostly = 0.5;
/** In so many words a greeting is all that is said; a longer message that greets has something else to say. */
const longestGreeting = 25;

/** What is looked at of a message. Its sentiment is not: praise and blame are judged alike. */
export type CopyMessage = Pick<
  AnalysedComment,
  "author" | "postId" | "channelId" | "publishedAt" | "flags" | "text"
>;

export type CopyVerdict =
  | { readonly kind: "group"; readonly why: CopyReason }
  /** No group: what many say because anybody would, or too few people within the time. */
  | { readonly kind: "aside"; readonly because: "prayer" | "greeting" | "few" };

/**
 * Judges the messages of one copy key, in any order: a group where enough voices said the same within the time, unless
 * most of them pray or greet. Says that a message was passed on, and neither why nor by whom.
 */
export function judgeCopies(copyKey: string, messages: readonly CopyMessage[]): CopyVerdict {
  if (share(messages, ({ flags }) => flags.includes("prayer")) >= mostly) return aside("prayer");
  if (share(messages, isGreeting) >= mostly) return aside("greeting");
  const busiest = busiestTime(messages);
  const [first, last] = [busiest.at(0), busiest.at(-1)];
  const voices = distinct(busiest, speakerOf);
  if (first === undefined || last === undefined || voices < copyRule.fewestVoices) return aside("few");
  const why: CopyReason = {
    rule: isLinkKey(copyKey) ? "same_link" : "same_message",
    ...copyRule,
    from: first.publishedAt,
    to: last.publishedAt,
    comments: busiest.length,
    voices,
    posts: distinct(busiest, ({ postId }) => postId),
    channels: distinct(busiest, ({ channelId }) => channelId),
  };
  return { kind: "group", why };
}

const aside = (because: Extract<CopyVerdict, { kind: "aside" }>["because"]): CopyVerdict => ({
  kind: "aside",
  because,
});

function isGreeting({ flags, text }: CopyMessage): boolean {
  return flags.includes("greeting") && text.split(/\s+/u).length <= longestGreeting;
}

function share(messages: readonly CopyMessage[], holds: (message: CopyMessage) => boolean): number {
  return messages.length === 0 ? 0 : messages.filter(holds).length / messages.length;
}

function distinct(messages: readonly CopyMessage[], of: (message: CopyMessage) => string): number {
  return new Set(messages.map(of)).size;
}

/** Of all times of `withinHours` the one with the most voices, the earliest of several: its messages in order. */
function busiestTime(messages: readonly CopyMessage[]): readonly CopyMessage[] {
  const ordered = messages.toSorted((a, b) => (a.publishedAt < b.publishedAt ? -1 : 1));
  const speaking = new Map<string, number>();
  let best = { voices: 0, from: 0, to: 0 };
  let from = 0;
  for (const [at, message] of ordered.entries()) {
    const speaker = speakerOf(message);
    speaking.set(speaker, (speaking.get(speaker) ?? 0) + 1);
    const startMs = Date.parse(message.publishedAt) - copyRule.withinHours * hourMs;
    for (let gone = ordered[from]; gone !== undefined && Date.parse(gone.publishedAt) <= startMs;) {
      const left = (speaking.get(speakerOf(gone)) ?? 0) - 1;
      if (left > 0) speaking.set(speakerOf(gone), left);
      else speaking.delete(speakerOf(gone));
      from += 1;
      gone = ordered[from];
    }
    if (speaking.size > best.voices) best = { voices: speaking.size, from, to: at + 1 };
  }
  return ordered.slice(best.from, best.to);
}
