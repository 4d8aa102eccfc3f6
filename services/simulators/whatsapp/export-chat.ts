import type { ChatTruth, TruthMessage } from "./chat-truth.ts";
import type { Dialect, Shown } from "./dialects.ts";

export interface ExportOptions {
  /** How many of the oldest messages are cut off, as WhatsApp does beyond 40,000. */
  readonly cut?: number;
}

const malaysiaAheadMs = 8 * 3_600_000;

/** The text file that a phone in Malaysia exports of a chat; a chat that is not cut begins with the system's notice. */
export function exportChat(
  { group, messages }: ChatTruth,
  dialect: Dialect,
  { cut = 0 }: ExportOptions = {},
): string {
  const shown = messages.slice(cut);
  const [first] = shown;
  if (first === undefined) return "";
  const { words } = dialect;
  const lines = shown.map((message) => messageLine(message, dialect));
  if (cut > 0) return `${lines.join(dialect.lineEnd)}${dialect.lineEnd}`;
  const system = [words.notice, words.joined(first.sender)].map((said) =>
    systemLine(said, first, group, dialect),
  );
  return `${[...system, ...lines].join(dialect.lineEnd)}${dialect.lineEnd}`;
}

function messageLine(message: TruthMessage, { header, words, ios, lineEnd }: Dialect): string {
  const { sender, text, media, state } = message;
  const mark = ios && (media || state === "deleted") ? "\u200E" : "";
  const said =
    state === "deleted"
      ? words.deleted
      : `${media ? [words.media, text].filter(Boolean).join("\n") : text}${state === "edited" ? ` ${words.edited}` : ""}`;
  return `${mark}${header(shownAt(message))}${sender}: ${mark}${said.replaceAll("\n", lineEnd)}`;
}

function systemLine(said: string, at: TruthMessage, group: string, { header, ios }: Dialect): string {
  return ios ? `\u200E${header(shownAt(at))}${group}: \u200E${said}` : `${header(shownAt(at))}${said}`;
}

function shownAt({ at }: TruthMessage): Shown {
  const local = new Date(Date.parse(at) + malaysiaAheadMs);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
}
