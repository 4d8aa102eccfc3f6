import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { ListeningError } from "../../../schemas/errors.ts";

const absent = <Value extends z.ZodType>(value: Value) =>
  value.nullish().transform((given) => given ?? undefined);

/** One line of a file of comments. Columns that are not named here are ignored; `null` counts as absent. */
export const FileRow = z.object({
  id: absent(z.string().min(1)),
  text: z.string(),
  video: absent(z.string().min(1)),
  video_title: absent(z.string()),
  author: absent(z.string().min(1)),
  like_count: absent(z.number()),
  published_at: absent(z.string().transform(instantIn)),
  parent: absent(z.string().min(1)),
});
export type FileRow = Readonly<z.infer<typeof FileRow>>;

export interface NumberedRow {
  readonly line: number;
  readonly row: FileRow;
}

/**
 * The rows of NDJSON, unpacked first when the name ends in `.gz`; blank lines are skipped. Throws INPUT_UNREADABLE with
 * the number of the line, and nothing of what stands in it.
 */
export async function* fileRows(path: string): AsyncGenerator<NumberedRow> {
  const file = createReadStream(path);
  const input = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  file.on("error", (error) => input.destroy(error)); // pipe() forwards no errors
  let line = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      const content = line === 1 ? text.replace(/^\uFEFF/u, "") : text;
      if (content.trim() !== "") yield { line, row: parsed(path, line, content) };
    }
  } catch (cause) {
    if (cause instanceof ListeningError) throw cause;
    throw unreadable(`${path} can't be read beyond line ${line}: ${systemCode(cause)}`, cause);
  } finally {
    file.destroy();
  }
}

function parsed(path: string, line: number, content: string): FileRow {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    throw unreadable(`${path}:${line} is not JSON`); // without the cause, which would quote the line
  }
  const { data, error } = FileRow.safeParse(json);
  if (data === undefined)
    throw unreadable(`${path}:${line}: ${fieldOf(error)} is missing or not what it must be`);
  return data;
}

/** `2025-04-06T18:01:54Z`, with an offset instead of the `Z`, or `2025-04-06 18:01[:54]`, which is taken as UTC. */
function instantIn(value: string, context: z.RefinementCtx): string {
  const iso = /[zZ]$|[+-]\d\d:?\d\d$/u.test(value) ? value : `${value.replace(" ", "T")}Z`;
  const atMs = Date.parse(iso);
  if (!Number.isNaN(atMs)) return new Date(atMs).toISOString();
  context.addIssue({ code: "custom", message: "no time" });
  return z.NEVER;
}

function fieldOf({ issues }: z.ZodError): string {
  return issues[0]?.path.join(".") || "the row";
}

function systemCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}

function unreadable(message: string, cause?: unknown): ListeningError {
  return new ListeningError("INPUT_UNREADABLE", message, { retryable: false, cause });
}
