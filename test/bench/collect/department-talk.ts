import type { Channel } from "../../../schemas/channel.ts";
import type { Random } from "../../../services/simulators/truth/random.ts";
import { seededRandom } from "../../../services/simulators/truth/random.ts";
import type { Truth, TruthComment, TruthPost } from "../../../services/simulators/truth/truth.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How busy a channel is. */
export interface Talk {
  readonly postsPerDay: number;
  /** Comments and replies under a post, on average, over its life. */
  readonly commentsPerPost: number;
  /** For so many days before the start the channel was as busy as after it. */
  readonly pastDays: number;
  /** Posts of the two years before that, each with a few comments, and now and then a new one. */
  readonly oldPosts: number;
}

/** How a platform names the post `number` of all, and the comment `index` under it. */
export interface TalkIds {
  post(channel: string, number: number, atMs: number): string;
  comment(channel: string, atMs: number, number: number, index: number): string;
}

const numbersJoined: TalkIds = {
  post: (channel, number) => `${channel}_${number}`,
  comment: (_channel, _atMs, number, index) => `${number}_${index}`,
};

/** Something that appears on the platform at a moment. */
export type Happening =
  | { readonly atMs: number; readonly post: TruthPost }
  | { readonly atMs: number; readonly comment: TruthComment };

export interface Told {
  readonly truth: Truth;
  /** What comes after the start, in its order. */
  readonly happenings: readonly Happening[];
}

export interface TalkOptions {
  readonly startMs: number;
  readonly days: number;
  readonly seed: number;
  readonly ids?: TalkIds | undefined;
}

/** Most comments come within a day of their post; one in ten comes at any time of the month after. */
const sharePrompt = 0.9;
const promptMeanMs = 10 * hourMs;
const lateWithinMs = 30 * dayMs;
const shareReplies = 0.3;
/** A reply goes to one of the last few comments, or, one in four times, to any earlier one. */
const shareRepliesToAny = 0.25;
const recentComments = 15;
const oldPostGetsACommentEveryMs = 40 * dayMs;

/** A seeded history of channels and what comes after `startMs`; the same seed tells the same. */
export function departmentTalk(
  channels: readonly Channel[],
  talk: Talk,
  { startMs, days, seed, ids = numbersJoined }: TalkOptions,
): Told {
  const random = seededRandom(seed);
  const endMs = startMs + days * dayMs;
  const posts: TruthPost[] = [];
  const comments: TruthComment[] = [];
  for (const channel of channels) {
    for (const { atMs, times } of lives(talk, startMs, endMs, random)) {
      const number = posts.length + 1;
      const post = postOf(channel, number, atMs, ids);
      posts.push(post);
      comments.push(...threadUnder(post, { number, times, ids }, random));
    }
  }
  const later: Happening[] = [
    ...posts.map((post) => ({ atMs: Date.parse(post.publishedAt), post })),
    ...comments.map((comment) => ({ atMs: Date.parse(comment.publishedAt), comment })),
  ].filter(({ atMs }) => atMs > startMs && atMs <= endMs);
  const before = ({ publishedAt }: TruthPost | TruthComment) => Date.parse(publishedAt) <= startMs;
  const truth = {
    channels: channels.map(({ nativeId, name, id }) => ({ id: nativeId, name, handle: `@${id}` })),
    posts: posts.filter(before),
    comments: comments.filter(before),
  };
  return { truth, happenings: later.toSorted((a, b) => a.atMs - b.atMs) };
}

/** When each post of a channel comes, and when its comments do. */
function* lives(
  { postsPerDay, commentsPerPost, pastDays, oldPosts }: Talk,
  startMs: number,
  endMs: number,
  random: Random,
) {
  for (let each = 0; each < oldPosts; each += 1) {
    const atMs = startMs - pastDays * dayMs - random.int(700) * dayMs;
    const times = Array.from({ length: random.int(40) }, () => atMs + random.exponential(dayMs));
    for (let at = startMs; at < endMs;) {
      at += random.exponential(oldPostGetsACommentEveryMs);
      times.push(at);
    }
    yield { atMs, times };
  }
  const gapMs = dayMs / postsPerDay;
  for (let atMs = startMs - pastDays * dayMs; atMs < endMs; atMs += gapMs) {
    const count = Math.round(random.exponential(commentsPerPost));
    const times = Array.from({ length: count }, () => {
      const afterMs = random.chance(sharePrompt)
        ? random.exponential(promptMeanMs)
        : random.int(lateWithinMs);
      return atMs + afterMs;
    });
    yield { atMs, times };
  }
}

function postOf({ nativeId }: Channel, number: number, atMs: number, ids: TalkIds): TruthPost {
  return {
    id: ids.post(nativeId, number, Math.floor(atMs)),
    channelId: nativeId,
    kind: "video",
    title: `Tajuk ${number}`,
    publishedAt: wholeSecond(atMs),
    views: number,
    likes: number % 50,
  };
}

function threadUnder(
  post: TruthPost,
  {
    number,
    times,
    ids,
  }: { readonly number: number; readonly times: readonly number[]; readonly ids: TalkIds },
  random: Random,
): TruthComment[] {
  const tops: TruthComment[] = [];
  return times
    .toSorted((a, b) => a - b)
    .map((atMs, index) => {
      const parent = random.chance(shareReplies) ? repliedTo(tops, random) : undefined;
      const comment: TruthComment = {
        id: ids.comment(post.channelId, Math.floor(atMs), number, index + 1),
        postId: post.id,
        parentId: parent?.id ?? null,
        author: { id: `orang-${random.int(100_000)}`, name: "Pengarang Rekaan" },
        text: `Komen rekaan ${index + 1} di bawah pos ${number}`,
        publishedAt: wholeSecond(atMs),
        editedAt: null,
        likes: random.int(9),
      };
      if (parent === undefined) tops.push(comment);
      return comment;
    });
}

function repliedTo(tops: readonly TruthComment[], random: Random): TruthComment | undefined {
  if (tops.length === 0) return undefined;
  return random.pick(random.chance(shareRepliesToAny) ? tops : tops.slice(-recentComments));
}

/** Some platforms tell times in seconds. */
function wholeSecond(ms: number): string {
  return new Date(Math.floor(ms / 1_000) * 1_000).toISOString();
}
