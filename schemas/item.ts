import { z } from "zod";
import { Platform } from "./channel.ts";

/** A moment as ISO 8601 in UTC with milliseconds, such as `2026-11-24T03:42:00.000Z`. Compares as a string. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;

/** Identity of a document everywhere in Suara: `platform:nativeId`. */
export const DocumentId = z.templateLiteral([Platform, ":", z.string().min(1)]);
export type DocumentId = z.infer<typeof DocumentId>;

/** Joins a platform and its own id to a document id. */
export function documentId(platform: Platform, nativeId: string): DocumentId {
  return `${platform}:${nativeId}`;
}

const count = z.int().nonnegative();

/** What kind of content a post of ours is. */
export const ContentKind = z.enum([
  "video",
  "short_video",
  "news",
  "infographic",
  "videographic",
  "vox_pop",
  "mcp_scp",
  "photo",
  "text",
]);
export type ContentKind = z.infer<typeof ContentKind>;

/** Something the department published. In every field here, `null` means that the platform did not say, `0` that it said zero. */
export const Post = z.object({
  id: DocumentId,
  channelId: z.string(),
  kind: ContentKind,
  caption: z.string().describe("Title or caption, masked."),
  publishedAt: Instant,
  collectedAt: Instant,
  views: count.nullable(),
  likes: count.nullable(),
  comments: count.nullable().describe("The platform's own count of comments and replies at `collectedAt`."),
  url: z.url().nullable(),
});
export type Post = Readonly<z.infer<typeof Post>>;

/** What a member of the public, or the channel itself when `official`, wrote under a post. */
export const Comment = z.object({
  id: DocumentId,
  channelId: z.string(),
  postId: DocumentId,
  parentId: DocumentId.nullable().describe(
    "The comment this one replies to; `null` for a comment on the post itself.",
  ),
  author: z.string().nullable().describe("Keyed pseudonym; `null` when the platform did not say who wrote."),
  official: z.boolean().describe("Written by the channel itself."),
  text: z.string().describe("Masked: no private names, numbers or addresses."),
  publishedAt: Instant,
  editedAt: Instant.nullable().describe("`null` when it was never edited or the platform does not say."),
  collectedAt: Instant.describe("Of what a file brought: when the file was made."),
  importedAt: Instant.optional().describe(
    "When the file that brought it was taken in; absent where no file brought it.",
  ),
  likes: count.nullable(),
  replies: count.nullable().describe("Replies the platform counts under it; `null` on replies."),
  url: z.url().nullable(),
  postCaption: z
    .string()
    .optional()
    .describe("Of its post, masked, where a file said it; of a post that is collected, the post says it."),
});
export type Comment = Readonly<z.infer<typeof Comment>>;

/**
 * Reactions to one post at one time, by the platform's own types, such as `{ like: 12 }`. `share` is how often it was
 * passed on, where the platform says so, and `other` what the platform counts without naming the type.
 */
export const Reactions = z.object({
  id: DocumentId,
  channelId: z.string(),
  postId: DocumentId,
  observedAt: Instant,
  counts: z.record(z.string(), count),
});
export type Reactions = Readonly<z.infer<typeof Reactions>>;

/** A post or comment that the platform no longer shows. Carries what counting and finding need, and no text. */
export const Deletion = z.object({
  id: DocumentId.describe("Of what was deleted."),
  channelId: z.string(),
  postId: DocumentId,
  of: z.enum(["post", "comment"]),
  publishedAt: Instant.describe("When what was deleted had been published."),
  observedAt: Instant.describe("When we learned that it is gone."),
});
export type Deletion = Readonly<z.infer<typeof Deletion>>;

/** The platform's own comment count of a post at one time: what our own count is checked against. */
export const Coverage = z.object({
  id: DocumentId,
  channelId: z.string(),
  postId: DocumentId,
  observedAt: Instant,
  platformCount: count
    .nullable()
    .describe("`null` when the platform shows no count, for example with comments off."),
});
export type Coverage = Readonly<z.infer<typeof Coverage>>;

/** Anything a normaliser makes of a payload. */
export const Item = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("post"), post: Post }),
  z.object({ kind: z.literal("comment"), comment: Comment }),
  z.object({ kind: z.literal("reactions"), reactions: Reactions }),
  z.object({ kind: z.literal("deletion"), deletion: Deletion }),
  z.object({ kind: z.literal("coverage"), coverage: Coverage }),
]);
export type Item = Readonly<z.infer<typeof Item>>;
