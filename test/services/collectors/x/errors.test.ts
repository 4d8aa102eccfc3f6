import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { ErrorCode } from "../../../../schemas/errors.ts";
import { xSource } from "../../../../services/collectors/x/x-source.ts";
import type { Fault } from "../../../../services/simulators/serving/faults.ts";
import type { ErrorName } from "../../../../services/simulators/x/api-errors.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { caught } from "../../../fakes/caught.ts";
import { error, said } from "../ordered-faults.ts";
import { budgetOver, channel, madeUpComment, madeUpPost, never, truthOf, xUnderTest } from "./made-up-x.ts";

const hourMs = 3_600_000;
const truth = truthOf([madeUpPost(501)], [madeUpComment(501, 1, 1)]);
const problem = (kind: string) => `https://api.x.com/2/problems/${kind}`;

describe("what goes wrong", () => {
  it.each<[string, Fault<ErrorName>, ErrorCode, boolean]>([
    ["a fault of the server", error("serverError"), "SOURCE_UNAVAILABLE", true],
    ["a server with too much to do", error("overCapacity"), "SOURCE_UNAVAILABLE", true],
    ["a limit", error("rateLimit"), "SOURCE_RATE_LIMITED", true],
    ["the monthly cap", error("usageCapped"), "SOURCE_QUOTA", true],
    ["no credits", error("outOfCredits"), "SOURCE_QUOTA", true],
    ["a bad token", error("unauthorized"), "SOURCE_AUTH", false],
    ["a plan that is too small", error("planForbids"), "SOURCE_AUTH", false],
    ["a bad parameter", error("badRequest"), "SOURCE_UNEXPECTED", false],
    ["an old code", said(429, { errors: [{ code: 88, message: "x" }] }), "SOURCE_RATE_LIMITED", true],
    ["an old code for a token", said(403, { errors: [{ code: 89, message: "x" }] }), "SOURCE_AUTH", false],
    [
      "a 200 with an error in it",
      said(200, { title: "Service Unavailable", detail: "x", type: "about:blank", status: 503 }),
      "SOURCE_UNAVAILABLE",
      true,
    ],
    [
      "an account that is gone",
      said(200, { errors: [{ value: "1030", type: problem("resource-not-found") }] }),
      "SOURCE_GONE",
      false,
    ],
    [
      "an account that is protected",
      said(200, { errors: [{ value: "1030", type: problem("not-authorized-for-resource") }] }),
      "SOURCE_FORBIDDEN",
      false,
    ],
    ["a broken connection", { kind: "drop" }, "SOURCE_UNAVAILABLE", true],
    ["a cut answer", { kind: "cut" }, "SOURCE_UNAVAILABLE", true],
    ["HTML", said(200, "<!DOCTYPE html><title>X</title>", "text/html"), "SOURCE_UNAVAILABLE", true],
    ["HTML with a status", said(404, "<!DOCTYPE html>", "text/html"), "SOURCE_UNEXPECTED", false],
    ["a redirect", said(302, ""), "SOURCE_UNEXPECTED", false],
    ["a bad gateway", said(502, "<html>"), "SOURCE_UNAVAILABLE", true],
    ["429 without a word", said(429, ""), "SOURCE_RATE_LIMITED", true],
    ["JSON that is no answer", said(200, { id: "1" }), "SOURCE_UNEXPECTED", false],
    ["false", said(200, "false"), "SOURCE_UNEXPECTED", false],
    ["data that are none", said(200, { data: "rahsia" }), "SOURCE_UNEXPECTED", false],
  ])("%s", async (_, fault, code, retryable) => {
    await using place = await xUnderTest({ truth });
    place.simulator.failNext(fault);
    expect(await caught(place.posts())).toMatchObject({ code, retryable });
  });

  it("waits for a limit as long as X says, and for a cap some hours", async () => {
    await using place = await xUnderTest({ truth });
    place.simulator.failNext(error("rateLimit"), error("usageCapped"));
    expect(await caught(place.posts())).toMatchObject({ retryAfterMs: 901_000 });
    expect(await caught(place.posts())).toMatchObject({ retryAfterMs: 6 * hourMs });
  });

  it("takes what there is of an answer that is not whole", async () => {
    await using place = await xUnderTest({ truth });
    const errors = [{ value: "9", type: problem("resource-not-found") }];
    const data = [{ id: "1346889436626259968", text: "a" }];
    place.simulator.failNext(said(200, { data, errors, meta: { result_count: 1 } }));
    const [page] = await place.posts();
    expect(page?.payloads).toHaveLength(1);
  });

  it("ends a request that takes too long", async () => {
    await using place = await xUnderTest({ truth, requestTimeoutMs: 500 });
    place.simulator.failNext({ kind: "slow", ms: 5_000 });
    expect(await caught(place.posts())).toMatchObject({ code: "SOURCE_UNAVAILABLE" });
  });

  it("refuses an answer that would fill the memory", async () => {
    await using place = await xUnderTest({ truth });
    place.simulator.failNext(said(200, { data: ["a".repeat(33 * 1024 * 1024)] }));
    expect(await caught(place.posts())).toMatchObject({ code: "SOURCE_UNEXPECTED" });
  });

  it.each([
    ["names ever new pages without anything on them", (page: number) => `t${page}`],
    ["goes round in circles", () => "same"],
  ])("ends a list that %s", async (_, token) => {
    await using place = await xUnderTest({ truth });
    const pages = Array.from({ length: 60 }, (_, page) =>
      said(200, { meta: { result_count: 0, next_token: token(page) } }),
    );
    place.simulator.failNext(...pages);
    expect(await caught(place.posts())).toMatchObject({ code: "SOURCE_UNEXPECTED" });
  });

  it("begins a list anew when its token went stale, once", async () => {
    const comments = Array.from({ length: 9 }, (_, index) => madeUpComment(501, index + 1, index));
    await using place = await xUnderTest({
      truth: truthOf([madeUpPost(501)], comments),
      faults: { pageSize: 4 },
    });
    const [, first] = await place.thread(501);
    place.simulator.expireTokens();
    const again = await place.thread(501, first?.next);
    expect(again.flatMap(({ payloads }) => payloads)).toHaveLength(9); // the post itself was shown a moment ago
  });

  it("has no token in an error, a cursor or an address", async () => {
    const addresses: string[] = [];
    await using place = await xUnderTest({ truth, onRequest: ({ url = "" }) => addresses.push(url) });
    const pages = await place.thread(501);
    place.simulator.failNext({ kind: "refuse" });
    const shown = inspect([pages, addresses, await caught(place.posts())], { depth: 9 });
    expect(shown).toContain("conversation_id");
    expect(shown).not.toContain("simulated-bearer");
  });

  it.each(["", "two words", "ganjil\u2028"])("refuses the token %j before it is sent", (token) => {
    const clock = fakeClock();
    const budget = budgetOver(clock);
    const options = { baseUrl: "http://127.0.0.1:1/2", token, clock, metrics: countingMetrics(), budget };
    expect(() => xSource({ ...options, search: "all", naming: "tweet" })).toThrow(
      expect.objectContaining({ code: "CONFIG_INVALID" }),
    );
  });
});

describe("the monthly budget", () => {
  it("counts each post once in a day of UTC, and nothing that was not read", async () => {
    await using place = await xUnderTest({ truth });
    const read = () => place.metrics.value("source_units_total", { platform: "x" });
    await place.posts();
    await place.posts();
    expect(read()).toBe(1);
    place.simulator.failNext(error("rateLimit"));
    await caught(place.posts());
    await place.thread(501);
    expect(read()).toBe(2); // the post again, and its comment
    await place.clock.advance(24 * hourMs);
    await place.posts();
    expect(read()).toBe(3);
  });

  it("is kept until the month ends, and goes on by itself", async () => {
    await using place = await xUnderTest({ truth, units: 100 });
    await place.posts();
    const before = place.simulator.requests();
    const refused = await caught(place.posts());
    expect(refused).toMatchObject({ code: "SOURCE_QUOTA", retryable: true, retryAfterMs: 7 * 24 * hourMs });
    expect(place.simulator.requests()).toBe(before);
    await place.clock.advance(7 * 24 * hourMs);
    expect(await place.posts()).toHaveLength(1);
  });

  it("asks for nobody's account but the department's", async () => {
    const paths: string[] = [];
    await using place = await xUnderTest({ truth, onRequest: ({ url = "" }) => paths.push(url) });
    await place.posts();
    await place.thread(501);
    await place.source.missing([`x:${madeUpComment(501, 1, 1).id}`], never, channel, "p");
    expect(paths.map((path) => path.split("?")[0])).toEqual([
      `/2/users/${channel.nativeId}/tweets`,
      "/2/tweets/search/all",
      "/2/tweets",
    ]);
    expect(paths.join(" ")).not.toMatch(/expansions|user\.fields/u);
  });
});
