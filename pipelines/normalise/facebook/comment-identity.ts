/** A comment's id and that of the comment it answers, as the API writes them: `{post part}_{comment part}`. */
export interface CommentIdentity {
  readonly id: string;
  readonly parentId: string | undefined;
}

/**
 * Reads a comment's identity from its address, for the comments that the API gives without an id:
 * `…/posts/555/?comment_id=901&reply_comment_id=902` is the comment `555_902` under `555_901`. `undefined` when the
 * address does not say.
 */
export function identityInAddress(permalink: string | undefined): CommentIdentity | undefined {
  if (permalink === undefined || !URL.canParse(permalink)) return undefined;
  const { pathname, searchParams } = new URL(permalink);
  const post = searchParams.get("story_fbid") ?? searchParams.get("fbid") ?? lastNumber(pathname);
  const top = searchParams.get("comment_id");
  const reply = searchParams.get("reply_comment_id");
  if (post === undefined || top === null) return undefined;
  if (![post, top, reply ?? top].every((part) => /^\d+$/u.test(part))) return undefined;
  return reply === null
    ? { id: `${post}_${top}`, parentId: undefined }
    : { id: `${post}_${reply}`, parentId: `${post}_${top}` };
}

function lastNumber(pathname: string): string | undefined {
  return pathname.split("/").findLast((part) => /^\d+$/u.test(part));
}
