import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { corpusAuthors } from "../../../../services/simulators/corpus/authors.ts";
import { corpusChannels } from "../../../../services/simulators/corpus/channels.ts";
import { corpusDays, turnDays, turningIssue } from "../../../../services/simulators/corpus/issues.ts";
import { corpusLabels } from "../../../../services/simulators/corpus/labels.ts";
import { corpusTruth } from "../../../../services/simulators/corpus/corpus-truth.ts";
import type { Truth, TruthComment } from "../../../../services/simulators/truth/truth.ts";

const dayMs = 86_400_000;
const until = "2026-11-24T03:42:00.123Z";

function daysBefore(end: string, days: number): string {
  return new Date(Date.parse(end) - days * dayMs).toISOString();
}

function labelOf({ text }: TruthComment) {
  const label = corpusLabels.get(text);
  if (label === undefined) throw new Error(`no label for: ${text}`);
  return label;
}

function official({ author }: Pick<TruthComment, "author">): boolean {
  return corpusChannels.some(({ nativeId }) => nativeId === author?.id);
}

describe("corpusTruth", () => {
  const truth = corpusTruth({ seed: 1, until });

  it("is the same for the same seed and another for another", () => {
    expect(corpusTruth({ seed: 1, until })).toEqual(truth);
    const other = corpusTruth({ seed: 2, until });
    expect(other.comments.map(({ id }) => id)).not.toEqual(truth.comments.map(({ id }) => id));
    expect(other.comments.map(({ publishedAt }) => publishedAt)).not.toEqual(
      truth.comments.map(({ publishedAt }) => publishedAt),
    );
  });

  it("holds 900 to 1,500 comments under about 60 posts, every text at least once", () => {
    expect(truth.comments.length).toBeGreaterThanOrEqual(900);
    expect(truth.comments.length).toBeLessThanOrEqual(1500);
    expect(truth.posts.length).toBeGreaterThanOrEqual(55);
    expect(new Set(truth.comments.map(({ text }) => text))).toEqual(new Set(corpusLabels.keys()));
  });

  it("holds a fixed channel list that is the demo's configuration", () => {
    expect(truth.channels.map(({ id }) => id)).toEqual(corpusChannels.map(({ nativeId }) => nativeId));
    for (const { nativeId } of corpusChannels)
      expect(truth.posts.some(({ channelId }) => channelId === nativeId)).toBe(true);
  });

  it.each([1, 2, 3, 4, 5])("turns sharply negative in the last three days (seed %d)", (seed) => {
    const talk = corpusTruth({ seed, until }).comments.filter(
      (comment) => labelOf(comment).issue === turningIssue,
    );
    const turn = daysBefore(until, turnDays);
    const before = talk.filter(({ publishedAt }) => publishedAt < turn);
    const after = talk.filter(({ publishedAt }) => publishedAt >= turn);
    const negative = (of: readonly TruthComment[]) =>
      of.filter((comment) => labelOf(comment).sentiment === "negative").length / of.length;

    expect(after.length / turnDays).toBeGreaterThanOrEqual((5 * before.length) / (corpusDays - turnDays));
    expect(negative(before)).toBeGreaterThan(0.2);
    expect(negative(before)).toBeLessThan(0.4);
    expect(negative(after)).toBeGreaterThanOrEqual(0.75);
  });

  it("talks when people are awake: most at lunch and in the evening, little in the small hours", () => {
    const at = (from: number, to: number) =>
      truth.comments.filter(({ publishedAt }) => {
        const hour = (new Date(publishedAt).getUTCHours() + 8) % 24;
        return hour >= from && hour < to;
      }).length /
      (to - from);
    expect(at(12, 14)).toBeGreaterThan(at(9, 11));
    expect(at(20, 23)).toBeGreaterThan(at(14, 17));
    expect(at(2, 5)).toBeLessThan(at(9, 11) / 3);
  });

  it("has threads with more than five replies, edits, closed accounts, and likes with a heavy tail", () => {
    const replies = Map.groupBy(
      truth.comments.filter(({ parentId }) => parentId !== null),
      ({ parentId }) => parentId,
    );
    expect([...replies.values()].filter((thread) => thread.length > 5).length).toBeGreaterThanOrEqual(5);
    expect(truth.comments.filter(({ editedAt }) => editedAt !== null).length).toBeGreaterThanOrEqual(10);
    expect(truth.comments.filter(({ author }) => author === null).length).toBeGreaterThanOrEqual(10);
    const likes = truth.comments.map((comment) => comment.likes).toSorted((a, b) => a - b);
    expect(likes[Math.floor(likes.length / 2)]).toBeLessThanOrEqual(3);
    expect(likes.at(-1)).toBeGreaterThanOrEqual(60);
  });

  it("lets the channel answer under its own posts, and only what is marked official", () => {
    const channelOf = new Map(truth.posts.map(({ id, channelId }) => [id, channelId]));
    const mislabelled = truth.comments.filter(
      (comment) => official(comment) !== labelOf(comment).marks.includes("official"),
    );
    const answers = truth.comments.filter(official);
    expect(mislabelled).toEqual([]);
    expect(answers.length).toBeGreaterThanOrEqual(40);
    expect(answers.filter(({ author, postId }) => author?.id !== channelOf.get(postId))).toEqual([]);
  });

  it("has every copied message posted by different authors", () => {
    const copied = truth.comments.filter((comment) =>
      comment.text.toLowerCase().includes("sebarkan sampai pihak atas"),
    );
    expect(copied.length).toBe(12);
    expect(new Set(copied.map(({ author }) => author?.id)).size).toBe(12);
  });

  it("keeps its promises for any seed and end", () => {
    const ends = fc.date({ min: new Date("2026-01-01"), max: new Date("2031-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(fc.nat(), ends, (seed, end) => {
        expect(problemsOf(corpusTruth({ seed, until: end.toISOString() }), end.toISOString())).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it("refuses an end that is no moment", () => {
    expect(() => corpusTruth({ seed: 1, until: "yesterday" })).toThrow(RangeError);
  });
});

/** What breaks a promise of the truth, in words; empty when nothing does. */
function problemsOf(truth: Truth, end: string): string[] {
  const start = daysBefore(end, corpusDays);
  const posts = new Map(truth.posts.map((post) => [post.id, post]));
  const comments = new Map(truth.comments.map((comment) => [comment.id, comment]));
  const people = new Set(corpusAuthors.map(({ id }) => id));
  const problems: string[] = [];
  const check = (holds: boolean, problem: string) => holds || problems.push(problem);

  check(posts.size === truth.posts.length, "two posts with one id");
  check(comments.size === truth.comments.length, "two comments with one id");
  for (const post of truth.posts) {
    check(post.publishedAt >= start && post.publishedAt < end, `post outside the days: ${post.publishedAt}`);
    check(post.likes <= post.views, `more likes than views: ${post.title}`);
  }
  let previous = start;
  for (const { text, author, publishedAt, editedAt, likes, parentId, postId } of truth.comments) {
    const post = posts.get(postId);
    check(publishedAt >= previous, `not oldest first: ${text}`);
    previous = publishedAt;
    check(publishedAt < end, `after the end: ${publishedAt}`);
    check(post !== undefined && publishedAt > post.publishedAt, `before its post: ${text}`);
    check(editedAt === null || (editedAt > publishedAt && editedAt < end), `edited at ${editedAt}: ${text}`);
    check(Number.isInteger(likes) && likes >= 0, `${likes} likes: ${text}`);
    check(author === null || people.has(author.id) || official({ author }), `unknown author: ${text}`);
    if (parentId === null) continue;
    const parent = comments.get(parentId);
    check(
      parent?.parentId === null && parent.postId === postId,
      `not under a top comment of its post: ${text}`,
    );
    check(parent !== undefined && parent.publishedAt < publishedAt, `before its parent: ${text}`);
  }
  return problems;
}
