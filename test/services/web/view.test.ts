import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CommentFlag, LanguageCode, SentimentLabel } from "../../../schemas/analysed.ts";
import { Level, Platform } from "../../../schemas/channel.ts";
import { StateCode } from "../../../schemas/states.ts";
import type { View } from "../../../services/web/view.ts";
import {
  copiesVersions,
  filterOf,
  hrefOf,
  orders,
  parseView,
  periods,
  plainView,
  whoOptions,
} from "../../../services/web/view.ts";

const parse = (query: string) => parseView(new URLSearchParams(query), "en");

describe("the address of a view", () => {
  it("is plain for the plain view", () => {
    expect(hrefOf("/", plainView("ms"))).toBe("/?lang=ms");
    expect(parse("lang=en")).toEqual({ kind: "view", view: plainView("en") });
  });

  it("is read as it was written", () => {
    const some = <T>(values: readonly T[]) => fc.subarray([...values]);
    const moments = fc
      .date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString());
    const views: fc.Arbitrary<View> = fc.record({
      lang: fc.constant("en" as const),
      period: fc.constantFrom(undefined, ...periods),
      from: fc.option(moments, { nil: undefined }),
      to: fc.option(moments, { nil: undefined }),
      who: fc.constantFrom(...whoOptions),
      platform: some(Platform.options),
      channel: some(["hq-youtube", "johor"]),
      level: some(Level.options),
      state: some(StateCode.options),
      topic: some(["floods", "other"]),
      sentiment: some(SentimentLabel.options),
      language: some(LanguageCode.options),
      flag: some(CommentFlag.options),
      entity: some(["agency:tnb", "state:MY-01"] as const),
      post: some(["youtube:a&b=c d", "facebook:1_2"] as const),
      copy: some(["0123456789abcdef", "link:0123456789abcdef"]),
      copies: fc.constantFrom(...copiesVersions),
      words: fc.constantFrom("", "harga minyak", '"a b" c*', "a&b=<c>%#?"),
      order: fc.constantFrom(...orders),
      after: fc.constantFrom(undefined, "abc_-="),
    });
    fc.assert(
      fc.property(views, (view) => {
        const [path, query = ""] = hrefOf("/comments", view).split("?");
        expect(path).toBe("/comments");
        const pinned = view.from !== undefined || view.to !== undefined;
        expect(parse(query)).toEqual({ kind: "view", view: pinned ? { ...view, period: undefined } : view });
      }),
    );
  });

  it("takes empty parameters for absent ones, as forms send them", () => {
    expect(parse("words=&topic=&from=&who=public")).toEqual(parse(""));
  });

  it.each([
    ["nonsense=1", "unknown", "nonsense"],
    ["__proto__=1", "unknown", "__proto__"],
    ["toString=1", "unknown", "toString"],
    ["sentiment=angry", "value", "sentiment"],
    ["state=MY-99", "value", "state"],
    ["from=yesterday", "value", "from"],
    ["from=2026-02-30", "value", "from"],
    ["order=random", "value", "order"],
    ["order=newest&order=likes", "value", "order"],
    ["post=nowhere", "value", "post"],
    ["copy=%27", "value", "copy"],
    ["copies=some", "value", "copies"],
    ["topic=%3Cscript%3E", "value", "topic"],
    [`words=${"a".repeat(2_101)}`, "value", "words"],
    [`words=${"a".repeat(200)}&period=2d`, "value", "period"],
  ])("refuses %s", (query, kind, parameter) => {
    expect(parse(query)).toEqual({ kind: "problems", problems: [{ kind, parameter }] });
  });

  it("names every problem at once", () => {
    const parsed = parse("a=1&sentiment=x&level=y");
    expect(parsed.kind === "problems" && parsed.problems.map(({ parameter }) => parameter)).toEqual([
      "a",
      "level",
      "sentiment",
    ]);
  });
});

describe("the filter of a view", () => {
  it("is the public's comments by default, and restricts nothing else", () => {
    expect(filterOf(plainView("en"))).toEqual({ official: false });
    expect(filterOf({ ...plainView("en"), who: "all" })).toEqual({});
  });

  it("carries everything chosen", () => {
    const parsed = parse(
      "who=official&topic=floods&topic=water&sentiment=negative&language=ms&platform=youtube&level=hq&state=MY-01&channel=johor&flag=question&flag=fault&entity=agency:tnb&post=x:1&words=air&from=2026-11-01&to=2026-11-02",
    );
    expect(parsed.kind === "view" && filterOf(parsed.view)).toEqual({
      from: "2026-10-31T16:00:00.000Z",
      to: "2026-11-01T16:00:00.000Z",
      official: true,
      platforms: ["youtube"],
      channelIds: ["johor"],
      levels: ["hq"],
      states: ["MY-01"],
      topics: ["floods", "water"],
      sentiments: ["negative"],
      languages: ["ms"],
      flags: ["question", "fault"],
      entities: ["agency:tnb"],
      postIds: ["x:1"],
      words: "air",
    });
  });
});
