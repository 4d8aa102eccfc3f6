import { describe, expect, it } from "vitest";
import { collectedTo, VisitJournal } from "../../../services/workers/channel-visits.ts";
import { channels } from "../../fakes/documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { memoryState } from "../../fakes/memory-state.ts";

describe("up to when a channel has been collected", () => {
  const { hqYoutube } = channels;

  it("is the beginning of its last visit that reached its end", async () => {
    const clock = fakeClock();
    const state = memoryState();
    const journal = new VisitJournal({ state, clock }, hqYoutube);
    const reached = async () => (await collectedTo(state, [hqYoutube])).get(hqYoutube.id);
    expect(await reached()).toBeUndefined();
    await journal.started();
    expect(await reached()).toBeNull();
    await clock.advance(60_000);
    await journal.succeeded();
    await journal.ended(60_000);
    expect(await reached()).toBe("2026-11-24T00:00:00.000Z");
    await clock.advance(60_000);
    await journal.started();
    expect(await reached()).toBe("2026-11-24T00:00:00.000Z");
    await journal.succeeded();
    expect(await reached()).toBe("2026-11-24T00:02:00.000Z");
  });

  it("is not known of a group whose chats are imported", async () => {
    const state = memoryState();
    const group = { ...hqYoutube, id: "group", platform: "whatsapp" } as const;
    await new VisitJournal({ state, clock: fakeClock() }, group).succeeded();
    expect(await collectedTo(state, [group])).toEqual(new Map());
  });
});
