import { describe, expect, it } from "vitest";
import type { HeldComment } from "../../../pipelines/ports/search-index.ts";
import { documentVersion } from "../../../schemas/document.ts";
import { documentId } from "../../../schemas/item.ts";
import { processGroup, rawTopic } from "../../../schemas/topics.ts";
import { channelVisitKey } from "../../../services/workers/channel-visits.ts";
import { runCollect } from "../../../services/workers/collect-channels.ts";
import { postVisitPrefix, visitChannel, visits } from "../../../services/workers/collect.ts";
import { changesPushed, pushedChannels, rememberPush } from "../../../services/workers/pushes.ts";
import { collectDependencies } from "../../fakes/collect-dependencies.ts";
import { channels } from "../../fakes/documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import type { ScriptedPost } from "../../fakes/scripted-source.ts";
import { scriptedSource } from "../../fakes/scripted-source.ts";

const never = new AbortController().signal;
const channel = channels.hqYoutube;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function setUp(posts: ScriptedPost[]) {
  const clock = fakeClock();
  const held: HeldComment[] = [];
  const dependencies = {
    ...collectDependencies(clock),
    index: {
      refresh: async () => {},
      async *held() {
        yield* held;
      },
    },
  };
  const source = scriptedSource(posts);
  const about = (postNativeId: string) => ({
    channelNativeId: channel.nativeId,
    postNativeId,
    comments: [] as string[],
    changed: false,
  });
  return {
    clock,
    dependencies,
    source,
    visit: () => visitChannel(dependencies, { source, channel, progressed: () => {} }, never),
    /** A comment that polling found and the index holds. */
    hold: (id: string, publishedMs: number) => {
      const publishedAt = new Date(publishedMs).toISOString();
      held.push({
        id: documentId("youtube", id),
        publishedAt,
        version: documentVersion(new Date(clock.now()).toISOString(), 0),
      });
    },
    push: (delivery: string, post: string, comments: string[]) =>
      rememberPush(dependencies, channel, { ...about(post), comments }, delivery),
    pushChange: (delivery: string, post: string) =>
      rememberPush(dependencies, channel, { ...about(post), changed: true }, delivery),
    tally: async (post: string) =>
      (await dependencies.state.get(visits, postVisitPrefix(channel) + post))?.value.pushes,
    processed: () =>
      dependencies.log.consume(
        rawTopic,
        { group: processGroup, signal: never, stopWhenCaughtUp: true },
        async () => {},
      ),
  };
}

const post = (nativeId: string, ...comments: string[]): ScriptedPost => ({
  nativeId,
  comments,
  publishedAt: "2026-11-23T00:00:00.000Z",
});

describe("pushes reconciled with polling", () => {
  it("count comments that were announced and comments that were not, each once", async () => {
    const { clock, visit, hold, push, tally, processed } = setUp([post("p", "told", "untold", "older")]);
    hold("older", clock.now() - 1);
    await push("first", "p", ["told"]);
    await push("first", "p", ["told"]); // sent again
    hold("told", clock.now() + 1_000);
    hold("untold", clock.now() + 2_000);
    await clock.advance(hourMs);
    await visit();
    await processed();
    await clock.advance(3 * hourMs);
    await visit();
    expect(await tally("p")).toMatchObject({ announced: 1, missed: 1 });
    await processed();
    await clock.advance(3 * hourMs);
    await visit();
    expect(await tally("p")).toMatchObject({ announced: 1, missed: 1 });
  });

  it("do not judge a comment whose push may still be under way", async () => {
    const { clock, visit, hold, push, tally, processed } = setUp([post("p", "told", "fresh")]);
    await push("first", "p", ["told"]);
    hold("told", clock.now() + 1_000);
    await clock.advance(hourMs);
    hold("fresh", clock.now() - 10_000);
    await visit();
    await processed();
    await push("late", "p", ["fresh"]);
    await clock.advance(3 * hourMs);
    await visit();
    expect(await tally("p")).toMatchObject({ announced: 1, missed: 0 });
    await processed();
    await clock.advance(3 * hourMs);
    await visit();
    expect(await tally("p")).toMatchObject({ announced: 2, missed: 0 });
  });

  it("judge nothing on a channel that no push ever came for", async () => {
    const { clock, visit, hold, tally, processed } = setUp([post("p", "c")]);
    hold("c", clock.now());
    await clock.advance(hourMs);
    await visit();
    await processed();
    await clock.advance(3 * hourMs);
    await visit();
    expect(await tally("p")).toBeNull();
  });

  it("keep what a clock that is minutes ahead puts after the walk that was already judged", async () => {
    const { clock, visit, hold, push, tally, processed } = setUp([post("p", "early", "ahead")]);
    await push("first", "p", ["early"]);
    await clock.advance(hourMs);
    await push("second", "p", ["ahead"]);
    hold("ahead", clock.now() + 4 * minuteMs);
    await clock.advance(6 * minuteMs);
    await visit(); // judges up to a minute after the second push, and before what it announced
    await processed();
    await clock.advance(3 * hourMs);
    await visit();
    expect(await tally("p")).toMatchObject({ announced: 0, missed: 0 });
    await processed();
    await clock.advance(3 * hourMs);
    await visit();
    expect(await tally("p")).toMatchObject({ announced: 1, missed: 0 });
  });

  it("are still there when an old post's next full walk is weeks away", async () => {
    const { clock, visit, hold, push, tally, processed } = setUp([post("p", "told")]);
    await push("first", "p", ["other"]);
    await push("second", "p", ["told"]);
    hold("told", clock.now() + 1_000);
    for (let fortnight = 0; fortnight < 3; fortnight += 1) {
      await visit();
      await processed();
      await clock.advance(14 * 24 * hourMs);
    }
    expect(await tally("p")).toMatchObject({ announced: 1, missed: 0 });
  });

  it("are forgotten after five weeks when they are about a post that no list shows", async () => {
    const { clock, dependencies, visit, pushChange } = setUp([]);
    await pushChange("first", "vanished");
    expect([...(await changesPushed(dependencies, channel)).keys()]).toEqual(["vanished"]);
    await clock.advance(36 * 24 * hourMs);
    await visit();
    expect(await changesPushed(dependencies, channel)).toEqual(new Map());
  });
});

describe("a push of a platform that sends no word of comments", () => {
  it("calls for a visit, and counts no comment as announced or missed", async () => {
    const { clock, dependencies, visit, hold, tally, processed } = setUp([post("p", "c")]);
    const word = { channelNativeId: channel.nativeId, postNativeId: "p", comments: null };
    await rememberPush(dependencies, channel, { ...word, changed: false }, "upload");
    await rememberPush(dependencies, channel, { ...word, changed: true }, "deletion");
    hold("c", clock.now() + minuteMs);
    for (let day = 0; day < 3; day += 1) {
      await visit();
      await processed();
      await clock.advance(24 * hourMs);
    }
    expect(await tally("p")).toBeNull();
    const pushed = await dependencies.state.get(pushedChannels, channelVisitKey(channel));
    expect(pushed?.value).toEqual({
      firstAt: null,
      lastAt: "2026-11-24T00:00:00.000Z",
    });
    expect([...(await changesPushed(dependencies, channel)).keys()]).toEqual(["p"]);
  });
});

describe("a push of a change that no count shows", () => {
  it("has the thread walked in full, once", async () => {
    const { clock, source, visit, pushChange } = setUp([post("p", "c")]);
    await visit();
    await clock.advance(hourMs);
    await visit();
    expect(source.walks).toEqual(["posts", "thread p all from 0", "posts"]);
    await pushChange("edit", "p");
    await clock.advance(1_000);
    await visit();
    expect(source.walks.slice(3)).toEqual(["posts", "thread p all from 0"]);
    await clock.advance(hourMs);
    await visit();
    expect(source.walks.slice(5)).toEqual(["posts"]);
  });
});

describe("between two rounds", () => {
  it("a push calls for a visit within seconds, but not for one after the other", async () => {
    const { clock, dependencies, source, push } = setUp([post("p", "c")]);
    const stop = new AbortController();
    const running = runCollect(
      dependencies,
      {
        channels: [channel],
        sources: new Map([["youtube", source]]),
        again: { everyMs: hourMs },
        concurrency: 1,
      },
      stop.signal,
    );
    const lists = () => source.walks.filter((walk) => walk === "posts").length;
    await clock.untilSleeping();
    await clock.advance(2 * minuteMs);
    expect(lists()).toBe(1);
    await push("first", "p", ["c2"]);
    await clock.advance(5_000);
    expect(lists()).toBe(2);
    await push("second", "p", ["c3"]);
    await clock.advance(30_000);
    expect(lists()).toBe(2);
    await clock.advance(40_000);
    expect(lists()).toBe(3);
    await clock.advance(10 * minuteMs);
    expect(lists()).toBe(3);
    stop.abort();
    await running;
  });
});
