import { createHash } from "node:crypto";
import type { Instant } from "../../../schemas/item.ts";
import { departmentChannels, madeUpChannelId, truthChannel } from "./department-channels.ts";
import type { FileRow } from "./file-rows.ts";
import { fileRows } from "./file-rows.ts";
import type { Truth, TruthComment, TruthPost } from "./truth.ts";

/** The video of rows that name none. */
const collectingVideo = "tanpa-video";

/** Rows of a video without a single known time are spread over the month before this. */
const undatedUntilMs = Date.UTC(2026, 0, 31);
const monthMs = 30 * 86_400_000;
const hourMs = 3_600_000;

/**
 * A truth made of a file of comments, NDJSON or `.gz` of it, in which every id becomes exactly one comment; of rows with
 * the same id the last counts. Throws INPUT_UNREADABLE with the line. What a row lacks is made up, the same each time:
 *
 * - `id`: from the number of the line and the text;
 * - `video`: that of its parent, else one video that collects such rows;
 * - `video_title`: `Video` and its id; a video's time is an hour before its first comment, its likes and views follow
 *   from the number of its comments, and its channel, one of `departmentChannels`, from its id;
 * - `author`: none, as for a closed account. Others get an id and a handle made from the column;
 * - `published_at`: a moment between the video's first and last known time;
 * - `like_count`: 0;
 * - `parent`: the comment stands at the top; so does one whose parent is not in the file, is of another video, or is in
 *   a circle. A reply to a reply answers that reply's topmost comment.
 */
export async function fileTruth(path: string): Promise<Truth> {
  const rows = new Map<string, FileRow>();
  for await (const { line, row } of fileRows(path))
    rows.set(row.id ?? `baris-${line}-${digest(row.text)}`, row);

  const places = new Map<string, Place>();
  for (const id of rows.keys()) places.set(id, placeOf(id, rows, places));

  const byVideo = Map.groupBy(rows, ([id]) => places.get(id)?.video ?? collectingVideo);
  const posts: TruthPost[] = [];
  const comments: TruthComment[] = [];
  for (const [video, entries] of byVideo) {
    const known = entries.flatMap(([, row]) => row.published_at ?? []).sort();
    const last = known.at(-1) ?? new Date(undatedUntilMs).toISOString();
    const first = known[0] ?? new Date(undatedUntilMs - monthMs).toISOString();
    const title = entries.find(([, row]) => row.video_title !== undefined)?.[1].video_title;
    posts.push(postOf(video, title ?? `Video ${video}`, first, entries.length));
    for (const [id, row] of entries) {
      comments.push({
        id,
        postId: video,
        parentId: places.get(id)?.top ?? null,
        author: row.author === undefined ? null : madeUpAuthor(row.author),
        text: row.text,
        publishedAt: row.published_at ?? between(first, last, id),
        editedAt: null,
        likes: row.like_count ?? 0,
      });
    }
  }
  return { channels: departmentChannels.map(truthChannel), posts, comments };
}

interface Place {
  readonly video: string;
  /** The topmost comment above; `null` for a top comment. */
  readonly top: string | null;
}

function placeOf(id: string, rows: ReadonlyMap<string, FileRow>, known: ReadonlyMap<string, Place>): Place {
  const row = rows.get(id);
  const seen = new Set([id]);
  let top: string | null = null;
  for (let above = row?.parent; above !== undefined; above = rows.get(above)?.parent) {
    if (seen.has(above)) return { video: row?.video ?? collectingVideo, top: null }; // a circle
    const next = rows.get(above);
    if (next === undefined) break;
    seen.add(above);
    top = above;
  }
  if (top === null) return { video: row?.video ?? collectingVideo, top };
  const { video } = known.get(top) ?? placeOf(top, rows, known);
  return row?.video === undefined || row.video === video ? { video, top } : { video: row.video, top: null };
}

function postOf(id: string, title: string, firstComment: Instant, comments: number): TruthPost {
  const channel = departmentChannels[Math.floor(fraction(id) * departmentChannels.length)];
  if (channel === undefined) throw new TypeError("there is no channel to take a video");
  const publishedAt = new Date(Date.parse(firstComment) - hourMs).toISOString();
  return {
    id,
    channelId: channel.nativeId,
    kind: "video",
    title,
    publishedAt,
    views: comments * 120,
    likes: comments * 6,
  };
}

function madeUpAuthor(seed: string): { readonly id: string; readonly name: string } {
  return { id: madeUpChannelId(`author ${seed}`), name: `@warga-${digest(seed)}` };
}

function between(first: Instant, last: Instant, seed: string): Instant {
  const firstMs = Date.parse(first);
  return new Date(firstMs + Math.floor(fraction(seed) * (Date.parse(last) - firstMs))).toISOString();
}

function digest(seed: string): string {
  return createHash("sha256").update(seed).digest("hex").slice(0, 12);
}

/** A number from 0 up to 1 that is the same for the same seed. */
function fraction(seed: string): number {
  return createHash("sha256").update(seed).digest().readUInt32BE() / 2 ** 32;
}
