import type { NewRecord } from "../../pipelines/ports/event-log.ts";
import type { Collection } from "../../pipelines/ports/state-store.ts";
import type { HeldComment } from "../../pipelines/ports/search-index.ts";
import type { Depth, Page, Payload, PostSighting, Source } from "../../pipelines/ports/source.ts";
import { updateState } from "../../pipelines/core/update-state.ts";
import { tombstonePayload } from "../../pipelines/normalise/tombstone.ts";
import type { Channel } from "../../schemas/channel.ts";
import type { DocumentVersion } from "../../schemas/document.ts";
import { ListeningError } from "../../schemas/errors.ts";
import { documentId, Instant } from "../../schemas/item.ts";
import type { DocumentId } from "../../schemas/item.ts";
import type { RawItem } from "../../schemas/raw-item.ts";
import { rawTopic } from "../../schemas/topics.ts";
import { PostList, PostVisit } from "../../schemas/visit.ts";
import { isLeftToBackfill } from "./backfill-plan.ts";
import { runningBackfill } from "./backfill-requests.ts";
import { channelVisitKey } from "./channel-visits.ts";
import type { CollectDependencies } from "./dependencies.ts";
import { changesPushed, forgetJudged, judgePushes } from "./pushes.ts";
import { depthDue, forgetObservedBefore, freshForMs, wholeListDue } from "./visit-plan.ts";
import { oldestRecordWaiting } from "./wait-until-indexed.ts";

export const visits: Collection<PostVisit> = { name: "visits", schema: PostVisit };

/** One document a channel, under `platform:id`. */
const postLists: Collection<PostList> = { name: "postLists", schema: PostList };

/** What the keys of a channel's posts begin with; the post's native id follows. */
export const postVisitPrefix = (channel: Channel): string => `${channelVisitKey(channel)}:`;

/** How many comments one question to the platform may name. */
const missingBatch = 50;

/** Where something always waits in the log, what a walk appended has arrived when all that waits is so much younger. */
const walkTakesAtMostMs = 3_600_000;

export interface VisitSummary {
  readonly pages: number;
  readonly payloads: number;
  readonly postsSeen: number;
  readonly threadsWalked: number;
  readonly deletions: number;
}

export interface Visited {
  readonly source: Source;
  readonly channel: Channel;
  /** Called whenever something new is safe. */
  readonly progressed: () => void;
  /** Backfills are served beside this visit, so it leaves them what is theirs. */
  readonly besideBackfills?: boolean;
}

export interface KnownPost {
  readonly key: string;
  readonly post: PostVisit;
}

type Tally = { -readonly [Key in keyof VisitSummary]: VisitSummary[Key] };

/**
 * Visits one channel once: forgets what may not be kept, looks into comments that a full walk no longer showed, lists the
 * posts and walks the threads that are due. Everything is appended to the log before the place reached is remembered, so
 * that a crash repeats a page and never skips one. Throws what the source throws; calling again goes on where it stopped.
 */
export async function visitChannel(
  dependencies: CollectDependencies,
  what: Visited,
  signal: AbortSignal,
): Promise<VisitSummary> {
  const visit = new ChannelVisit(dependencies, what, signal);
  const prefix = postVisitPrefix(what.channel);
  await visit.lookBack(prefix);
  const changes = await changesPushed(dependencies, what.channel);
  await visit.listPosts();
  const { state, clock } = dependencies;
  for await (const { key, value } of state.list(visits, { prefix })) {
    const depth = depthDue(value, clock.now(), {
      changedAt: changes.get(value.nativeId) ?? null,
      atLeastEveryMs: what.source.walksAtLeastEveryMs ?? Number.POSITIVE_INFINITY,
    });
    if (depth === undefined) continue;
    const backfill = what.besideBackfills === true ? await runningBackfill(state, what.channel) : undefined;
    if (backfill !== undefined && isLeftToBackfill(backfill, value, clock.now())) continue;
    await visit.walkThread(key, value, depth);
  }
  return visit.tally;
}

/** Reads a channel's list of posts to its end, and nothing else. */
export async function listPosts(
  dependencies: CollectDependencies,
  what: Visited,
  signal: AbortSignal,
): Promise<void> {
  await new ChannelVisit(dependencies, what, signal).listPosts({ toItsEnd: true });
}

/** Walks one thread to its end as a visit does, and nothing else; goes on with the walk the post has under way. */
export async function walkWholeThread(
  dependencies: CollectDependencies,
  what: Visited,
  { key, post }: KnownPost,
  signal: AbortSignal,
): Promise<void> {
  await new ChannelVisit(dependencies, what, signal).walkThread(key, post, { kind: "all" });
}

class ChannelVisit {
  readonly tally: Tally = { pages: 0, payloads: 0, postsSeen: 0, threadsWalked: 0, deletions: 0 };
  readonly #dependencies: CollectDependencies;
  readonly #source: Source;
  readonly #channel: Channel;
  readonly #progressed: () => void;
  readonly #signal: AbortSignal;

  constructor(
    dependencies: CollectDependencies,
    { source, channel, progressed }: Visited,
    signal: AbortSignal,
  ) {
    this.#dependencies = dependencies;
    this.#source = source;
    this.#channel = channel;
    this.#progressed = progressed;
    this.#signal = signal;
  }

  /**
   * A list is always read from its beginning: what is new stands there. Where a platform gives the newest first, it is read
   * only as far as fresh posts reach, and to its end a few times a day. Here a post is remembered before it is
   * appended: a crash in between costs nothing, because the next list shows it again, whereas one that was appended and
   * not remembered could be removed meanwhile, and nobody would ever ask for it.
   */
  async listPosts({ toItsEnd = false } = {}): Promise<void> {
    const query = { kind: "posts", channel: this.#channel } as const;
    const { clock, state } = this.#dependencies;
    const key = channelVisitKey(this.#channel);
    const startedMs = clock.now();
    const listed = (await state.get(postLists, key))?.value.listedWholeAt ?? null;
    const whole = toItsEnd || this.#source.newestPostsFirst !== true || wholeListDue(listed, startedMs);
    for await (const page of this.#source.pages(query, undefined, this.#signal)) {
      for (const sighting of page.posts) await this.#remember(sighting);
      await this.#append(page);
      for (const sighting of page.posts)
        if (sighting.newestRead === true) await this.#rememberRead(sighting, startedMs);
      if (!whole && reachesPastFresh(page, startedMs)) return;
    }
    if (whole) await updateState(state, postLists, key, () => ({ listedWholeAt: instant(startedMs) }));
  }

  async walkThread(key: string, seen: PostVisit, depth: Depth): Promise<void> {
    const walk = seen.walk ?? {
      depth: depth.kind,
      startedAt: this.#now(),
      count: seen.platformCount,
      cursor: null,
    };
    await this.#update(key, (visit) => ({ ...visit, walk }));
    const post = { nativeId: seen.nativeId, caption: seen.caption };
    const query = { kind: "thread", channel: this.#channel, post, depth } as const;
    try {
      for await (const page of this.#source.pages(query, walk.cursor ?? undefined, this.#signal)) {
        await this.#append(page);
        const cursor = page.next;
        if (cursor !== undefined)
          await this.#update(key, (visit) => ({ ...visit, walk: { ...walk, cursor } }));
      }
    } catch (error) {
      const closed = closedBy(error);
      if (closed === undefined) throw error;
      if (closed === "gone") await this.#appendDeletions("post", seen, [{ ...seen, id: this.#postId(seen) }]);
      await this.#update(key, (visit) => ({ ...visit, closed, walk: null, lastWalkAt: walk.startedAt }));
      return;
    }
    this.tally.threadsWalked += 1;
    await this.#update(key, (visit) => finished(visit, depth, walk.startedAt, walk.count));
  }

  /**
   * What is due for posts known from earlier visits. Before this visit asks the platform or appends anything: what may not
   * be kept must go also where the platform lets nobody in, and what this visit appended would wait in the log, so that
   * nothing would ever be looked into.
   */
  async lookBack(prefix: string): Promise<void> {
    const { clock, state, index } = this.#dependencies;
    const nowMs = clock.now();
    const toForget: (KnownPost & { readonly beforeMs: number })[] = [];
    const toLookInto: (KnownPost & { readonly walkedAt: string })[] = [];
    for await (const { key, value: post } of state.list(visits, { prefix })) {
      const beforeMs = forgetObservedBefore(post, this.#source.keepsAtMostMs, nowMs);
      if (beforeMs !== undefined) toForget.push({ key, post, beforeMs });
      const walkedAt = post.lastFullWalkAt;
      if (walkedAt !== null && walkedAt !== post.deletionsCheckedAt) toLookInto.push({ key, post, walkedAt });
    }
    if (toForget.length + toLookInto.length > 0) await index.refresh();
    for (const { key, post, beforeMs } of toForget) {
      await this.#forget(post, beforeMs);
      await this.#update(key, (visit) => ({ ...visit, storageCheckedAt: instant(nowMs) }));
    }
    const arrivedMs = toLookInto.length === 0 ? 0 : await this.#arrivedBefore();
    for (const { key, post, walkedAt } of toLookInto) {
      const walkedMs = Date.parse(walkedAt);
      if (walkedMs + walkTakesAtMostMs > arrivedMs) continue;
      const held = await Array.fromAsync(index.held(this.#postId(post)));
      try {
        await this.#findDeletions(post, held, walkedMs);
      } catch (error) {
        if (closedBy(error) === undefined && !isUnexpected(error)) throw error;
        // The walk of this post will find out why; the other posts must not wait for it.
        this.#dependencies.logger.warn({ channel: this.#channel.id, error }, "collect.deletions_unknown");
        continue;
      }
      const pushes = await judgePushes(this.#dependencies, this.#channel, post, walkedMs, held);
      await this.#update(key, (visit) => ({
        ...visit,
        deletionsCheckedAt: walkedAt,
        pushes: pushes ?? visit.pushes,
      }));
      if (pushes !== undefined)
        await forgetJudged(this.#dependencies, this.#channel, post.nativeId, pushes.judgedTo);
    }
  }

  /**
   * YouTube's terms, for example, let nobody keep a comment for more than 30 days that was not fetched again; and what it said
   * before it was edited can never be.
   */
  async #forget(post: PostVisit, beforeMs: number): Promise<void> {
    const held = await Array.fromAsync(this.#dependencies.index.held(this.#postId(post)));
    const old = held.filter(({ version, earlierFrom = version }) => isBefore(beforeMs, earlierFrom));
    // As of the limit, so that it loses against an observation after it, which is held or may still be on its way to the index:
    // of that comment it takes the earlier texts only.
    await this.#appendDeletions("comment", post, old, instant(beforeMs - 1));
  }

  /**
   * Platforms send no word of deletions. What is held but was not seen by the last full walk is asked for by name, once.
   * Not before the index has what that walk saw: all of it would seem unseen, and be asked for in vain.
   */
  async #findDeletions(post: PostVisit, held: readonly HeldComment[], walkedMs: number): Promise<void> {
    const unseen = observedBefore(walkedMs, held);
    const ids = [...unseen.keys()];
    for (let start = 0; start < ids.length; start += missingBatch) {
      const asked = ids.slice(start, start + missingBatch);
      const missing = await this.#source.missing(asked, this.#signal, this.#channel, post.nativeId);
      const gone = [...missing].flatMap((id) => unseen.get(id) ?? []);
      await this.#appendDeletions("comment", post, gone);
    }
  }

  /** What was appended before this time, in ms, waits in no topic any more; infinite when nothing waits at all. */
  async #arrivedBefore(): Promise<number> {
    return (await oldestRecordWaiting(this.#dependencies.log)) ?? Number.POSITIVE_INFINITY;
  }

  async #append({ payloads }: Page): Promise<void> {
    this.tally.pages += 1;
    this.tally.payloads += payloads.length;
    const { log, protector, logger } = this.#dependencies;
    const { platform } = this.#channel;
    const records = payloads.map((payload) => {
      const stored = protector.payload(platform, payload.kind, payload.body);
      // What can't be protected is not stored; the normaliser then finds no payload and says so.
      return this.#record(payload, stored.kind === "keep" ? stored.value : null);
    });
    await log.append(rawTopic, records);
    this.#progressed();
    logger.debug({ platform, channel: this.#channel.id, payloads: records.length }, "collect.page");
  }

  #record(payload: Omit<Payload, "body">, body: unknown, collectedAt = this.#now()): NewRecord {
    const postId = documentId(this.#channel.platform, payload.postNativeId);
    const raw: RawItem = {
      channel: this.#channel,
      payloadKind: payload.kind,
      postId,
      caption: this.#masked(payload.caption),
      collectedAt,
      payload: body,
    };
    return { key: postId, value: Buffer.from(JSON.stringify(raw)) };
  }

  async #appendDeletions(
    of: "post" | "comment",
    post: PostVisit,
    gone: readonly Pick<HeldComment, "id" | "publishedAt">[],
    observedAt = this.#now(),
  ): Promise<void> {
    if (gone.length === 0) return;
    const records = gone.map(({ id, publishedAt }) =>
      this.#record(
        { kind: tombstonePayload, postNativeId: post.nativeId, caption: null },
        { id, of, publishedAt },
        observedAt,
      ),
    );
    await this.#dependencies.log.append(rawTopic, records);
    this.tally.deletions += gone.length;
  }

  async #remember(sighting: PostSighting): Promise<void> {
    // Its payload becomes a dead letter; here it would make every later reading of the store fail.
    if (!Instant.safeParse(sighting.publishedAt).success) return;
    this.tally.postsSeen += 1;
    const { nativeId, publishedAt, commentCount } = sighting;
    const key = postVisitPrefix(this.#channel) + nativeId;
    const caption = this.#masked(sighting.caption);
    await updateState(this.#dependencies.state, visits, key, (visit) => {
      if (visit === undefined)
        return {
          ...unvisited,
          channelId: this.#channel.id,
          nativeId,
          caption,
          publishedAt,
          platformCount: commentCount,
        };
      if (visit.caption === caption && visit.platformCount === commentCount) return visit;
      return { ...visit, caption, platformCount: commentCount };
    });
  }

  /** The list itself had what a quick walk would find. */
  async #rememberRead({ nativeId, publishedAt, commentCount }: PostSighting, atMs: number): Promise<void> {
    if (!Instant.safeParse(publishedAt).success) return; // it was not remembered
    await this.#update(postVisitPrefix(this.#channel) + nativeId, (visit) =>
      visit.walk === null ? { ...visit, countAtWalk: commentCount, lastWalkAt: instant(atMs) } : visit,
    );
  }

  async #update(key: string, change: (visit: PostVisit) => PostVisit): Promise<void> {
    await updateState(this.#dependencies.state, visits, key, (visit) => {
      if (visit === undefined) throw new TypeError(`the visit ${key} vanished while it was under way`);
      return change(visit);
    });
  }

  #masked(caption: string | null): string | null {
    return caption === null ? null : this.#dependencies.protector.text(this.#channel.platform, caption);
  }

  #postId({ nativeId }: PostVisit): DocumentId {
    return documentId(this.#channel.platform, nativeId);
  }

  #now(): string {
    return instant(this.#dependencies.clock.now());
  }
}

const instant = (ms: number): string => new Date(ms).toISOString();

function reachesPastFresh({ posts }: Page, nowMs: number): boolean {
  const last = posts.at(-1); // an older one before it may be pinned
  return last !== undefined && nowMs - Date.parse(last.publishedAt) >= freshForMs;
}

const unvisited = {
  countAtFullWalk: null,
  countAtWalk: null,
  lastFullWalkAt: null,
  lastWalkAt: null,
  deletionsCheckedAt: null,
  storageCheckedAt: null,
  pushes: null,
  walk: null,
  closed: null,
} as const;

/** Those of the held comments whose last observation is older than `beforeMs`. */
function observedBefore(
  beforeMs: number,
  held: readonly HeldComment[],
): ReadonlyMap<DocumentId, HeldComment> {
  const old = held.filter(({ version }) => isBefore(beforeMs, version));
  return new Map(old.map((each) => [each.id, each]));
}

function isBefore(ms: number, version: DocumentVersion): boolean {
  return version < ms * 1000;
}

/** `count` is what the platform counted before the walk began: a later count would hide what came during it. */
function finished(visit: PostVisit, depth: Depth, startedAt: string, count: number | null): PostVisit {
  const walked = { ...visit, walk: null, closed: null, countAtWalk: count, lastWalkAt: startedAt };
  return depth.kind === "all" ? { ...walked, countAtFullWalk: count, lastFullWalkAt: startedAt } : walked;
}

function isUnexpected(error: unknown): boolean {
  return error instanceof ListeningError && error.code === "SOURCE_UNEXPECTED" && !error.retryable;
}

function closedBy(error: unknown): PostVisit["closed"] | undefined {
  if (!(error instanceof ListeningError)) return undefined;
  if (error.code === "SOURCE_GONE") return "gone";
  return error.code === "SOURCE_FORBIDDEN" ? "forbidden" : undefined;
}
