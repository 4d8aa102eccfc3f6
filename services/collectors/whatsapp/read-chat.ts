import { ListeningError } from "../../../schemas/errors.ts";
import type { Day, DateOrder } from "./date-order.ts";
import { dateOrderOf, dayUnder } from "./date-order.ts";
import type { Header } from "./header.ts";
import { readHeader, resemblesHeader } from "./header.ts";
import type { Phrases } from "./phrases.ts";
import type { SaidContent } from "./read-content.ts";
import { contentReader, visibleName } from "./read-content.ts";

/** Date and time as the exporting phone showed them. */
export interface LocalMinute extends Day {
  readonly hour: number;
  readonly minute: number;
}

/** One message of a chat: something said, or the place where something was said and deleted. */
export type ChatMessage = { readonly at: LocalMinute } & (
  | SaidContent
  | { readonly kind: "deleted"; readonly sender: string }
);

export interface Chat {
  /** In the order of the file, which is that of arrival. */
  readonly messages: readonly ChatMessage[];
  /** Joins, departures, settings, calls and notices. */
  readonly systemLines: number;
  /** Lines before the first header: the file was cut, and nobody knows whose they are. */
  readonly beforeFirst: string;
  /** Lines that look like headers and are none of this file's style or can't be read; they were taken as text. */
  readonly notHeaders: number;
}

export interface ReadChatOptions {
  /** The group's name, under which phones let the system speak. */
  readonly groupName: string;
  readonly phrases: Phrases;
  readonly nowMs: number;
  /** For files that do not tell day from month; `undefined` refuses them. */
  readonly dateOrder: DateOrder | undefined;
}

interface Line {
  readonly text: string;
  /** Present where the line begins as a header does, and its date exists under some order. */
  readonly header: Header | undefined;
}

const orders = ["day-first", "month-first", "year-first"] as const;

/**
 * Reads the text of an exported chat. One style of header and one order of dates hold for the whole file. Throws
 * EXPORT_NOT_UNDERSTOOD when it is no chat, EXPORT_DATE_ORDER when day and month can't be told apart. No error quotes the
 * file.
 */
export function readChat(file: string, text: string, options: ReadChatOptions): Chat {
  const lines = linesOf(text, options.nowMs);
  const style = styleOf(lines);
  if (style === undefined) {
    const message = `${file}: none of its ${lines.length} lines begins like a message of WhatsApp`;
    throw new ListeningError("EXPORT_NOT_UNDERSTOOD", message, { retryable: false });
  }
  const ofStyle = lines.flatMap(({ header }) => (header?.style === style ? [header] : []));
  const order = orderOf(file, ofStyle, options);
  const readContent = contentReader(options.phrases);
  const groupNames = new Set([visibleName(options.groupName)]);
  const messages: ChatMessage[] = [];
  let systemLines = 0;
  let notHeaders = 0;
  const { before, blocks } = blocksOf(lines, ({ header, text: line }) => {
    const day = header?.style === style ? dayUnder(header, order, options.nowMs) : undefined;
    if (header !== undefined && day !== undefined) return { header, day };
    if (resemblesHeader(line)) notHeaders += 1;
    return undefined;
  });
  for (const { header, day, rest } of blocks) {
    const content = readContent(rest, groupNames);
    if (content.kind !== "system") {
      messages.push({ ...content, at: { ...day, hour: header.hour, minute: header.minute } });
      continue;
    }
    systemLines += 1;
    if (content.group !== undefined) groupNames.add(content.group);
  }
  const beforeFirst = before.join("\n").trim();
  if (messages.length === 0 && beforeFirst !== "")
    throw new ListeningError("EXPORT_NOT_UNDERSTOOD", `${file}: text, and no message`, { retryable: false });
  return { messages, systemLines, beforeFirst, notHeaders };
}

function linesOf(text: string, nowMs: number): readonly Line[] {
  return text.split(/\r?\n/u).map((line) => {
    const header = readHeader(line);
    const exists =
      header !== undefined && orders.some((order) => dayUnder(header, order, nowMs) !== undefined);
    return { text: line, header: exists ? header : undefined };
  });
}

/** The first line's style, if it has one: exports begin with a header. Of a file cut in the middle, the most frequent. */
function styleOf(lines: readonly Line[]): string | undefined {
  const first = lines.find(({ text }) => text.trim() !== "")?.header;
  if (first !== undefined) return first.style;
  const counts = new Map<string, number>();
  for (const { header } of lines)
    if (header !== undefined) counts.set(header.style, (counts.get(header.style) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function orderOf(file: string, headers: readonly Header[], { nowMs, dateOrder }: ReadChatOptions): DateOrder {
  const guess = dateOrderOf(headers, { nowMs, otherwise: dateOrder });
  if (guess.order !== undefined) return guess.order;
  const what =
    guess.why === "ambiguous"
      ? "its dates can be read with the day first or the month first, and no date tells which"
      : "some of its dates have the day first and others the month first";
  throw new ListeningError("EXPORT_DATE_ORDER", `${file}: ${what}`, { retryable: false });
}

interface Opening {
  readonly header: Header;
  readonly day: Day;
}

/** Cuts the lines at those that open a message; what comes before the first is `before`. */
function blocksOf(lines: readonly Line[], openingOf: (line: Line) => Opening | undefined) {
  const before: string[] = [];
  const blocks: (Opening & { readonly lines: string[] })[] = [];
  for (const line of lines) {
    const opening = openingOf(line);
    if (opening === undefined) (blocks.at(-1)?.lines ?? before).push(line.text);
    else blocks.push({ ...opening, lines: [opening.header.rest] });
  }
  return { before, blocks: blocks.map((block) => ({ ...block, rest: block.lines.join("\n") })) };
}
