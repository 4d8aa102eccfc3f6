import process from "node:process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { ListeningError } from "../../../../schemas/errors.ts";
import { parseJsonLine, readLines } from "../../../runtime/read-lines.ts";

const UnlabelledRow = z.object({
  id: z.string(),
  source: z.string(),
  text: z.string(),
  video: z.string().nullish(),
  video_title: z.string().nullish(),
  /** The id of the comment that this one answers. */
  parent: z.string().nullish(),
});

/** A comment of `my-unlabelled`; `null` where the set does not say. */
export interface Unlabelled {
  readonly id: string;
  readonly source: string;
  readonly text: string;
  readonly video: string | null;
  readonly post: string | null;
  /** The text of the comment that this one answers; `null` too when the set lacks that comment. */
  readonly parent: string | null;
}

const files = ["youtube-comments.jsonl.gz", "tweets.jsonl.gz", "forum-posts.jsonl"];

/** All comments of `my-unlabelled` in the folder of data sets. Throws INPUT_UNREADABLE, naming file and line. */
export async function readUnlabelled(data: URL): Promise<readonly Unlabelled[]> {
  const rows: z.infer<typeof UnlabelledRow>[] = [];
  for (const name of files) {
    const file = fileURLToPath(new URL(`my-unlabelled/${name}`, data));
    for await (const line of readLines(file, process.stdin)) {
      const row = UnlabelledRow.safeParse(parseJsonLine(line));
      if (!row.success) {
        const message = `${file}, line ${line.number}: no comment of my-unlabelled`;
        throw new ListeningError("INPUT_UNREADABLE", message, { retryable: false });
      }
      rows.push(row.data);
    }
  }
  const texts = new Map(rows.map(({ id, text }) => [id, text]));
  return rows.map(({ id, source, text, video, video_title: title, parent }) => ({
    id,
    source,
    text,
    video: video ?? null,
    post: title ?? null,
    parent: parent === null || parent === undefined ? null : (texts.get(parent) ?? null),
  }));
}
