import { describe, expect, it } from "vitest";
import type { Depth, Page, Payload, PostReference, Query, Source } from "../../pipelines/ports/source.ts";
import type { Channel, Platform } from "../../schemas/channel.ts";
import { RateLimitedError } from "../../schemas/errors.ts";
import type { ErrorCode } from "../../schemas/errors.ts";
import type { Instant } from "../../schemas/item.ts";
import { documentId } from "../../schemas/item.ts";
import { caught } from "../fakes/caught.ts";

/** A source and the platform behind it, as it really is. */
export interface SourceUnderTest extends AsyncDisposable {
  readonly source: Source;
  readonly channel: Channel;
  /** Native ids of all posts that the channel shows; more than one page of them. */
  readonly posts: readonly string[];
  /** Has more than one page of comments, and one with more replies than the platform gives at once. */
  readonly busyPost: PostReference;
  /** All comments and replies under `busyPost`. */
  readonly comments: readonly {
    readonly id: string;
    readonly parentId: string | null;
    readonly publishedAt: Instant;
  }[];
  readonly quietPost: PostReference;
  /** Its comments are turned off. */
  readonly closedPost: PostReference;
  readonly gonePost: PostReference;
  /** Native ids of the comments and replies in a payload. */
  commentIds(payload: Payload): readonly string[];
  /** Takes a comment of `busyPost` away from the platform. */
  remove(commentId: string): void;
  failNext(how: "connection" | "server error" | "rate limit" | "no access"): void;
}

const never = new AbortController().signal;
const all: Depth = { kind: "all" };

/** What every `Source` promises; see `pipelines/ports/source.ts`. */
export function sourceContract(platform: Platform, open: () => Promise<SourceUnderTest>): void {
  describe(`${platform}: Source contract`, () => {
    it("says which platform it reads", async () => {
      await using place = await open();
      expect(place.source.platform).toBe(platform);
    });

    it("lists every post of a channel, and ends", async () => {
      await using place = await open();
      const pages = await Array.fromAsync(place.source.pages(postsOf(place), undefined, never));
      expect(pages.length).toBeGreaterThan(1);
      expect(seenIn(place, "posts", pages)).toEqual([...place.posts].sort());
      expectCursors(pages);
    });

    it("gives every comment and every reply under a post, and ends", async () => {
      await using place = await open();
      const pages = await Array.fromAsync(place.source.pages(threadOf(place), undefined, never));
      expect(pages.length).toBeGreaterThan(1);
      expect(idsIn(place, pages)).toEqual(idsOf(place));
      expectCursors(pages);
    });

    it("names the post in every payload, which survives JSON unchanged", async () => {
      await using place = await open();
      for await (const { payloads } of place.source.pages(threadOf(place), undefined, never)) {
        for (const payload of payloads) {
          expect(payload).toMatchObject({
            postNativeId: place.busyPost.nativeId,
            caption: place.busyPost.caption,
          });
          expect(JSON.parse(JSON.stringify(payload.body))).toEqual(payload.body);
        }
      }
    });

    it.each(["posts", "thread"] as const)(
      "skips nothing of a %s walk that stops at any page and goes on from its cursor",
      async (kind) => {
        await using place = await open();
        const query = kind === "posts" ? postsOf(place) : threadOf(place);
        const expected = kind === "posts" ? [...place.posts].sort() : idsOf(place);
        const { length } = await Array.fromAsync(place.source.pages(query, undefined, never));
        for (let stop = 1; stop < length; stop += 1) {
          const before = await take(place.source.pages(query, undefined, never), stop);
          const after = await Array.fromAsync(place.source.pages(query, before.at(-1)?.next, never));
          expect(seenIn(place, kind, [...before, ...after])).toEqual(expected);
        }
      },
    );

    it("gives everything since a time when asked for what is new, and not everything else", async () => {
      await using place = await open();
      const times = place.comments.map(({ publishedAt }) => publishedAt).sort();
      const since = times[Math.floor(times.length * 0.9)] ?? "";
      const pages = await Array.fromAsync(
        place.source.pages(threadOf(place, { kind: "new", since }), undefined, never),
      );
      const found = idsIn(place, pages);
      const due = place.comments.filter(
        ({ parentId, publishedAt }) => parentId === null && publishedAt >= since,
      );
      expect(due.length).toBeGreaterThan(0);
      expect(found).toEqual(expect.arrayContaining(due.map(({ id }) => id)));
      expect(found.length).toBeLessThan(place.comments.length);
      expect(pages.at(-1)?.next).toBeUndefined();
    });

    it("ends where nobody has commented", async () => {
      await using place = await open();
      const pages = await Array.fromAsync(
        place.source.pages(threadOf(place, all, place.quietPost), undefined, never),
      );
      expect(idsIn(place, pages)).toEqual([]);
      expect(pages.at(-1)?.next).toBeUndefined();
    });

    it("tells exactly which comments are gone", async () => {
      await using place = await open();
      const removed = place.comments.slice(0, 1).map(({ id }) => id);
      for (const id of removed) place.remove(id);
      const asked = place.comments.map(({ id }) => documentId(platform, id));
      const missing = await place.source.missing(asked, never, place.channel, place.busyPost.nativeId);
      expect(missing).toContain(documentId(platform, removed[0] ?? ""));
      const left = idsIn(place, await Array.fromAsync(place.source.pages(threadOf(place), undefined, never)));
      const shown = new Set(left.map((id) => documentId(platform, id)));
      expect(missing).toEqual(new Set(asked.filter((id) => !shown.has(id))));
      expect(await place.source.missing([], never, place.channel, place.busyPost.nativeId)).toEqual(
        new Set(),
      );
    });

    it.each([
      ["closedPost", "SOURCE_FORBIDDEN"],
      ["gonePost", "SOURCE_GONE"],
    ] as const)("says of a %s that it is %s, once and for all", async (which, code) => {
      await using place = await open();
      const walk = Array.fromAsync(place.source.pages(threadOf(place, all, place[which]), undefined, never));
      expect(await caught(walk)).toMatchObject({ code, retryable: false });
    });

    it.each<["connection" | "server error" | "no access", ErrorCode, boolean]>([
      ["connection", "SOURCE_UNAVAILABLE", true],
      ["server error", "SOURCE_UNAVAILABLE", true],
      ["no access", "SOURCE_AUTH", false],
    ])("throws for a fault of the %s, and works again", async (fault, code, retryable) => {
      await using place = await open();
      const walk = () => Array.fromAsync(place.source.pages(threadOf(place), undefined, never));
      place.failNext(fault);
      expect(await caught(walk())).toMatchObject({ code, retryable });
      expect(idsIn(place, await walk())).toEqual(idsOf(place));
    });

    it("throws rather than wait when it is asked to slow down", async () => {
      await using place = await open();
      place.failNext("rate limit");
      const error = await caught(Array.fromAsync(place.source.pages(threadOf(place), undefined, never)));
      expect(error).toBeInstanceOf(RateLimitedError);
      expect(error).toMatchObject({ code: "SOURCE_RATE_LIMITED", retryable: true });
      expect((error as RateLimitedError).retryAfterMs).toBeGreaterThanOrEqual(0);
    });

    it("stops with the signal's reason", async () => {
      await using place = await open();
      const controller = new AbortController();
      const pages = place.source.pages(threadOf(place), undefined, controller.signal)[Symbol.asyncIterator]();
      await pages.next();
      controller.abort(new Error("enough"));
      await expect(pages.next()).rejects.toThrow("enough");
      await expect(
        place.source.missing(
          [documentId(platform, "any")],
          controller.signal,
          place.channel,
          place.busyPost.nativeId,
        ),
      ).rejects.toThrow("enough");
    });
  });
}

function postsOf({ channel }: SourceUnderTest): Query {
  return { kind: "posts", channel };
}

function threadOf({ channel, busyPost }: SourceUnderTest, depth: Depth = all, post = busyPost): Query {
  return { kind: "thread", channel, post, depth };
}

/** Native ids of what a walk gave: posts or comments. */
function seenIn(place: SourceUnderTest, kind: Query["kind"], pages: readonly Page[]): readonly string[] {
  if (kind === "thread") return idsIn(place, pages);
  return [...new Set(pages.flatMap(({ posts }) => posts.map(({ nativeId }) => nativeId)))].sort();
}

function idsIn(place: SourceUnderTest, pages: readonly Page[]): readonly string[] {
  const ids = pages.flatMap(({ payloads }) => payloads.flatMap((payload) => place.commentIds(payload)));
  return [...new Set(ids)].sort();
}

function idsOf({ comments }: SourceUnderTest): readonly string[] {
  return comments.map(({ id }) => id).sort();
}

/** Every page but the last says where to go on, in few characters. */
function expectCursors(pages: readonly Page[]): void {
  expect(pages.at(-1)?.next).toBeUndefined();
  for (const { next } of pages.slice(0, -1)) {
    expect(next).toBeTypeOf("string");
    expect(next?.length).toBeLessThan(5_000);
  }
}

async function take<T>(values: AsyncIterable<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  for await (const value of values) {
    taken.push(value);
    if (taken.length === count) break;
  }
  return taken;
}
