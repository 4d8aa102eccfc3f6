import * as fc from "fast-check";
import type { IndexDocument } from "../../schemas/document.ts";
import { documentId } from "../../schemas/item.ts";
import { corpusChannels } from "../../services/simulators/corpus/channels.ts";
import { corpusTruth } from "../../services/simulators/corpus/corpus-truth.ts";
import { loadAnalyser } from "../../services/runtime/model-files.ts";
import {
  commentDocument,
  coverageDocument,
  deletionDocument,
  hourDocument,
  indexDocuments,
  postDocument,
} from "../fakes/documents.ts";

const seed = 20_261_124;
export const demoUntil = "2026-11-24T00:00:00.000Z";

/**
 * The demo's posts and comments as the models label them, some of them deleted since, and between them the small made-up
 * world of other platforms with its edits, late versions and deletions that came first.
 */
export async function sampleDocuments(): Promise<IndexDocument[]> {
  const analyser = await loadAnalyser();
  const truth = corpusTruth({ seed: 1, until: demoUntil });
  const channelOf = new Map(corpusChannels.map((channel) => [channel.nativeId, channel] as const));
  const posts = truth.posts.flatMap((post) => {
    const channel = channelOf.get(post.channelId);
    return channel === undefined ? [] : [{ ...post, channel }];
  });
  const under = new Map(posts.map((post) => [post.id, post] as const));
  const countOf = (postId: string) => truth.comments.filter((comment) => comment.postId === postId).length;

  const documents = posts.flatMap(({ id, channel, title, publishedAt, kind, views, likes }, at) => {
    const postId = documentId(channel.platform, id);
    const count = countOf(id);
    const comments = at % 7 === 0 ? null : count;
    const post = postDocument(
      { id: postId, caption: title, publishedAt, kind, views, likes, comments, collectedAt: demoUntil },
      { channel },
    );
    if (at % 3 === 0) return [post];
    const observedAt = at % 2 === 0 ? "2026-11-25T00:00:00.000Z" : "2026-11-23T00:00:00.000Z";
    const platformCount = at % 5 === 0 ? null : count + (at % 4);
    return [post, coverageDocument({ postId, observedAt, platformCount }, { channel })];
  });
  const comments = truth.comments.flatMap((comment, at) => {
    const post = under.get(comment.postId);
    if (post === undefined) return [];
    const { channel, title } = post;
    const id = documentId(channel.platform, comment.id);
    const postId = documentId(channel.platform, comment.postId);
    const { text, publishedAt, editedAt, author } = comment;
    const document = commentDocument(
      {
        id,
        postId,
        text,
        publishedAt,
        editedAt,
        author: author === null ? null : `k1.${author.id}`,
        likes: at % 11 === 0 ? null : comment.likes,
        official: at % 13 === 0,
        collectedAt: demoUntil,
        ...analyser.analyse(text, { caption: title }),
      },
      { channel },
    );
    if (at % 17 !== 0) return [document];
    const deletion = deletionDocument({ id, postId, publishedAt, observedAt: demoUntil }, { channel });
    return at % 2 === 0 ? [document, deletion] : [deletion, document];
  });
  return [...documents, ...comments, ...sampleHours(), ...fc.sample(indexDocuments, { seed, numRuns: 400 })];
}

const hourMs = 3_600_000;

/** Two days of every channel of the demo, each with hours in which it could not be read or nothing was counted. */
function sampleHours(): IndexDocument[] {
  const firstMs = Date.parse("2026-11-18T00:00:00.000Z");
  return corpusChannels.flatMap((channel, at) =>
    Array.from({ length: 48 }, (_, n) => {
      const hour = new Date(firstMs + n * hourMs).toISOString();
      const count = n % 11 === 0 ? 0 : 100 + n;
      const platformCount = (n + at) % 7 === 0 ? null : count;
      return hourDocument({ hour, platformCount, held: Math.max(0, count - 3 * at) }, { channel });
    }),
  );
}
