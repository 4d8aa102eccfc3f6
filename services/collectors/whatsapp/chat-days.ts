import { createHash } from "node:crypto";
import { tombstonePayload } from "../../../pipelines/normalise/tombstone.ts";
import type { Protector } from "../../../pipelines/protect/protector.ts";
import type { Channel } from "../../../schemas/channel.ts";
import type { ChatDay, ChatEntry } from "../../../schemas/chat-day.ts";
import type { Instant } from "../../../schemas/item.ts";
import { documentId } from "../../../schemas/item.ts";
import type { Merged, SeenMessage } from "./merge-day.ts";
import { mergeDay } from "./merge-day.ts";
import type { Chat, ChatMessage } from "./read-chat.ts";
import { visibleName } from "./read-content.ts";
import { isoDay, zoneClock } from "./zone-time.ts";

/** One day of an export, ready to be compared with what is remembered of that day. */
export interface ExportedDay {
  /** As `2026-11-24`. */
  readonly day: string;
  readonly postNativeId: string;
  /** What is to be appended, given what is remembered, and what is to be remembered after that. */
  compare(remembered: ChatDay | undefined): DayChange;
}

export interface DayChange {
  readonly payloads: readonly DayPayload[];
  readonly next: ChatDay;
  readonly counts: Readonly<Record<"added" | "edited" | "deleted" | "known", number>>;
}

/** `stored` is already fit to be written: it is ours, or has passed the protector. */
export interface DayPayload {
  readonly kind: string;
  readonly stored: object | null;
}

export interface ExportedChat {
  /** An export is as new as its newest message: a file's own time changes whenever it is copied. */
  readonly exportedAt: Instant;
  readonly days: readonly ExportedDay[];
}

export interface ChatDaysOptions {
  readonly channel: Channel;
  readonly timeZone: string;
  readonly officers: readonly string[];
  readonly nowMs: number;
  readonly protector: Pick<Protector, "payload" | "pseudonymsUnderAllKeys">;
}

interface TimedMessage {
  readonly message: ChatMessage;
  readonly publishedAt: Instant;
  readonly minute: number;
}

const minuteMs = 60_000;

/** Cuts a chat into days, each a post of its group, with everything that import and inspection need of it. */
export function chatDays(chat: Chat, options: ChatDaysOptions): ExportedChat {
  const instantOf = zoneClock(options.timeZone);
  const timed = chat.messages.map((message): TimedMessage => {
    const publishedAt = instantOf(message.at);
    return { message, publishedAt, minute: Date.parse(publishedAt) / minuteMs };
  });
  const minutes = timed.map(({ minute }) => minute);
  const first = minutes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const last = minutes.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const exportedAt = new Date(timed.length === 0 ? options.nowMs : Math.min(last * minuteMs, options.nowMs));
  const context = {
    ...options,
    exportedAt: exportedAt.toISOString(),
    whole: (minute: number) => minute > first && minute < last,
    cutBefore: (minute: number) => minute === first,
    members: membersOf(timed),
    isOfficer: officerTest(options.officers),
  };
  const byDay = Map.groupBy(timed, ({ message }) => isoDay(message.at));
  const days = [...byDay].map(([day, messages], index): ExportedDay => {
    const stray = index === 0 ? chat.beforeFirst : "";
    const [opening] = messages;
    const began = instantOf({ ...dayOf(opening), hour: 0, minute: 0 });
    return {
      day,
      postNativeId: `${options.channel.nativeId}/${day}`,
      compare: (remembered) => compareDay({ day, began, messages, stray }, remembered, context),
    };
  });
  return { exportedAt: context.exportedAt, days };
}

type Context = ChatDaysOptions & {
  readonly exportedAt: Instant;
  readonly whole: (minute: number) => boolean;
  readonly cutBefore: (minute: number) => boolean;
  readonly members: readonly string[];
  readonly isOfficer: (sender: string) => boolean;
};

interface DayOfChat {
  readonly day: string;
  readonly began: Instant;
  readonly messages: readonly TimedMessage[];
  readonly stray: string;
}

function compareDay(
  { day, began, messages, stray }: DayOfChat,
  remembered: ChatDay | undefined,
  context: Context,
): DayChange {
  const { channel, protector, exportedAt } = context;
  const pseudonyms = (what: string) => protector.pseudonymsUnderAllKeys("whatsapp", what);
  const seen = messages.map(({ message, minute }) => seenMessage(message, minute, channel, pseudonyms));
  const merged = mergeDay(remembered?.entries ?? [], seen, {
    seenAt: exportedAt,
    whole: context.whole,
    cutBefore: context.cutBefore,
    idOf: (at, ordinal) => messageId(seen[at], ordinal, channel, pseudonyms),
  });
  const strays = stray === "" ? [] : [pseudonyms(`stray\n${digest(stray)}`)[0] ?? ""];
  const unknownStrays = strays.filter((each) => remembered?.strays.includes(each) !== true);
  const stored = (kind: string, body: object): DayPayload => {
    const outcome = protector.payload("whatsapp", kind, body);
    return { kind, stored: outcome.kind === "keep" ? outcome.value : null };
  };
  const payloads = [
    ...(remembered === undefined ? [stored("chatDay", { name: channel.name, day, publishedAt: began })] : []),
    ...unknownStrays.map(() =>
      stored("strayText", { text: stray, members: namedIn(stray, context.members) }),
    ),
    ...merged.flatMap(({ change, entry }, at) => {
      const timed = messages[at];
      if (change === "none" || timed === undefined) return [];
      const publishedAt = new Date(entry.minute * minuteMs).toISOString();
      if (timed.message.kind === "deleted") {
        const tombstone = { id: documentId("whatsapp", entry.id), of: "comment", publishedAt };
        return [{ kind: tombstonePayload, stored: tombstone }];
      }
      const { sender, text } = timed.message;
      return [
        stored("message", {
          id: entry.id,
          sender: personOf(sender, channel),
          members: namedIn(text, context.members),
          official: context.isOfficer(sender),
          text,
          publishedAt,
        }),
      ];
    }),
  ];
  const entries = together(remembered?.entries ?? [], merged, context.cutBefore);
  const next = { entries, strays: [...(remembered?.strays ?? []), ...unknownStrays] };
  return { payloads, next, counts: counted(merged, messages) };
}

/** In the order of arrival, as far as it is known: what an export that is cut within a minute lacks came before the rest. */
function together(
  known: readonly ChatEntry[],
  merged: readonly Merged[],
  cutBefore: (minute: number) => boolean,
): readonly ChatEntry[] {
  const shown = new Set(merged.map(({ entry }) => entry.id));
  const absent = known.filter(({ id }) => !shown.has(id));
  return [
    ...absent.filter(({ minute }) => cutBefore(minute)),
    ...merged.map(({ entry }) => entry),
    ...absent.filter(({ minute }) => !cutBefore(minute)),
  ].sort((a, b) => a.minute - b.minute);
}

function counted(merged: readonly Merged[], messages: readonly TimedMessage[]): DayChange["counts"] {
  const counts = { added: 0, edited: 0, deleted: 0, known: 0 };
  for (const [at, { change }] of merged.entries()) {
    if (change === "none") counts.known += 1;
    else if (messages[at]?.message.kind === "deleted") counts.deleted += 1;
    else if (change === "new") counts.added += 1;
    else counts.edited += 1;
  }
  return counts;
}

function seenMessage(
  message: ChatMessage,
  minute: number,
  channel: Channel,
  pseudonyms: (what: string) => readonly string[],
): SeenMessage {
  const senders = pseudonyms(personOf(message.sender, channel));
  if (message.kind === "deleted") return { minute, senders, texts: [], state: "deleted" };
  const words = `${message.media ? "media" : "text"}\n${comparable(message.text)}`;
  return {
    minute,
    senders,
    texts: pseudonyms(`words\n${digest(words)}`),
    state: message.edited ? "edited" : "said",
  };
}

/** Content and the position among equals. Signed, because a text that is known but for a masked number could be tried out. */
function messageId(
  seen: SeenMessage | undefined,
  ordinal: number,
  { nativeId }: Channel,
  pseudonyms: (what: string) => readonly string[],
): string {
  const content = [nativeId, seen?.minute, seen?.senders[0], seen?.texts[0] ?? null, ordinal];
  return pseudonyms(`message\n${digest(JSON.stringify(content))}`)[0] ?? "";
}

/** A number is one person everywhere; a name is what one phone calls somebody in one group. */
function personOf(sender: string, { nativeId }: Channel): string {
  return phoneNumber(sender) ?? `${nativeId}/${sender.normalize("NFC")}`;
}

/** A sender without a name, as `+60100000001`; iPhones write the number with hyphens that do not break. */
function phoneNumber(sender: string): string | undefined {
  const digits = sender.replaceAll(/[\s().+\u2010-\u2015-]/gu, "");
  return /^\d{8,15}$/u.test(digits) ? `+${digits}` : undefined;
}

/** Phones show a mention by their own names, and differ in invisible marks and blanks. */
function comparable(text: string): string {
  return text
    .replaceAll(/@\u2068[^\u2068\u2069\n]{1,100}\u2069|@\d{8,15}/gu, "@")
    .normalize("NFC")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

function membersOf(timed: readonly TimedMessage[]): readonly string[] {
  return [...new Set(timed.map(({ message }) => message.sender))];
}

/** Only those whom the text may name: a group has a thousand members, and most texts name none. */
function namedIn(text: string, members: readonly string[]): readonly string[] {
  const lower = text.toLowerCase();
  return members.filter((name) => lower.includes(name.toLowerCase()));
}

function officerTest(officers: readonly string[]): (sender: string) => boolean {
  const plain = (name: string) => phoneNumber(visibleName(name)) ?? visibleName(name).toLowerCase();
  const names = new Set(officers.map(plain));
  return (sender) => names.has(plain(sender));
}

function dayOf(timed: TimedMessage | undefined) {
  if (timed === undefined) throw new TypeError("a day of a chat has a message");
  return timed.message.at;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
