import { describe, expect, it } from "vitest";
import { findCopies, listCopyGroups, watchCopies } from "../../../services/workers/find-copies.ts";
import { linkKeyOf } from "../../../pipelines/enrich/copies/link-key.ts";
import { collectDependencies } from "../../fakes/collect-dependencies.ts";
import { copied, copiedAtMs, copiedKey } from "../../fakes/copied-documents.ts";
import { commentDocument, deletionDocument, postDocument } from "../../fakes/documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";

const hourMs = 3_600_000;
const nowMs = copiedAtMs + 2 * hourMs;
const voice = `youtube:copied-${copiedKey}-0` as const;
const observedAt = new Date(nowMs).toISOString();

const opened = () => collectDependencies(fakeClock({ startMs: nowMs }));
const span = (days: number) => ({
  from: new Date(nowMs - days * 24 * hourMs).toISOString(),
  to: new Date(nowMs).toISOString(),
});

describe("findCopies", () => {
  it("keeps a group with why it is one, once, and no text of it", async () => {
    const worker = opened();
    await worker.index.upsert(copied(12));
    expect(await findCopies(worker, span(2))).toMatchObject({ group: 1 });
    expect(await findCopies(worker, span(2))).toMatchObject({ group: 0 });
    const groups = await listCopyGroups(worker.state);
    expect(groups).toMatchObject([
      {
        copyKey: copiedKey,
        voice,
        decidedAt: new Date(nowMs).toISOString(),
        why: { rule: "same_message", version: 1, voices: 12, comments: 12, posts: 1, channels: 1 },
      },
    ]);
    expect(JSON.stringify(groups)).not.toMatch(/jambatan|copier/u);
  });

  it("finds it in the middle of a long time too, and not what the channels themselves repeat", async () => {
    const worker = opened();
    await worker.index.upsert([
      ...copied(5, { publishedAt: new Date(nowMs - 400 * hourMs).toISOString() }),
      ...copied(50, { official: true }, "00000000000000bb"),
    ]);
    expect(await findCopies(worker, span(2))).toMatchObject({ group: 0 });
    expect(await findCopies(worker, span(30))).toMatchObject({ group: 1 });
    expect((await listCopyGroups(worker.state)).map(({ copyKey }) => copyKey)).toEqual([copiedKey]);
  });

  it("says what it left aside", async () => {
    const worker = opened();
    await worker.index.upsert([
      ...copied(20, { flags: ["prayer"] }, "00000000000000cc"),
      ...copied(20, { flags: ["greeting"] }, "00000000000000dd"),
      ...copied(20, { author: "k1.one" }, "00000000000000ee"),
    ]);
    const found = { group: 0, prayer: 1, greeting: 1, few: 1, ownPost: 0 };
    expect(await findCopies(worker, span(2))).toEqual(found);
    expect(await listCopyGroups(worker.state)).toEqual([]);
  });

  it("makes groups of shared links, but not of links to our own posts", async () => {
    const worker = opened();
    const shared = (text: string) => copied(6, { text }, linkKeyOf(text) ?? "");
    await worker.index.upsert([
      postDocument({ id: "youtube:p1", url: "https://www.youtube.com/watch?v=abc" }),
      ...shared("tonton https://youtu.be/abc?si=1"),
      ...shared("baca https://contoh.my/kisah?fbclid=2"),
    ]);
    expect(await findCopies(worker, span(2))).toMatchObject({ group: 1, ownPost: 1 });
    expect(await listCopyGroups(worker.state)).toMatchObject([{ why: { rule: "same_link", voices: 6 } }]);
  });

  it("gives a deleted voice's place to the next, and forgets a group of which nothing is held", async () => {
    const worker = opened();
    const messages = copied(5);
    await worker.index.upsert(messages);
    await findCopies(worker, span(2));
    await worker.index.upsert([deletionDocument({ id: voice, observedAt })]);
    await findCopies(worker, span(2));
    expect(await listCopyGroups(worker.state)).toMatchObject([{ voice: `youtube:copied-${copiedKey}-1` }]);
    await worker.index.upsert(messages.map(({ comment: { id } }) => deletionDocument({ id, observedAt })));
    await findCopies(worker, span(2));
    expect(await listCopyGroups(worker.state)).toEqual([]);
  });

  it("takes the earliest message held as the voice, although it was sent long before", async () => {
    const worker = opened();
    const before = {
      id: "youtube:long-before",
      copyKey: copiedKey,
      publishedAt: "2026-01-01T00:00:00.000Z",
    } as const;
    await worker.index.upsert([...copied(5), commentDocument(before)]);
    await findCopies(worker, span(2));
    expect(await listCopyGroups(worker.state)).toMatchObject([{ voice: "youtube:long-before" }]);
  });
});

describe("watchCopies", () => {
  it("finds what came since it looked last", async () => {
    const worker = opened();
    const stop = new AbortController();
    const watching = watchCopies(worker, stop.signal);
    await worker.clock.untilSleeping();
    await worker.index.upsert(copied(5));
    await worker.clock.advance(600_000);
    expect(worker.logger.of("copies.found")).toMatchObject([{ group: 1 }]);
    stop.abort();
    await watching;
  });
});
