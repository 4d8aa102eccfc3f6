import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tombstonePayload } from "../../../pipelines/normalise/tombstone.ts";
import type { EventLog } from "../../../pipelines/ports/event-log.ts";
import type { HeldComment } from "../../../pipelines/ports/search-index.ts";
import { documentVersion, tombstoneVersion } from "../../../schemas/document.ts";
import { isRetryable, ListeningError } from "../../../schemas/errors.ts";
import { documentId } from "../../../schemas/item.ts";
import { RawItem } from "../../../schemas/raw-item.ts";
import { processGroup, rawTopic } from "../../../schemas/topics.ts";
import { visitChannel } from "../../../services/workers/collect.ts";
import { channels } from "../../fakes/documents.ts";
import { openProtector } from "../../fakes/collect-dependencies.ts";
import { countingMetrics } from "../../fakes/counting-metrics.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { flaky } from "../../fakes/flaky.ts";
import { memoryLog } from "../../fakes/memory-log.ts";
import { memoryState } from "../../fakes/memory-state.ts";
import { quietLogger } from "../../fakes/quiet-logger.ts";
import type { ScriptedPost } from "../../fakes/scripted-source.ts";
import { scriptedSource } from "../../fakes/scripted-source.ts";

const never = new AbortController().signal;
const channel = channels.hqYoutube;
const hourMs = 3_600_000;

function post(nativeId: string, ...comments: string[]): ScriptedPost {
  return { nativeId, comments, publishedAt: "2026-11-01T00:00:00.000Z" };
}

function setUp(posts: ScriptedPost[], faults: Iterator<boolean> = [].values()) {
  const clock = fakeClock();
  const log = memoryLog({ clock });
  const held: HeldComment[] = [];
  const dependencies = {
    log: flaky<EventLog>(log, faults),
    state: flaky(memoryState(), faults),
    index: {
      refresh: async () => {},
      async *held() {
        yield* held;
      },
    },
    protector: openProtector,
    clock,
    logger: quietLogger(),
    metrics: countingMetrics(),
    random: () => 0,
  };
  const source = scriptedSource(posts);
  const visit = () => visitChannel(dependencies, { source, channel, progressed: () => {} }, never);
  return { clock, log, held, source, dependencies, visit };
}

async function rawItems(log: EventLog): Promise<RawItem[]> {
  const records = await Array.fromAsync(log.read(rawTopic, never));
  return records.map(({ value }) => RawItem.parse(JSON.parse(Buffer.from(value).toString("utf8"))));
}

async function commentIds(log: EventLog): Promise<string[]> {
  const items = (await rawItems(log)).filter(({ payloadKind }) => payloadKind === "scripted");
  return items.map(({ payload }) => (payload as { id: string }).id);
}

async function markProcessed(log: EventLog): Promise<void> {
  await log.consume(rawTopic, { group: processGroup, signal: never, stopWhenCaughtUp: true }, async () => {});
}

describe("visiting a channel", () => {
  it("does not take what came during a walk that was cut off for what was there at its beginning", async () => {
    const thread = post("p", "c1", "c2", "c3", "c4");
    const { source, visit, log, clock } = setUp([thread]);
    const cut = new ListeningError("SOURCE_UNAVAILABLE", "cut off", { retryable: true });
    let answers = 0;
    const whole = { ...source };
    source.pages = async function* (query, after, signal) {
      for await (const page of whole.pages(query, after, signal)) {
        yield page;
        if (query.kind === "thread" && (answers += 1) === 1) throw cut;
      }
    };
    await expect(visit()).rejects.toThrow(cut);
    thread.comments = ["c0", ...thread.comments]; // at the top, behind which the walk goes on
    await visit();
    await clock.advance(60_000);
    await visit();
    expect(await commentIds(log)).toContain("c0");
  });

  it("does not stop at a post whose held comments the platform tells nothing of", async () => {
    const { source, visit, clock, log, held } = setUp([post("gone", "c1"), post("p", "c2")]);
    await visit();
    await markProcessed(log);
    held.push({
      id: documentId("youtube", "unseen"),
      publishedAt: "2026-11-01T00:00:00.000Z",
      version: 1,
    });
    source.missing = async () => {
      throw new ListeningError("SOURCE_UNEXPECTED", "refused", { retryable: false });
    };
    await clock.advance(30 * 24 * hourMs);
    source.walks.length = 0;
    await visit();
    expect(source.walks.filter((walk) => walk.startsWith("thread"))).toHaveLength(2);
  });

  it("does not remember a post whose time no store can read", async () => {
    const { visit, source } = setUp([{ ...post("p", "c1"), publishedAt: "+057742-01-01T00:00:00.000Z" }]);
    await visit();
    await visit();
    expect(source.walks).toEqual(["posts", "posts"]);
  });

  it("loses nothing, wherever it crashes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 60 }),
        fc.array(fc.nat({ max: 7 }), { maxLength: 4 }),
        async (plan, sizes) => {
          const posts = sizes.map((size, index) =>
            post(`p${index}`, ...Array.from({ length: size }, (_, each) => `p${index}c${each}`)),
          );
          const { log, visit } = setUp(posts, plan.values());
          for (;;) {
            try {
              await visit();
              break;
            } catch (error) {
              if (!isRetryable(error)) throw error;
            }
          }
          expect(new Set(await commentIds(log))).toEqual(new Set(posts.flatMap(({ comments }) => comments)));
        },
      ),
    );
  });

  it("goes on after the last page that is safe", async () => {
    const { log, source, visit } = setUp([post("p", "c0", "c1", "c2", "c3", "c4")]);
    const append = log.append.bind(log);
    let appends = 0;
    log.append = async (topic, records) => {
      appends += 1;
      if (appends === 3) throw new ListeningError("STORE_LOCKED", "busy", { retryable: true }); // after the list and one page
      await append(topic, records);
    };
    await expect(visit()).rejects.toThrow("busy");
    await visit();
    expect(source.walks).toEqual(["posts", "thread p all from 0", "posts", "thread p all from 2"]);
    expect(await commentIds(log)).toEqual(["c0", "c1", "c2", "c3", "c4"]);
  });

  it("leaves a thread alone while nothing says that it changed", async () => {
    const { clock, source, visit } = setUp([post("p", "c0")]);
    await visit();
    await clock.advance(hourMs);
    await visit();
    expect(source.walks).toEqual(["posts", "thread p all from 0", "posts"]);
  });

  it("walks quickly once when the count grew, and fully twelve hours after the last time", async () => {
    const { clock, source, visit } = setUp([post("p", "c0")]);
    await visit();
    source.posts[0] = post("p", "c0", "c1");
    await clock.advance(hourMs / 2);
    await visit();
    await clock.advance(hourMs);
    await visit(); // nothing more changed
    await clock.advance(11 * hourMs);
    await visit();
    expect(source.walks.filter((walk) => walk.startsWith("thread"))).toEqual([
      "thread p all from 0",
      "thread p new from 0",
      "thread p all from 0",
    ]);
  });

  it("does not walk for what the list itself had, but fully twelve hours after the last time", async () => {
    const { clock, source, visit } = setUp([
      { nativeId: "a", publishedAt: "2026-11-01T00:00:00.000Z", comments: ["c0"] },
    ]);
    await visit();
    const [post] = source.posts;
    if (post === undefined) throw new TypeError("there is one post");
    post.comments = ["c0", "c1"];
    post.newestRead = true;
    await clock.advance(hourMs);
    source.walks.length = 0;
    await visit();
    expect(source.walks).toEqual(["posts"]);
    await clock.advance(11 * hourMs);
    await visit();
    expect(source.walks).toEqual(["posts", "posts", "thread a all from 0"]);
  });

  it("reads a list of newest posts only as far as fresh ones reach, and whole every six hours", async () => {
    const fresh = { ...post("fresh"), publishedAt: "2026-11-23T00:00:00.000Z" };
    const { clock, dependencies, source } = setUp([fresh, post("old"), post("older", "c0")]);
    const ordered = { ...source, newestPostsFirst: true } as const;
    const visit = () => visitChannel(dependencies, { source: ordered, channel, progressed: () => {} }, never);
    expect((await visit()).postsSeen).toBe(3);
    await clock.advance(hourMs);
    expect((await visit()).postsSeen).toBe(2); // the second says that what follows is old
    source.posts.unshift({ ...post("new", "n0"), publishedAt: "2026-11-24T00:30:00.000Z" });
    expect((await visit()).postsSeen).toBe(3);
    source.posts[3] = post("older", "c0", "c1");
    await clock.advance(5 * hourMs);
    expect(await visit()).toMatchObject({ postsSeen: 4, threadsWalked: 3 });
    expect(source.walks).toContain("thread older new from 0");
  });

  it("reads a list to its end again where that was broken off", async () => {
    const { dependencies, source } = setUp([post("old"), post("older")]);
    const ordered = { ...source, newestPostsFirst: true } as const;
    const visited = { source: ordered, channel, progressed: () => {} };
    source.listRefusal = new ListeningError("SOURCE_UNAVAILABLE", "busy", { retryable: true });
    await expect(visitChannel(dependencies, visited, never)).rejects.toThrow("busy");
    delete source.listRefusal;
    expect((await visitChannel(dependencies, visited, never)).postsSeen).toBe(2);
  });

  it("asks once a week for a thread whose comments are turned off: its post may be gone", async () => {
    const posts = [{ ...post("p"), publishedAt: "2026-11-20T00:00:00.000Z", commentCount: null }];
    const { clock, log, source, visit } = setUp(posts);
    await visit();
    expect(source.walks).toEqual(["posts"]);
    source.refusals.set("p", new ListeningError("SOURCE_GONE", "gone", { retryable: false }));
    await clock.advance(3 * 24 * hourMs);
    await visit();
    const items = await rawItems(log);
    expect(items.map(({ payloadKind }) => payloadKind)).toEqual([tombstonePayload]);
  });

  it("walks what the platform forbids only once, and goes on with the rest", async () => {
    const { source, visit } = setUp([post("a", "a0"), post("b", "b0")]);
    source.refusals.set(
      "a",
      new ListeningError("SOURCE_FORBIDDEN", "comments are off", { retryable: false }),
    );
    await visit();
    await visit();
    expect(source.walks).toEqual(["posts", "thread a all from 0", "thread b all from 0", "posts"]);
  });

  it("writes a tombstone for a post that is gone", async () => {
    const { log, source, visit } = setUp([post("a", "a0")]);
    source.refusals.set("a", new ListeningError("SOURCE_GONE", "gone", { retryable: false }));
    await visit();
    const items = await rawItems(log);
    expect(items.map(({ payloadKind, payload }) => ({ payloadKind, payload }))).toEqual([
      {
        payloadKind: tombstonePayload,
        payload: { id: "youtube:a", of: "post", publishedAt: "2026-11-01T00:00:00.000Z" },
      },
    ]);
  });
});

describe("finding deletions", () => {
  const publishedAt = "2026-11-02T00:00:00.000Z";

  it("asks by name for what a full walk no longer showed, once the workers have caught up", async () => {
    const { clock, log, held, source, visit } = setUp([post("p", "kept", "gone")]);
    await visit();
    const firstSeen = new Date(clock.now()).toISOString();
    for (const id of ["kept", "gone", "hidden"]) {
      held.push({ id: documentId("youtube", id), publishedAt, version: documentVersion(firstSeen, 1) });
    }
    source.posts[0] = post("p", "kept");
    await clock.advance(12 * hourMs);
    await visit(); // walks fully; nothing may be concluded before the index has seen it
    expect(source.asked).toEqual([]);

    await markProcessed(log);
    held[0] = {
      id: documentId("youtube", "kept"),
      publishedAt,
      version: documentVersion(new Date(clock.now()).toISOString(), 1),
    };
    await visit();
    expect(source.asked).toEqual(["youtube:gone", "youtube:hidden"]);
    const tombstones = (await rawItems(log)).filter(({ payloadKind }) => payloadKind === tombstonePayload);
    expect(tombstones.map(({ payload }) => payload)).toEqual([
      { id: "youtube:gone", of: "comment", publishedAt },
      { id: "youtube:hidden", of: "comment", publishedAt },
    ]);

    await markProcessed(log);
    await visit();
    expect(source.asked).toHaveLength(2);
  });

  it("goes on where something always waits in the log, when it is younger than the walk", async () => {
    const { clock, log, held, source, visit } = setUp([post("p", "gone")]);
    await visit();
    held.push({ id: documentId("youtube", "gone"), publishedAt, version: 1 });
    source.posts[0] = post("p");
    await clock.advance(12 * hourMs);
    await visit(); // walks fully
    await markProcessed(log);
    await clock.advance(hourMs / 2);
    await log.append(rawTopic, [{ key: "other", value: Buffer.from("{}") }]);
    await visit();
    expect(source.asked).toEqual([]); // it may have been appended by that walk
    await markProcessed(log);
    await clock.advance(hourMs);
    await log.append(rawTopic, [{ key: "other", value: Buffer.from("{}") }]);
    await visit();
    expect(source.asked).toEqual(["youtube:gone"]);
  });
});

describe("forgetting what may not be kept", () => {
  const publishedAt = "2026-11-02T00:00:00.000Z";
  const dayMs = 24 * hourMs;

  async function tombstones(log: EventLog) {
    const items = (await rawItems(log)).filter(({ payloadKind }) => payloadKind === tombstonePayload);
    return items.map(({ payload }) => payload);
  }

  it("deletes within 30 days what was not fetched again, though the platform lets nobody in", async () => {
    const { clock, log, held, source, visit } = setUp([post("p", "old", "fetched-again")]);
    await visit();
    await markProcessed(log);
    const observed = (id: string) => ({
      id: documentId("youtube", id),
      publishedAt,
      version: documentVersion(new Date(clock.now()).toISOString(), 1),
    });
    held.push(observed("old"), observed("fetched-again"));
    source.listRefusal = new ListeningError("SOURCE_AUTH", "the key is blocked", { retryable: false });
    await clock.advance(15 * dayMs);
    await expect(visit()).rejects.toThrow("blocked");
    held[1] = observed("fetched-again");
    await clock.advance(14 * dayMs - 1);
    await expect(visit()).rejects.toThrow("blocked");
    expect(await tombstones(log)).toEqual([]);
    await clock.advance(dayMs);
    await expect(visit()).rejects.toThrow("blocked");
    expect(await tombstones(log)).toEqual([{ id: "youtube:old", of: "comment", publishedAt }]);
  });

  it("deletes within 30 days what a comment said before it was edited, which can never be fetched again", async () => {
    const { clock, log, held, visit } = setUp([post("p", "edited")]);
    await visit();
    await markProcessed(log);
    const editedAtMs = clock.now();
    const version = (atMs: number) => documentVersion(new Date(atMs).toISOString(), 1);
    await clock.advance(29 * dayMs - 1);
    held.push({
      id: documentId("youtube", "edited"),
      publishedAt,
      version: version(clock.now()),
      earlierFrom: version(editedAtMs),
    });
    await visit();
    expect(await tombstones(log)).toEqual([]);
    await clock.advance(dayMs);
    await visit();
    expect(await tombstones(log)).toEqual([{ id: "youtube:edited", of: "comment", publishedAt }]);
  });

  it("deletes as of the limit, so that a newer observation on its way to the index wins", async () => {
    const { clock, log, held, visit } = setUp([post("p", "c")]);
    await visit(); // what it appends waits in the log
    held.push({ id: documentId("youtube", "c"), publishedAt, version: 1 });
    await clock.advance(40 * dayMs);
    await visit();
    const tombstone = (await rawItems(log)).find(({ payloadKind }) => payloadKind === tombstonePayload);
    const limit = new Date(clock.now() - 29 * dayMs).toISOString();
    expect(tombstoneVersion(tombstone?.collectedAt ?? "")).toBeLessThan(documentVersion(limit, 0));
    expect(tombstoneVersion(tombstone?.collectedAt ?? "")).toBeGreaterThan(documentVersion(limit, 0) - 1_000);
  });

  it("deletes the comments of a post that is gone", async () => {
    const { clock, log, held, source, visit } = setUp([post("p", "c")]);
    await visit();
    held.push({
      id: documentId("youtube", "c"),
      publishedAt,
      version: documentVersion(new Date(clock.now()).toISOString(), 1),
    });
    source.refusals.set("p", new ListeningError("SOURCE_GONE", "no such video", { retryable: false }));
    await clock.advance(2 * dayMs);
    await visit(); // learns of it
    await markProcessed(log);
    await clock.advance(dayMs);
    await visit();
    expect(await tombstones(log)).toContainEqual({ id: "youtube:c", of: "comment", publishedAt });
  });

  it("asks the index once a day", async () => {
    const { clock, log, held, visit } = setUp([post("p", "c")]);
    await visit();
    await markProcessed(log);
    await visit();
    held.push({ id: documentId("youtube", "c"), publishedAt, version: 1 });
    await clock.advance(23 * hourMs);
    await markProcessed(log);
    await visit();
    expect(await tombstones(log)).toEqual([]);
    await markProcessed(log);
    await clock.advance(hourMs);
    await visit();
    expect(await tombstones(log)).toHaveLength(1);
  });
});
