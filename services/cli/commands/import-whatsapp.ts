import type { EventLog, NewRecord } from "../../../pipelines/ports/event-log.ts";
import type { Collection, StateStore } from "../../../pipelines/ports/state-store.ts";
import type { Protector } from "../../../pipelines/protect/protector.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { ChatDay } from "../../../schemas/chat-day.ts";
import type { Config } from "../../../schemas/config.ts";
import { ConflictError, ListeningError } from "../../../schemas/errors.ts";
import { documentId } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import { rawTopic } from "../../../schemas/topics.ts";
import type {
  DayChange,
  DayPayload,
  ExportedDay,
  ExportedChat,
} from "../../collectors/whatsapp/chat-days.ts";
import { chatDays } from "../../collectors/whatsapp/chat-days.ts";
import type { ExportText } from "../../collectors/whatsapp/open-export.ts";
import { withPhrases } from "../../collectors/whatsapp/phrases.ts";
import type { Chat } from "../../collectors/whatsapp/read-chat.ts";
import { readChat } from "../../collectors/whatsapp/read-chat.ts";

export const chatDayCollection: Collection<ChatDay> = { name: "chat-days", schema: ChatDay };

export interface ImportChatDependencies {
  readonly log: Pick<EventLog, "append">;
  readonly state: StateStore;
  readonly protector: ChatProtector;
}

export type ChatProtector = Pick<Protector, "payload" | "pseudonymsUnderAllKeys">;

/** How a configuration says that exports are to be read. */
export type ChatSettings = Config["collect"]["whatsapp"];

export interface ChatImport {
  /** As named on the command line, for messages. */
  readonly file: string;
  readonly text: string;
  readonly channel: Channel;
  readonly settings: ChatSettings;
  readonly nowMs: number;
}

export interface ChatSummary extends Readonly<DayChange["counts"]> {
  readonly messages: number;
  readonly systemLines: number;
  readonly notHeaders: number;
  readonly unknownMarks: number;
  /** Lines before the first header; they are kept among the dead letters. */
  readonly linesBeforeFirst: number;
}

const appendedAtOnce = 1_000;

/**
 * Appends what an exported chat holds and is not yet known, day by day. What was appended is remembered only after that,
 * so a crash repeats a day under the same ids. Importing a file twice appends nothing.
 */
export async function importChat(
  what: ChatImport,
  dependencies: ImportChatDependencies,
): Promise<ChatSummary> {
  const { chat, exported } = readExport(what, dependencies.protector);
  const counts = { added: 0, edited: 0, deleted: 0, known: 0 };
  const source = { ...sourceOf(what, exported), importedAt: new Date(what.nowMs).toISOString() };
  for (const day of exported.days) {
    const of = await importDay(day, source, dependencies);
    counts.added += of.added;
    counts.edited += of.edited;
    counts.deleted += of.deleted;
    counts.known += of.known;
  }
  const { messages, systemLines, notHeaders, beforeFirst } = chat;
  return {
    ...counts,
    messages: messages.length,
    systemLines,
    notHeaders,
    unknownMarks: messages.filter((each) => each.kind === "said" && each.unknownMark).length,
    linesBeforeFirst: beforeFirst === "" ? 0 : beforeFirst.split("\n").length,
  };
}

/** The raw items that a first import of an export would append. */
export function rawItemsOf(what: ChatImport, protector: ChatProtector): readonly RawItem[] {
  const { exported } = readExport(what, protector);
  return exported.days.flatMap((day) =>
    day.compare(undefined).payloads.map((payload) => rawItem(payload, day, sourceOf(what, exported))),
  );
}

function readExport(
  { file, text, channel, settings, nowMs }: ChatImport,
  protector: ChatProtector,
): { readonly chat: Chat; readonly exported: ExportedChat } {
  const { timeZone, dateOrder, officers } = settings;
  const phrases = withPhrases({
    media: settings.mediaPhrases,
    deleted: settings.deletedPhrases,
    edited: settings.editedPhrases,
    system: settings.systemPhrases,
  });
  const chat = readChat(file, text, { groupName: channel.name, phrases, nowMs, dateOrder });
  return { chat, exported: chatDays(chat, { channel, timeZone, officers, nowMs, protector }) };
}

/** Of which group, and how old what it says is. */
type Source = Pick<RawItem, "channel" | "collectedAt" | "importedAt">;

function sourceOf({ channel }: ChatImport, { exportedAt }: ExportedChat): Source {
  return { channel, collectedAt: exportedAt };
}

async function importDay(
  day: ExportedDay,
  source: Source,
  { log, state }: ImportChatDependencies,
): Promise<DayChange["counts"]> {
  const key = `${source.channel.id}:${day.day}`;
  for (;;) {
    const remembered = await state.get(chatDayCollection, key);
    const { payloads, next, counts } = day.compare(remembered?.value);
    const records = payloads.map((payload) => record(rawItem(payload, day, source)));
    for (let start = 0; start < records.length; start += appendedAtOnce)
      await log.append(rawTopic, records.slice(start, start + appendedAtOnce));
    if (JSON.stringify(next) === JSON.stringify(remembered?.value)) return counts;
    try {
      await state.put(chatDayCollection, key, next, remembered?.version);
      return counts;
    } catch (error) {
      // Somebody else imported the same group meanwhile: compared again, what both saw has the same ids.
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

function rawItem({ kind, stored }: DayPayload, { postNativeId }: ExportedDay, source: Source): RawItem {
  const postId = documentId("whatsapp", postNativeId);
  return { ...source, payloadKind: kind, postId, caption: null, payload: stored };
}

function record(raw: RawItem): NewRecord {
  return { key: raw.postId, value: Buffer.from(JSON.stringify(raw)) };
}

/** The group a file is of: the one that is named, the one whose name the file bears, or the only one there is. */
export function groupOf(
  channels: readonly Channel[],
  { name }: ExportText,
  channelId: string | undefined,
): Channel {
  const groups = channels.filter(({ platform }) => platform === "whatsapp");
  const named = groups.filter((each) => name.toLowerCase().includes(each.name.toLowerCase()));
  const [group, another] =
    channelId !== undefined ? groups.filter(({ id }) => id === channelId) : named.length > 0 ? named : groups;
  if (group !== undefined && another === undefined) return group;
  const problem =
    channelId !== undefined
      ? `no channel ${channelId} of platform whatsapp is configured`
      : groups.length === 0
        ? "no channel of platform whatsapp is configured"
        : `several groups are configured; say with --channel which one ${name} is of`;
  throw new ListeningError("USAGE", problem, { retryable: false });
}

/** One line for a person. */
export function summaryLine(file: string, summary: ChatSummary): string {
  const { messages, added, edited, deleted, known, systemLines } = summary;
  const remarks = [
    [summary.notHeaders, "lines that only look like the beginning of a message, taken as text"],
    [summary.unknownMarks, "messages that may be a placeholder in an unknown language, taken as text"],
    [summary.linesBeforeFirst, "lines before the first message, kept as a dead letter"],
  ] as const;
  return [
    `${file}: ${messages} messages: ${added} new, ${edited} edited, ${deleted} deleted, ${known} known; ${systemLines} system lines`,
    ...remarks.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`),
  ].join("; ");
}
