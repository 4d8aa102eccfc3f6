import { LanguageCode, type SentimentLabel } from "../../../schemas/analysed.ts";
import type { ContentKind } from "../../../schemas/item.ts";

/** What else is true of a comment, beside sentiment and language. */
export const commentMarks = [
  "sarcasm",
  "prayer",
  "question",
  "spam",
  "tag",
  "copy",
  "official",
  "private",
] as const;
export type CommentMark = (typeof commentMarks)[number];

/** The writer's own labels of a comment. */
export interface WrittenLabels {
  readonly sentiment: SentimentLabel;
  readonly language: LanguageCode;
  readonly marks: readonly CommentMark[];
}

export interface WrittenComment extends WrittenLabels {
  readonly text: string;
}

/** A top comment and the replies that were written for it, in the order of the talk. */
export interface WrittenThread {
  readonly top: WrittenComment;
  readonly replies: readonly WrittenComment[];
  /** How many authors besides the first post the text again, with small changes; `0` for an ordinary comment. */
  readonly copies: number;
  /** Channels whose id begins so may carry the thread; `null` when any of the issue's may. */
  readonly place: string | null;
}

export interface WrittenPost {
  /** Our own id of the channel, such as `hq-youtube`. */
  readonly channel: string;
  readonly kind: ContentKind;
  readonly title: string;
}

/** One issue of the demo: what the department published about it, and what people wrote under that. */
export interface WrittenIssue {
  readonly id: string;
  readonly posts: readonly WrittenPost[];
  readonly threads: readonly WrittenThread[];
}

const sentimentSigns: Readonly<Record<string, SentimentLabel>> = {
  "-": "negative",
  "=": "neutral",
  "+": "positive",
};

interface Line extends WrittenComment {
  readonly isReply: boolean;
  readonly copies: number;
  readonly place: string | null;
}

/**
 * Reads comments in the corpus's own notation, one a line:
 *
 *     - ms sarcasm | bagus sangat servis, tunggu 5 jam je
 *     > = ms official | Terima kasih atas maklum balas tuan.
 *     - ms copy:8 at:johor | ...
 *
 * A sign for the sentiment (`-`, `=`, `+`), the language, marks, a bar, the text. `>` makes it a reply to the top
 * comment above; `copy:8` has eight more authors post it; `at:johor` keeps it to channels whose id begins with
 * `johor`, and to headquarters; `⏎` in a text is a line break. Throws a TypeError that quotes a line it cannot read.
 */
export function writtenThreads(notation: string): WrittenThread[] {
  const threads: (Omit<WrittenThread, "replies"> & { readonly replies: WrittenComment[] })[] = [];
  for (const line of notation.split("\n").map((raw) => raw.trim())) {
    if (line === "") continue;
    const { isReply, copies, place, ...comment } = parseLine(line);
    if (!isReply) {
      threads.push({ top: comment, replies: [], copies, place });
      continue;
    }
    const thread = threads.at(-1);
    if (thread === undefined) throw new TypeError(`a reply without a comment above it: ${line}`);
    thread.replies.push(comment);
  }
  return threads;
}

function parseLine(line: string): Line {
  const bar = line.indexOf(" | ");
  const isReply = line.startsWith(">");
  const [sign = "", code, ...words] = line
    .slice(isReply ? 1 : 0, Math.max(bar, 0))
    .trim()
    .split(/\s+/u);
  const sentiment = sentimentSigns[sign];
  const language = LanguageCode.safeParse(code);
  if (bar < 0 || sentiment === undefined || !language.success)
    throw new TypeError(`not a line of the corpus: ${line}`);

  const marks: CommentMark[] = [];
  let copies = 0;
  let place: string | null = null;
  for (const word of words) {
    const [name, value] = word.split(":");
    const mark = commentMarks.find((known) => known === name);
    if (mark !== undefined) marks.push(mark);
    if (mark === "copy") copies = Number(value);
    else if (name === "at" && value !== undefined) place = value;
    else if (mark === undefined) throw new TypeError(`an unknown mark "${word}" in the corpus: ${line}`);
  }
  const text = line.slice(bar + 3).replaceAll("⏎", "\n");
  return { text, sentiment, language: language.data, marks, isReply, copies, place };
}
