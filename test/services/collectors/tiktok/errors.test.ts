import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { ErrorCode } from "../../../../schemas/errors.ts";
import { refreshTokensIn } from "../../../../services/collectors/tiktok/refresh-tokens.ts";
import type { ErrorName } from "../../../../services/simulators/tiktok/api-errors.ts";
import type { Fault } from "../../../../services/simulators/serving/faults.ts";
import { error, said } from "../ordered-faults.ts";
import { channel, madeUpComment, madeUpPost, never, tiktokUnderTest, truthOf } from "./made-up-tiktok.ts";
import { caught } from "../../../fakes/caught.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const truth = truthOf([madeUpPost(501)], [madeUpComment(501, 1, 1)]);
const coded = (data: unknown) => said(200, JSON.stringify({ code: 0, message: "OK", data }));

describe("what goes wrong", () => {
  it.each<[string, Fault<ErrorName>, ErrorCode, boolean]>([
    ["their system's fault, with a 200", error("systemError"), "SOURCE_UNAVAILABLE", true],
    ["a time-out of theirs", error("internalTimeout"), "SOURCE_UNAVAILABLE", true],
    ["their maintenance", error("maintenance"), "SOURCE_UNAVAILABLE", true],
    ["too many calls", error("tooFrequent"), "SOURCE_RATE_LIMITED", true],
    ["a missing permission", error("permission"), "SOURCE_FORBIDDEN", false],
    ["an app whose secret is wrong", error("appSecretWrong"), "SOURCE_AUTH", false],
    ["a bad parameter, while the video is shown", error("badParameter"), "SOURCE_UNEXPECTED", false],
    ["a code that nobody documented", error("undocumented"), "SOURCE_UNEXPECTED", false],
    ["a broken connection", { kind: "drop" }, "SOURCE_UNAVAILABLE", true],
    ["a refused connection", { kind: "refuse" }, "SOURCE_UNAVAILABLE", true],
    ["a cut answer", { kind: "cut" }, "SOURCE_UNAVAILABLE", true],
    ["HTML", said(200, "<!DOCTYPE html><title>TikTok</title>", "text/html"), "SOURCE_UNAVAILABLE", true],
    ["HTML with a status", said(404, "<!DOCTYPE html>", "text/html"), "SOURCE_UNEXPECTED", false],
    ["a redirect", said(302, ""), "SOURCE_UNEXPECTED", false],
    ["a bad gateway", said(502, "<html>"), "SOURCE_UNAVAILABLE", true],
    ["429 without a word", said(429, ""), "SOURCE_RATE_LIMITED", true],
    ["JSON without a code", said(200, '{"data":{"comments":[]}}'), "SOURCE_UNEXPECTED", false],
    ["a good code with a bad status", said(500, '{"code":0}'), "SOURCE_UNAVAILABLE", true],
    ["false", said(200, "false"), "SOURCE_UNEXPECTED", false],
    ["no list", coded({ username: "contoh" }), "SOURCE_UNEXPECTED", false],
    ["a list of another kind", coded({ comments: "rahsia" }), "SOURCE_UNEXPECTED", false],
    ["more to come without a place", coded({ comments: [], has_more: true }), "SOURCE_UNEXPECTED", false],
    [
      "a place in no form we know",
      coded({ comments: [], has_more: true, cursor: [3] }),
      "SOURCE_UNEXPECTED",
      false,
    ],
  ])("%s", async (_, fault, code, retryable) => {
    await using place = await tiktokUnderTest({ truth });
    await place.posts(); // the access token is known from here on
    place.simulator.failNext(fault);
    expect(await caught(place.thread("501"))).toMatchObject({ code, retryable });
  });

  it("ends a request that takes too long", async () => {
    await using place = await tiktokUnderTest({ truth, requestTimeoutMs: 500 });
    place.simulator.failNext({ kind: "slow", ms: 5_000 });
    expect(await caught(place.thread("501"))).toMatchObject({ code: "SOURCE_UNAVAILABLE" });
  });

  it("refuses an answer that would fill the memory", async () => {
    await using place = await tiktokUnderTest({ truth });
    await place.posts();
    place.simulator.failNext(coded({ comments: ["a".repeat(33 * 1024 * 1024)] }));
    expect(await caught(place.thread("501"))).toMatchObject({ code: "SOURCE_UNEXPECTED" });
  });

  it.each<[string, (page: number) => Fault<ErrorName>]>([
    ["of empty pages", (page) => coded({ comments: [], has_more: true, cursor: page + 1 })],
    [
      "of the same page at other places",
      (page) => coded({ comments: [{ comment_id: "1" }], has_more: true, cursor: page + 1 }),
    ],
    [
      "whose page names itself as the next",
      () => coded({ comments: [{ comment_id: "1" }], has_more: true, cursor: 1 }),
    ],
  ])("ends a list that never ends: %s", async (_, page) => {
    await using place = await tiktokUnderTest({ truth });
    await place.posts();
    place.simulator.failNext(...Array.from({ length: 60 }, (_, number) => page(number)));
    expect(await caught(place.thread("501"))).toMatchObject({ code: "SOURCE_UNEXPECTED" });
  });

  it("begins a list anew when its place went stale, once", async () => {
    const comments = Array.from({ length: 9 }, (_, index) => madeUpComment(501, index + 1, index));
    await using place = await tiktokUnderTest({
      truth: truthOf([madeUpPost(501)], comments),
      faults: { pageSize: 4 },
    });
    const [first] = await place.thread("501");
    place.simulator.expireCursors();
    const again = await place.thread("501", first?.next);
    expect(again.flatMap(({ payloads }) => payloads)).toHaveLength(9);
  });

  it("says that a video is gone only when the account no longer shows it", async () => {
    await using place = await tiktokUnderTest({ truth });
    place.simulator.setVisibility("501", "private");
    expect(await caught(place.thread("501"))).toMatchObject({ code: "SOURCE_GONE" });
    place.simulator.setVisibility("501", "public");
    expect(await place.thread("501")).toHaveLength(1);
  });

  it("has no secret in an error, a cursor or an address", async () => {
    const addresses: string[] = [];
    const comments = Array.from({ length: 9 }, (_, index) => madeUpComment(501, index + 1, index));
    await using place = await tiktokUnderTest({
      truth: truthOf([madeUpPost(501)], comments),
      faults: { pageSize: 4 },
      onRequest: ({ url = "" }) => addresses.push(url),
    });
    const pages = await place.thread("501");
    place.simulator.failNext({ kind: "refuse" });
    const refused = await caught(place.posts());
    place.simulator.expireTokens();
    place.simulator.failNext({ kind: "slow", ms: 0 }, error("refreshTokenInvalid"));
    const shown = inspect([pages, addresses, refused, await caught(place.posts())], { depth: 9 });
    expect(shown).toContain("cursor=");
    expect(shown).not.toMatch(/simulated-(?:access|refresh|app-secret)/u);
  });
});

describe("access", () => {
  it("is renewed at the start, and again when the token has ended, without a failure", async () => {
    await using place = await tiktokUnderTest({ truth });
    await place.posts();
    await place.posts();
    expect(place.simulator.renewals).toBe(1);
    place.simulator.expireTokens();
    expect(await place.posts()).toHaveLength(1);
    expect(place.simulator.renewals).toBe(2);
  });

  it.each<[string, Fault<ErrorName>]>([
    ["revoked", error("tokenInvalid")],
    ["missing", error("tokenMissing")],
    ["refused by the status", said(401, "")],
  ])("is renewed once where the token is %s, and a second refusal is told", async (_, fault) => {
    await using place = await tiktokUnderTest({ truth });
    await place.posts();
    place.simulator.failNext(fault);
    expect(await place.posts()).toHaveLength(1);
    place.simulator.failNext(fault, { kind: "slow", ms: 0 }, fault);
    expect(await caught(place.posts())).toMatchObject({ code: "SOURCE_AUTH", retryable: false });
    expect(await place.posts()).toHaveLength(1);
  });

  it.each<[string, Fault<ErrorName>, ErrorCode]>([
    ["a dead refresh token", error("refreshTokenInvalid"), "SOURCE_AUTH"],
    ["a parameter", error("badParameter"), "SOURCE_AUTH"],
    ["a permission", error("permission"), "SOURCE_AUTH"],
    ["a wrong secret", error("appSecretWrong"), "SOURCE_AUTH"],
    ["too many calls", error("tooFrequent"), "SOURCE_RATE_LIMITED"],
    ["a fault of theirs", error("systemError"), "SOURCE_UNAVAILABLE"],
    ["a page of HTML", said(404, "<html>"), "SOURCE_UNEXPECTED"],
    ["no token", coded({}), "SOURCE_UNEXPECTED"],
    ["a token that no header holds", coded({ access_token: "dua\npatah" }), "SOURCE_UNEXPECTED"],
    ["another account's token", coded({ access_token: "a", open_id: "akaun-lain" }), "SOURCE_AUTH"],
  ])("says when renewing meets %s", async (_, fault, code) => {
    await using place = await tiktokUnderTest({ truth });
    place.simulator.failNext(fault);
    expect(await caught(place.posts())).toMatchObject({ code });
  });

  it("takes over a new refresh token while it runs; after a restart the old one may be dead", async () => {
    await using place = await tiktokUnderTest({ truth, replacesRefreshTokens: true });
    for (let round = 0; round < 3; round += 1) {
      expect(await place.posts()).toHaveLength(1);
      place.simulator.expireTokens();
    }
    const restarted = place.open().pages({ kind: "posts", channel }, undefined, never);
    expect(await caught(Array.fromAsync(restarted))).toMatchObject({ code: "SOURCE_AUTH" });
  });

  it("renews once for walks that find the token ended together", async () => {
    await using place = await tiktokUnderTest({ truth, replacesRefreshTokens: true });
    for (let round = 0; round < 3; round += 1) {
      const walks = await Promise.all([place.posts(), place.posts(), place.posts()]);
      expect(walks.map((pages) => pages.length)).toEqual([1, 1, 1]);
      place.simulator.expireTokens();
    }
  });

  it("says of a channel that it has no refresh token", async () => {
    await using place = await tiktokUnderTest({ truth });
    const other = { ...channel, id: "lain" };
    const walk = Array.fromAsync(place.source.pages({ kind: "posts", channel: other }, undefined, never));
    expect(await caught(walk)).toMatchObject({ code: "SOURCE_AUTH" });
  });
});

describe("the refresh tokens in the environment", () => {
  it("stand one a line or between commas", () => {
    const tokens = refreshTokensIn("hq-tiktok=rft.a!b=1\n johor=rft.c, kedah=rft.d\n", "RAHSIA", ["johor"]);
    expect([...tokens]).toEqual([
      ["hq-tiktok", "rft.a!b=1"],
      ["johor", "rft.c"],
      ["kedah", "rft.d"],
    ]);
  });

  it.each([
    ["rft.abc", "entry 1 is not CHANNEL=TOKEN"],
    ["hq=rft.abc,johor", "entry 2 is not CHANNEL=TOKEN"],
    ["hq=rft.abc hq=rft.abc", "the channel of entry 2 twice"],
    ["hq=rft.abc\u00e9", "entry 1 is not CHANNEL=TOKEN"],
    ["johor=rft.abc", "no refresh token for hq"],
  ])("are refused without being quoted: %j", (secret, message) => {
    const refused = (): unknown => refreshTokensIn(secret, "SUARA_TIKTOK_REFRESH_TOKENS", ["hq"]);
    expect(refused).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
    expect(refused).toThrow(message);
    expect(refused).not.toThrow("rft");
  });
});

describe("the budget", () => {
  it("rests when it is used up, and goes on by itself", async () => {
    await using place = await tiktokUnderTest({ truth, units: 5 });
    for (let call = 0; call < 4; call += 1) await place.thread("501"); // and one for the token
    const refused = await caught(place.thread("501"));
    expect(refused).toMatchObject({ code: "SOURCE_QUOTA", retryable: true, retryAfterMs: 25 * hourMs });
    expect(place.simulator.listCalls).toBe(4);
    await place.clock.advance(25 * hourMs);
    expect(await place.thread("501")).toHaveLength(1);
  });

  it.each([
    [undefined, minuteMs],
    ["7", 7_000],
  ])("rests for all accounts when TikTok asks for it (retry-after: %s)", async (retryAfter, ms) => {
    await using place = await tiktokUnderTest({ truth });
    await place.posts();
    const limited: Fault<ErrorName> = {
      kind: "error",
      error: "tooFrequent",
      ...(retryAfter && { retryAfter }),
    };
    place.simulator.failNext(limited);
    expect(await caught(place.thread("501"))).toMatchObject({ retryAfterMs: ms });
    const used = place.simulator.listCalls;
    expect(await caught(place.posts())).toMatchObject({ code: "SOURCE_RATE_LIMITED", retryAfterMs: ms });
    expect(place.simulator.listCalls).toBe(used);
    await place.clock.advance(ms);
    expect(await place.thread("501")).toHaveLength(1);
  });
});
