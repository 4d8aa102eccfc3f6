import { z } from "zod";
import type { Payload } from "../../../../pipelines/ports/source.ts";
import { sourceError } from "../../source-errors.ts";
import { htmlText } from "../html-text.ts";
import type { PortalSite } from "../portal-site.ts";
import { portalPayload, writerOf } from "../portal-site.ts";
import { inUtc } from "../wordpress/wordpress-items.ts";

/** A portal whose comments are at Disqus. */
export interface DisqusSite {
  readonly site: PortalSite;
  /** Its forum's short name. */
  readonly forum: string;
  /** User names at Disqus, in small letters, of those who speak for the department. */
  readonly officers: ReadonlySet<string>;
}

/** Ids are numbers as text, and some fields give them as numbers. */
const Id = z.union([z.string(), z.int().positive().transform(String)]).pipe(z.string().regex(/^\d{1,20}$/u));

/** What is wrong with a field, or that it is missing, is for the normaliser to say. */
const field = z.unknown().optional();
const flag = z.boolean().optional().catch(undefined);

/** A comment or reply. */
export const DisqusPost = z.object({
  id: Id,
  thread: Id.optional().catch(undefined),
  parent: field,
  author: field,
  message: field,
  raw_message: field,
  createdAt: field,
  likes: field,
  isDeleted: flag,
  isSpam: flag,
  isApproved: flag,
});
export type DisqusPost = Readonly<z.infer<typeof DisqusPost>>;

const Author = z.object({
  name: z.unknown().optional(),
  username: z.string().min(1).optional().catch(undefined),
  isAnonymous: flag,
});

/** Throws SOURCE_UNEXPECTED for one without an id. */
export function postIn(item: unknown): DisqusPost {
  const { data } = DisqusPost.safeParse(item);
  if (data === undefined) throw sourceError("unexpected", "comments: a comment of Disqus without an id");
  return data;
}

/** Does the public see it? */
export function isShown({ isDeleted, isSpam, isApproved }: DisqusPost): boolean {
  return isDeleted !== true && isSpam !== true && isApproved !== false;
}

/** In ms since 1970; not a number where it can't be read. */
export function createdMs({ createdAt }: DisqusPost): number {
  return Date.parse(z.string().safeParse(inUtc(createdAt)).data ?? "");
}

/** Ids within the portal: those of WordPress begin otherwise, because a portal may have had comments of its own before. */
const commentId = (number: string): string => `d${number}`;

/** Disqus's number in an id within the portal; `undefined` for one that is not Disqus's. */
export function numberIn(localId: string): string | undefined {
  return /^d(\d+)$/u.exec(localId)?.[1];
}

export function commentPayload(
  disqus: DisqusSite,
  post: DisqusPost,
  under: { readonly articleId: string; readonly caption: string | null },
): Payload {
  const { data: author } = Author.safeParse(post.author);
  // HTML, in which a name that is mentioned and a link stand as they are shown; the other is what was typed.
  const text = typeof post.message === "string" ? htmlText(post.message) : post.raw_message;
  const body = {
    id: commentId(post.id),
    article: under.articleId,
    parent: parentOf(post),
    writer: writerAtDisqus(disqus, author),
    name: author?.name,
    text,
    publishedAt: inUtc(post.createdAt),
    likes: post.likes,
  };
  return portalPayload(disqus.site, "comment", under.articleId, body, under.caption);
}

/** 0 stands for none. What is no number is for the normaliser to refuse. */
function parentOf({ parent }: DisqusPost): unknown {
  if (parent === undefined || parent === null || parent === 0) return undefined;
  const { data } = Id.safeParse(parent);
  return data === undefined ? parent : commentId(data);
}

/** An account is the same person on every portal. What it calls itself proves nothing: only its user name is its own. */
function writerAtDisqus(
  { site, officers }: DisqusSite,
  author: z.infer<typeof Author> | undefined,
): string | undefined {
  const account = author?.isAnonymous === true ? undefined : author?.username?.toLowerCase();
  if (account === undefined) return writerOf(site, { account: undefined, name: author?.name });
  return officers.has(account) ? site.nativeId : `disqus/${account}`;
}
