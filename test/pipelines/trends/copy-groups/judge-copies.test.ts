import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CopyMessage } from "../../../../pipelines/trends/copy-groups/judge-copies.ts";
import { copyRule, judgeCopies } from "../../../../pipelines/trends/copy-groups/judge-copies.ts";

const startMs = Date.UTC(2026, 2, 2);
const minuteMs = 60_000;
const hourMs = 3_600_000;

function message(author: string | null, atMs: number, facts: Partial<CopyMessage> = {}): CopyMessage {
  const publishedAt = new Date(startMs + atMs).toISOString();
  return {
    author,
    postId: "youtube:p1",
    channelId: "hq-youtube",
    publishedAt,
    flags: [],
    text: "pesanan sama",
    ...facts,
  };
}

const people = (count: number, everyMs: number, facts: Partial<CopyMessage> = {}) =>
  Array.from({ length: count }, (_, person) => message(`k1.a${person}`, person * everyMs, facts));

describe("judgeCopies", () => {
  it("calls a message a group that five people sent within a day, and says what it counted", () => {
    const messages = [
      ...people(5, hourMs),
      message("k1.a0", 90 * minuteMs, { postId: "facebook:p2", channelId: "johor" }),
    ];
    expect(judgeCopies("0123456789abcdef", messages)).toEqual({
      kind: "group",
      why: {
        rule: "same_message",
        version: 1,
        from: "2026-03-02T00:00:00.000Z",
        to: "2026-03-02T04:00:00.000Z",
        comments: 6,
        voices: 5,
        posts: 2,
        channels: 2,
        fewestVoices: 5,
        withinHours: 24,
      },
    });
  });

  it.each<[string, readonly CopyMessage[], string]>([
    ["four people", people(4, minuteMs), "few"],
    ["one person a hundred times", Array.from({ length: 100 }, (_, n) => message("k1.a", n)), "few"],
    ["five people, a new one each seven hours", people(5, 7 * hourMs), "few"],
    ["unknown authors under one post", Array.from({ length: 9 }, (_, n) => message(null, n)), "few"],
    ["a prayer", people(1_000, minuteMs, { flags: ["prayer"] }), "prayer"],
    ["a greeting", people(1_000, minuteMs, { flags: ["greeting"] }), "greeting"],
    [
      "a prayer that half of the flags miss",
      [...people(50, minuteMs, { flags: ["prayer"] }), ...people(50, minuteMs)],
      "prayer",
    ],
    ["nothing", [], "few"],
  ])("makes no group of %s", (_case, messages, because) => {
    expect(judgeCopies("0123456789abcdef", messages)).toEqual({ kind: "aside", because });
  });

  it("counts unknown authors once for each post", () => {
    const messages = [1, 2, 3, 4, 5].map((post) => message(null, post, { postId: `youtube:p${post}` }));
    expect(judgeCopies("0123456789abcdef", messages).kind).toBe("group");
  });

  it("does not take a long message for a greeting because it begins with one", () => {
    const text = `Assalamualaikum, ${"jambatan kampung retak ".repeat(10)}`;
    const verdict = judgeCopies("0123456789abcdef", people(5, minuteMs, { flags: ["greeting"], text }));
    expect(verdict.kind).toBe("group");
  });

  it("names the rule of links", () => {
    expect(judgeCopies("link:0123456789abcdef", people(5, minuteMs))).toMatchObject({
      why: { rule: "same_link" },
    });
  });

  it("finds the busiest day that an exhaustive search finds, in whatever order messages come", () => {
    const messages = fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 100 }))
        .map(([author, hour]) => message(`k1.a${author}`, hour * hourMs)),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(messages, (all) => {
        const voicesFrom = (from: CopyMessage) => {
          const endMs = Date.parse(from.publishedAt) + copyRule.withinHours * hourMs;
          const within = all.filter(
            ({ publishedAt }) => publishedAt >= from.publishedAt && Date.parse(publishedAt) < endMs,
          );
          return new Set(within.map(({ author }) => author)).size;
        };
        const most = Math.max(0, ...all.map(voicesFrom));
        const verdict = judgeCopies("0123456789abcdef", all);
        expect(verdict.kind === "group" ? verdict.why.voices : 0).toBe(
          most >= copyRule.fewestVoices ? most : 0,
        );
      }),
    );
  });
});
