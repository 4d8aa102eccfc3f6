import type { Platform } from "../../../schemas/channel.ts";
import type { Truth } from "../truth/truth.ts";
import { corpusChannels } from "./channels.ts";

/** How a platform writes the ids of what has these numbers on a channel with this native id. */
interface IdForms {
  readonly post: (channel: string, post: number) => string;
  readonly comment: (channel: string, post: number, comment: number) => string;
}

/** Where the ids that the corpus draws are not in the platform's form already. */
const forms: Readonly<Partial<Record<Platform, IdForms>>> = {
  facebook: {
    post: (page, post) => `${page}_${post}`,
    comment: (_, post, comment) => `${post}_${comment}`,
  },
  instagram: {
    post: (_, post) => String(17_900_000_000_000_000n + BigInt(post)),
    comment: (_, _post, comment) => String(17_870_000_000_000_000n + BigInt(comment)),
  },
  // Nineteen digits each.
  tiktok: {
    post: (_, post) => `74${String(post).padStart(17, "0")}`,
    comment: (_, _post, comment) => `75${String(comment).padStart(17, "0")}`,
  },
  // Nineteen digits, of which nothing here reads the time.
  x: {
    post: (_, post) => `20${String(post).padStart(17, "0")}`,
    comment: (_, _post, comment) => `21${String(comment).padStart(17, "0")}`,
  },
  portal: {
    post: (portal, post) => `${portal}/p${post}`,
    comment: (portal, _, comment) => `${portal}/c${comment}`,
  },
};

/** The same truth with ids in each platform's form. Numbered in the order given, so that equal truths keep equal ids. */
export function inPlatformsIds({ channels, posts, comments }: Truth): Truth {
  const formsOf = new Map(corpusChannels.map(({ nativeId, platform }) => [nativeId, forms[platform]]));
  const postIds = new Map<string, { readonly channel: string; readonly number: number }>();
  const newPostIds = new Map<string, string>();
  const newCommentIds = new Map<string, string>();
  for (const { id, channelId } of posts) {
    const form = formsOf.get(channelId);
    if (form === undefined) continue;
    const number = 7_001 + postIds.size;
    postIds.set(id, { channel: channelId, number });
    newPostIds.set(id, form.post(channelId, number));
  }
  for (const [position, { id, postId }] of comments.entries()) {
    const post = postIds.get(postId);
    const form = formsOf.get(post?.channel ?? "");
    if (post !== undefined && form !== undefined)
      newCommentIds.set(id, form.comment(post.channel, post.number, 80_001 + position));
  }
  const commentId = (id: string): string => newCommentIds.get(id) ?? id;
  return {
    channels,
    posts: posts.map((post) => ({ ...post, id: newPostIds.get(post.id) ?? post.id })),
    comments: comments.map((comment) => ({
      ...comment,
      id: commentId(comment.id),
      postId: newPostIds.get(comment.postId) ?? comment.postId,
      parentId: comment.parentId === null ? null : commentId(comment.parentId),
    })),
  };
}
