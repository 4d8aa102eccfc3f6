import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import type { Entry, ZipFile } from "yauzl";
import { openPromise } from "yauzl";
import { ListeningError } from "../../../schemas/errors.ts";

/**
 * An export holds at most about 40,000 messages, mostly some megabytes. What is unpacked is counted as it comes, so that a
 * small archive can't fill the memory.
 */
const mostBytes = 64 * 1024 ** 2;
const mostEntries = 50_000;
/** A text of nothing but line ends is small, and its lines are not. */
const mostLines = 2_000_000;
const zipSignature = Buffer.from("PK\u0003\u0004");
const chatName = /^(?:_chat|(?:whatsapp chat|chat whatsapp|perbualan whatsapp|sembang whatsapp)\b.*)\.txt$/iu;

export interface ExportText {
  readonly text: string;
  /** Of the chat's own file, which names the group on Android. */
  readonly name: string;
}

/**
 * The text of an exported chat: a text file, or the one in a `.zip` beside its media. Throws INPUT_UNREADABLE when the
 * file can't be read, EXPORT_NOT_UNDERSTOOD when an archive holds no chat or several, EXPORT_TOO_LARGE beyond 64 MiB.
 */
export async function openExport(file: string, limit = mostBytes): Promise<ExportText> {
  try {
    if (!(await isZip(file))) {
      if (statSync(file).size > limit) throw tooLarge(file, inMebibytes(limit));
      return {
        text: decode(file, await gathered(createReadStream(file), file, limit)),
        name: basename(file),
      };
    }
    const zip = await openPromise(file, { autoClose: false });
    try {
      const entry = await chatIn(zip, file);
      if (entry.isEncrypted()) throw notUnderstood(file, "the archive is locked with a password");
      if (entry.uncompressedSize > limit) throw tooLarge(file, inMebibytes(limit));
      const bytes = await gathered(await zip.openReadStreamPromise(entry), file, limit);
      return {
        text: decode(file, bytes),
        name: chatFile(entry) === "_chat.txt" ? basename(file) : chatFile(entry),
      };
    } finally {
      zip.close();
    }
  } catch (cause) {
    if (cause instanceof ListeningError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ListeningError("INPUT_UNREADABLE", `${file}: ${reason}`, { retryable: false, cause });
  }
}

async function isZip(file: string): Promise<boolean> {
  const start = await gathered(createReadStream(file, { end: zipSignature.length - 1 }), file, mostBytes);
  return start.equals(zipSignature);
}

async function chatIn(zip: ZipFile, file: string): Promise<Entry> {
  if (zip.entryCount > mostEntries) throw tooLarge(file, `${mostEntries} files in the archive`);
  const texts: Entry[] = [];
  for await (const entry of zip.eachEntry()) if (/\.txt$/iu.test(entry.fileName)) texts.push(entry);
  const named = texts.filter((entry) => chatName.test(chatFile(entry)));
  const [chat, another] = named.length > 0 ? named : texts;
  if (chat === undefined) throw notUnderstood(file, "the archive holds no text of a chat");
  if (another !== undefined)
    throw notUnderstood(file, "the archive holds several texts; unpack it and name one");
  return chat;
}

function chatFile({ fileName }: Entry): string {
  return basename(fileName);
}

async function gathered(stream: Readable, file: string, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) throw tooLarge(file, inMebibytes(limit));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** UTF-8, or UTF-16 after a trip through an old editor, known by its mark. */
function decode(file: string, bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(isUtf16 ? "utf-16le" : "utf-8").decode(bytes);
  if (text.includes("\0")) throw notUnderstood(file, "it is no text");
  let lines = 0;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) lines += 1;
  if (lines > mostLines) throw tooLarge(file, `${mostLines} lines`);
  return text;
}

function tooLarge(file: string, most: string): ListeningError {
  return new ListeningError("EXPORT_TOO_LARGE", `${file}: more than ${most}`, { retryable: false });
}

function inMebibytes(limit: number): string {
  return `${limit / 1024 ** 2} MiB of text`;
}

function notUnderstood(file: string, why: string): ListeningError {
  return new ListeningError("EXPORT_NOT_UNDERSTOOD", `${file}: ${why}`, { retryable: false });
}
