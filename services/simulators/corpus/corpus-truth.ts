import type { Instant } from "../../../schemas/item.ts";
import { seededRandom, type Random } from "../truth/random.ts";
import type { Truth, TruthComment } from "../truth/truth.ts";
import { corpusAuthors } from "./authors.ts";
import { channelHandle, corpusChannel, corpusChannels } from "./channels.ts";
import { copiesOf } from "./copies.ts";
import { corpusIssues } from "./issues.ts";
import { generalComments, generalReplies } from "./issues/general.ts";
import { inPlatformsIds } from "./platform-ids.ts";
import { publishPosts, type PlacedPost } from "./posts.ts";
import { awakeTime, hourMs, laterTime, toInstant } from "./times.ts";
import type { WrittenComment, WrittenThread } from "./written.ts";

/** How often general talk is repeated, beyond the once that every text is used. */
const repeatedComments = 70;
const repeatedReplies = 70;

/** What is left after a top comment, so that the replies to it still fit in. */
const roomForRepliesMs = 60_000;

/**
 * The made-up talk of the 30 days before `until`, under made-up posts of the department: every written comment once,
 * copied messages and general talk several times. Equal arguments give equal truth; another seed gives other posts'
 * ids, times, authors and numbers, but the same texts. Comments come oldest first. Throws a RangeError when `until` is
 * no moment.
 */
export function corpusTruth({ seed, until }: { readonly seed: number; readonly until: Instant }): Truth {
  const random = seededRandom(seed);
  const posts = publishPosts(random, Math.ceil(Date.parse(until) / 1000) * 1000);
  const comments = writeComments(random, posts).toSorted(
    (a, b) => compare(a.publishedAt, b.publishedAt) || compare(a.id, b.id),
  );
  return inPlatformsIds({
    channels: corpusChannels.map((channel) => ({
      id: channel.nativeId,
      name: channel.name,
      handle: channelHandle(channel),
    })),
    posts: posts.map(({ post }) => post).toSorted((a, b) => compare(a.publishedAt, b.publishedAt)),
    comments,
  });
}

interface Placed {
  readonly comment: TruthComment;
  readonly under: PlacedPost;
  readonly atMs: number;
}

function writeComments(random: Random, posts: readonly PlacedPost[]): TruthComment[] {
  const all: Placed[] = [];
  const tops: Placed[] = [];
  const add = (placed: Placed): Placed => {
    all.push(placed);
    if (placed.comment.parentId === null) tops.push(placed);
    return placed;
  };

  for (const { issue } of corpusIssues) {
    const own = posts.filter(({ schedule }) => schedule.issue === issue);
    for (const thread of issue.threads) {
      const under = postFor(random, own, thread.place);
      const top = add(topComment(random, under, thread.top));
      for (const reply of talk(random, top, thread.replies)) add(reply);
      for (const copy of passOn(random, top, thread, own)) add(copy);
    }
  }

  const open = posts.filter(({ schedule }) => schedule.takesGeneralTalk);
  for (const { top } of [...generalComments, ...pickMany(random, generalComments, repeatedComments)])
    add(topComment(random, postFor(random, open, null), top));

  const answerable = tops.filter(
    ({ under, atMs }) => under.schedule.takesGeneralTalk && atMs < under.closesAtMs - roomForRepliesMs,
  );
  for (const { top } of [...generalReplies, ...pickMany(random, generalReplies, repeatedReplies)]) {
    const parent = random.pick(answerable);
    add(reply(random, parent, top.text, laterTime(random, parent.atMs, 8 * hourMs, parent.under.closesAtMs)));
  }
  return all.map(({ comment }) => comment);
}

function postFor(random: Random, posts: readonly PlacedPost[], place: string | null): PlacedPost {
  return random.pickWeighted(
    place === null ? posts : posts.filter(({ channel }) => channel.startsWith(place)),
    ({ pull }) => pull,
  );
}

/** Most talk comes in the first day or two; a part of it whenever somebody finds the post. */
function topComment(random: Random, under: PlacedPost, { text, marks }: WrittenComment): Placed {
  const { publishedAtMs } = under;
  const closesAtMs = under.closesAtMs - roomForRepliesMs;
  const atMs = random.chance(0.12)
    ? awakeTime(random, publishedAtMs + 1000, closesAtMs)
    : laterTime(random, publishedAtMs, Math.min(36 * hourMs, (closesAtMs - publishedAtMs) / 4), closesAtMs);
  return place(random, under, atMs, {
    id: `Ug${random.id(24)}`,
    parentId: null,
    author: marks.includes("official") ? officialAuthor(under) : anyone(random),
    text,
  });
}

/** The written replies, in their order. The channel answers under its own name, and the asker answers the channel. */
function talk(random: Random, top: Placed, replies: readonly WrittenComment[]): Placed[] {
  const times = replies
    .map(() => laterTime(random, top.atMs, 3 * hourMs, top.under.closesAtMs))
    .toSorted(ascending);
  return replies.map(({ text, marks }, index) => {
    const afterOfficial = replies[index - 1]?.marks.includes("official") === true;
    let author = anyone(random);
    if (afterOfficial) author = top.comment.author;
    if (marks.includes("official")) author = officialAuthor(top.under);
    return reply(random, top, text, times[index] ?? top.atMs, author);
  });
}

/** The copies of a message that is passed on, each by somebody else, under posts of the issue that were out by then. */
function passOn(random: Random, top: Placed, thread: WrittenThread, posts: readonly PlacedPost[]): Placed[] {
  const published = posts.filter(({ publishedAtMs }) => publishedAtMs <= top.under.publishedAtMs);
  const authors = new Set([top.comment.author]);
  return copiesOf(thread.top.text, thread.copies).map((text) => {
    let author = anyone(random);
    while (authors.has(author)) author = anyone(random);
    authors.add(author);
    const under = random.pick(published);
    const atMs = laterTime(random, top.atMs, 6 * hourMs, under.closesAtMs);
    return place(random, under, atMs, { id: `Ug${random.id(24)}`, parentId: null, author, text });
  });
}

function reply(random: Random, parent: Placed, text: string, atMs: number, author = anyone(random)): Placed {
  const id = `${parent.comment.id}.${random.id(22)}`;
  return place(random, parent.under, atMs, { id, parentId: parent.comment.id, author, text });
}

function place(
  random: Random,
  under: PlacedPost,
  atMs: number,
  written: Pick<TruthComment, "id" | "parentId" | "author" | "text">,
): Placed {
  const edited = random.chance(0.04) && atMs + 1000 < under.closesAtMs;
  const popularity = random.pareto(1, written.parentId === null ? 0.8 : 1.4);
  const comment: TruthComment = {
    ...written,
    postId: under.post.id,
    publishedAt: toInstant(atMs),
    editedAt: edited ? toInstant(laterTime(random, atMs, hourMs, under.closesAtMs)) : null,
    likes: Math.min(Math.floor(popularity) - 1, Math.floor(under.post.views / 20), 5000),
  };
  return { comment, under, atMs };
}

const openAuthors = corpusAuthors.map(({ id, name, closed }) => (closed ? null : { id, name }));

/** A few people write often, most once or twice; `null` for a closed account. */
function anyone(random: Random): TruthComment["author"] {
  return openAuthors[Math.floor(openAuthors.length * random.next() ** 1.6)] ?? null;
}

function officialAuthor(under: PlacedPost): TruthComment["author"] {
  const channel = corpusChannel(under.channel);
  return { id: channel.nativeId, name: channelHandle(channel) };
}

function pickMany<T>(random: Random, choices: readonly T[], count: number): T[] {
  return Array.from({ length: count }, () => random.pick(choices));
}

function ascending(a: number, b: number): number {
  return a - b;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
