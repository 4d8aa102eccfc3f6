import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { ErrorCode } from "../../../../schemas/errors.ts";
import { facebookSource } from "../../../../services/collectors/facebook/facebook-source.ts";
import type { ErrorName } from "../../../../services/simulators/graph/api-errors.ts";
import type { Fault } from "../../../../services/simulators/serving/faults.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { caught } from "../../../fakes/caught.ts";
import { budgetsOver, never } from "../graph/made-up.ts";
import { error, said } from "../ordered-faults.ts";
import { channel, facebookUnderTest, madeUpComment, madeUpPost, truthOf } from "./made-up-facebook.ts";

const hourMs = 3_600_000;
const truth = truthOf([madeUpPost(501)], [madeUpComment(501, 1, 1)]);

describe("what goes wrong", () => {
  it.each<[string, Fault<ErrorName>, ErrorCode, boolean]>([
    ["an unknown error", error("unknown"), "SOURCE_UNAVAILABLE", true],
    ["a 200 with an error in it", error("quietlyTemporary"), "SOURCE_UNAVAILABLE", true],
    ["the page's limit", error("pageLimit"), "SOURCE_RATE_LIMITED", true],
    ["the app's limit", error("appLimit"), "SOURCE_RATE_LIMITED", true],
    ["the user's limit", error("userLimit"), "SOURCE_RATE_LIMITED", true],
    ["an erratic volume", error("customLimit"), "SOURCE_RATE_LIMITED", true],
    ["a block for policy", error("blocked"), "SOURCE_AUTH", false],
    ["a missing permission", error("permission"), "SOURCE_FORBIDDEN", false],
    ["a missing permission, said as 100", error("pagePermission"), "SOURCE_FORBIDDEN", false],
    ["an expired token", error("tokenExpired"), "SOURCE_AUTH", false],
    ["an invalid token", error("tokenInvalid"), "SOURCE_AUTH", false],
    ["a missing proof", error("proofMissing"), "SOURCE_AUTH", false],
    ["an object that is gone", error("gone"), "SOURCE_GONE", false],
    ["a bad parameter", error("badParameter"), "SOURCE_UNEXPECTED", false],
    ["a page that moved", error("pageMigrated"), "SOURCE_UNEXPECTED", false],
    ["an old version", error("versionTooOld"), "SOURCE_UNEXPECTED", false],
    ["a broken connection", { kind: "drop" }, "SOURCE_UNAVAILABLE", true],
    ["a cut answer", { kind: "cut" }, "SOURCE_UNAVAILABLE", true],
    ["HTML", said(200, "<!DOCTYPE html><title>Facebook</title>", "text/html"), "SOURCE_UNAVAILABLE", true],
    ["HTML with a status", said(404, "<!DOCTYPE html>", "text/html"), "SOURCE_UNEXPECTED", false],
    ["a redirect", said(302, ""), "SOURCE_UNEXPECTED", false],
    ["a bad gateway", said(502, "<html>"), "SOURCE_UNAVAILABLE", true],
    ["429 without a word", said(429, ""), "SOURCE_RATE_LIMITED", true],
    ["JSON that is no list", said(200, '{"id":"1"}'), "SOURCE_UNEXPECTED", false],
    ["false", said(200, "false"), "SOURCE_UNEXPECTED", false],
    [
      "a next page without a place",
      said(200, '{"data":[],"paging":{"next":"https://x.test/"}}'),
      "SOURCE_UNEXPECTED",
      false,
    ],
  ])("%s", async (_, fault, code, retryable) => {
    await using place = await facebookUnderTest({ truth });
    await place.posts(); // the token of the page is known from here on
    place.simulator.failNext(fault);
    expect(await caught(place.thread("1030_501"))).toMatchObject({ code, retryable });
  });

  it("ends a request that takes too long", async () => {
    await using place = await facebookUnderTest({ truth, requestTimeoutMs: 500 });
    place.simulator.failNext({ kind: "slow", ms: 5_000 });
    expect(await caught(place.thread("1030_501"))).toMatchObject({ code: "SOURCE_UNAVAILABLE" });
  });

  it("refuses an answer that would fill the memory", async () => {
    await using place = await facebookUnderTest({ truth });
    await place.posts();
    place.simulator.failNext(said(200, JSON.stringify({ data: ["a".repeat(33 * 1024 * 1024)] })));
    expect(await caught(place.thread("1030_501"))).toMatchObject({ code: "SOURCE_UNEXPECTED" });
  });

  it("ends a list that never ends", async () => {
    await using place = await facebookUnderTest({ truth });
    await place.posts();
    const page = (after: number) =>
      said(
        200,
        JSON.stringify({ data: [], paging: { next: `https://graph.facebook.com/x?after=a${after}` } }),
      );
    place.simulator.failNext(...Array.from({ length: 60 }, (_, after) => page(after)));
    expect(await caught(place.thread("1030_501"))).toMatchObject({ code: "SOURCE_UNEXPECTED" });
  });

  it("asks for half as many where the data are too much, and remembers it", async () => {
    const limits: (string | null)[] = [];
    await using place = await facebookUnderTest({
      truth,
      onRequest: ({ url = "" }) => {
        if (url.includes("published_posts"))
          limits.push(new URL(url, "http://x.test").searchParams.get("limit"));
      },
    });
    await place.posts();
    place.simulator.failNext(error("tooMuchData"), error("tooMuchData"));
    await place.posts();
    await place.posts();
    expect(limits).toEqual(["100", "100", "50", "25", "25"]);
  });

  it("begins a list anew when its place went stale, once", async () => {
    const comments = Array.from({ length: 9 }, (_, index) => madeUpComment(501, index + 1, index));
    await using place = await facebookUnderTest({
      truth: truthOf([madeUpPost(501)], comments),
      faults: { pageSize: 4 },
    });
    const [first] = await place.thread("1030_501");
    place.simulator.expireCursors();
    const again = await place.thread("1030_501", first?.next);
    expect(again.flatMap(({ payloads }) => payloads)).toHaveLength(9);
  });

  it("asks for a new token of the page after one died", async () => {
    await using place = await facebookUnderTest({ truth });
    await place.posts();
    place.simulator.expireTokens();
    expect(await caught(place.posts())).toMatchObject({ code: "SOURCE_AUTH" });
    expect(await place.posts()).toHaveLength(1);
  });

  it("says of a page that the token has no role on it", async () => {
    await using place = await facebookUnderTest({ truth });
    const other = { ...channel, nativeId: "4711" };
    const walk = Array.fromAsync(place.source.pages({ kind: "posts", channel: other }, undefined, never));
    expect(await caught(walk)).toMatchObject({ code: "SOURCE_AUTH" });
  });

  it("proves that it knows the app's secret where it has one", async () => {
    await using place = await facebookUnderTest({ truth, appSecret: "rahsia" });
    expect(await place.posts()).toHaveLength(1);
  });

  it("has no token in an error, a cursor or an address", async () => {
    const addresses: string[] = [];
    const comments = Array.from({ length: 9 }, (_, index) => madeUpComment(501, index + 1, index));
    await using place = await facebookUnderTest({
      truth: truthOf([madeUpPost(501)], comments),
      faults: { pageSize: 4 },
      onRequest: ({ url = "" }) => addresses.push(url),
    });
    const pages = await place.thread("1030_501");
    place.simulator.failNext({ kind: "refuse" });
    const shown = inspect([pages, addresses, await caught(place.posts())], { depth: 9 });
    expect(shown).toContain("after=");
    expect(shown).not.toMatch(/simulated-(?:page|system)/u);
  });

  it.each(["", "two words", "ganjil\u2028"])("refuses the token %j before it is sent", (token) => {
    const clock = fakeClock();
    const options = { baseUrl: "http://127.0.0.1:1/v26.0", token, clock, metrics: countingMetrics() };
    expect(() => facebookSource({ ...options, budgets: budgetsOver("facebook", clock) })).toThrow(
      expect.objectContaining({ code: "CONFIG_INVALID" }),
    );
  });
});

describe("the budget", () => {
  it("rests when it is used up, and goes on by itself", async () => {
    await using place = await facebookUnderTest({ truth, units: 5 });
    for (let call = 0; call < 5; call += 1) await place.thread("1030_501");
    const refused = await caught(place.thread("1030_501"));
    expect(refused).toMatchObject({ code: "SOURCE_QUOTA", retryable: true, retryAfterMs: 25 * hourMs });
    expect(place.simulator.callsUsed("1030")).toBe(5);
    await place.clock.advance(25 * hourMs);
    expect(await place.thread("1030_501")).toHaveLength(1);
  });

  it("rests as long as the platform says, and sends nothing meanwhile", async () => {
    await using place = await facebookUnderTest({ truth, callsPerPage: 20 });
    const walk = () => place.thread("1030_501");
    for (let call = 0; call < 15; call += 1) await walk();
    await walk(); // 80 %: a tenth of an hour's rest begins after it
    const slowed = await caught(walk());
    expect(slowed).toMatchObject({ code: "SOURCE_RATE_LIMITED", retryAfterMs: 0.1 * hourMs });
    await place.clock.advance(0.1 * hourMs);
    for (let call = 0; call < 4; call += 1) await walk(); // one rest an hour, so there is time to get on
    const stopped = await caught(walk());
    expect(stopped).toMatchObject({ code: "SOURCE_RATE_LIMITED" });
    expect(place.simulator.callsUsed("1030")).toBe(20);
    await place.clock.advance(25 * hourMs);
    expect(await walk()).toHaveLength(1);
  });

  it("is one for each page, but an app's limit stops all", async () => {
    await using place = await facebookUnderTest({ truth });
    await place.posts();
    place.simulator.failNext(error("appLimit"));
    await caught(place.thread("1030_501"));
    const used = place.simulator.callsUsed("1030");
    expect(await caught(place.posts())).toMatchObject({ code: "SOURCE_RATE_LIMITED" });
    expect(place.simulator.callsUsed("1030")).toBe(used);
  });
});
