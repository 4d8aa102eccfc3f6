import { createReadStream } from "node:fs";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { ListeningError } from "../../schemas/errors.ts";

export interface NumberedLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/**
 * The lines of a UTF-8 file that are not empty; one whose name ends in `.gz` is unpacked on the way. `-` reads stdin.
 * Throws INPUT_UNREADABLE, naming the file and the last good line, when it is missing or its compression is broken.
 */
export async function* readLines(file: string, stdin: Readable): AsyncGenerator<NumberedLine> {
  let number = 0;
  try {
    for await (const text of splitLines(open(file, stdin))) {
      number += 1;
      if (text.trim() !== "") yield { number, text };
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = number === 0 ? `${file}: ${reason}` : `${file}: broken after line ${number}: ${reason}`;
    throw new ListeningError("INPUT_UNREADABLE", message, { retryable: false, cause: error });
  }
}

function open(file: string, stdin: Readable): Readable {
  const bytes = file === "-" ? stdin : createReadStream(file);
  if (!file.endsWith(".gz")) return bytes;
  // Errors of either end reach whoever reads the unpacked stream, so the callback has nothing left to do.
  return pipeline(bytes, createGunzip(), () => {});
}

/** Not node:readline, which lets an error of its input escape as an uncaught exception. */
async function* splitLines(bytes: Readable): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of bytes.setEncoding("utf8") as AsyncIterable<string>) {
    const lines = (rest + chunk).split(/\r?\n/u);
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/** One line as JSON; `undefined` when it is none. */
export function parseJsonLine({ text }: NumberedLine): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
