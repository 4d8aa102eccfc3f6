import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { ErrorCode } from "../../../../schemas/errors.ts";
import { instagramSource } from "../../../../services/collectors/instagram/instagram-source.ts";
import type { ErrorName } from "../../../../services/simulators/graph/api-errors.ts";
import type { Fault } from "../../../../services/simulators/serving/faults.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { caught } from "../../../fakes/caught.ts";
import { budgetsOver } from "../graph/made-up.ts";
import { error, said } from "../ordered-faults.ts";
import { instagramUnderTest, madeUpComment, madeUpMedia, truthOf } from "./made-up-instagram.ts";

const hourMs = 3_600_000;
const truth = truthOf([madeUpMedia(501)], [madeUpComment(501, 1, 1)]);
const login = (type: string, code: number) =>
  said(400, JSON.stringify({ error_type: type, code, error_message: "rahsia" }));

describe("what goes wrong", () => {
  it.each<[string, Fault<ErrorName>, ErrorCode, boolean]>([
    ["an unknown error", error("unknown"), "SOURCE_UNAVAILABLE", true],
    ["a 200 with an error in it", error("quietlyTemporary"), "SOURCE_UNAVAILABLE", true],
    ["the account's limit", error("instagramLimit"), "SOURCE_RATE_LIMITED", true],
    ["the app's limit", error("appLimit"), "SOURCE_RATE_LIMITED", true],
    ["a missing permission", error("permission"), "SOURCE_FORBIDDEN", false],
    ["an expired token", error("tokenExpired"), "SOURCE_AUTH", false],
    ["a media that is gone", error("mediaGone"), "SOURCE_GONE", false],
    ["an object that is gone", error("gone"), "SOURCE_GONE", false],
    ["a bad parameter", error("badParameter"), "SOURCE_UNEXPECTED", false],
    ["a refused token of Instagram Login", login("OAuthException", 400), "SOURCE_AUTH", false],
    ["a limit of Instagram Login", login("OAuthRateLimitException", 429), "SOURCE_RATE_LIMITED", true],
    ["a failure of Instagram Login", login("IGApiException", 500), "SOURCE_UNAVAILABLE", true],
    ["another error of Instagram Login", login("IGApiException", 400), "SOURCE_UNEXPECTED", false],
    ["a cut answer", { kind: "cut" }, "SOURCE_UNAVAILABLE", true],
    ["HTML", said(200, "<!DOCTYPE html><title>Instagram</title>", "text/html"), "SOURCE_UNAVAILABLE", true],
    ["JSON that is no list", said(200, '{"id":"1"}'), "SOURCE_UNEXPECTED", false],
    [
      "a thread whose next page has no place",
      said(200, '{"data":[{"id":"1","replies":{"data":[],"paging":{"next":"https://x.test/"}}}]}'),
      "SOURCE_UNEXPECTED",
      false,
    ],
  ])("%s", async (_, fault, code, retryable) => {
    await using place = await instagramUnderTest({ truth });
    place.simulator.failNext(fault);
    const thrown = await caught(place.thread("70501"));
    expect(thrown).toMatchObject({ code, retryable });
    expect(inspect(thrown)).not.toMatch(/rahsia|simulated/u);
  });

  it("says of a dead token of Instagram Login how it is renewed", async () => {
    await using place = await instagramUnderTest({ truth, login: "instagram" });
    place.simulator.expireTokens();
    const { code, message } = await caught(place.media());
    expect({ code, message }).toMatchObject({
      code: "SOURCE_AUTH",
      message: expect.stringContaining("60 days: renew it") as unknown,
    });
  });

  it("ends a list that never ends", async () => {
    await using place = await instagramUnderTest({ truth });
    const page = (after: number) =>
      said(
        200,
        JSON.stringify({ data: [], paging: { next: `https://graph.facebook.com/x?after=a${after}` } }),
      );
    place.simulator.failNext(...Array.from({ length: 60 }, (_, after) => page(after)));
    expect(await caught(place.thread("70501"))).toMatchObject({ code: "SOURCE_UNEXPECTED" });
  });

  it("asks for half as many where the data are too much", async () => {
    const limits: (string | null)[] = [];
    await using place = await instagramUnderTest({
      truth,
      onRequest: ({ url = "" }) => limits.push(new URL(url, "http://x.test").searchParams.get("limit")),
    });
    place.simulator.failNext(error("tooMuchData"), error("tooMuchData"));
    await place.media();
    place.simulator.failNext(error("tooMuchData"));
    await place.thread("70501");
    expect(limits).toEqual(["100", "50", "25", "50", "25"]);
  });

  it("begins a list anew when its place went stale", async () => {
    const comments = Array.from({ length: 9 }, (_, index) => madeUpComment(501, index + 1, index));
    await using place = await instagramUnderTest({
      truth: truthOf([madeUpMedia(501)], comments),
      faults: { pageSize: 4 },
    });
    const [first] = await place.thread("70501");
    place.simulator.expireCursors();
    const again = await place.thread("70501", first?.next);
    expect(again.flatMap(({ payloads }) => payloads)).toHaveLength(9);
  });

  it("proves that it knows the app's secret where it has one", async () => {
    await using place = await instagramUnderTest({ truth, appSecret: "rahsia" });
    expect(await place.media()).toHaveLength(1);
  });

  it("has no token in a cursor or an address", async () => {
    const addresses: string[] = [];
    const comments = Array.from({ length: 9 }, (_, index) => madeUpComment(501, index + 1, index));
    await using place = await instagramUnderTest({
      truth: truthOf([madeUpMedia(501)], comments),
      faults: { pageSize: 4 },
      onRequest: ({ url = "" }) => addresses.push(url),
    });
    const shown = inspect([await place.thread("70501"), addresses], { depth: 9 });
    expect(shown).toContain("after=");
    expect(shown).not.toContain(place.simulator.token);
  });

  it("refuses a token that can't be sent, before it is sent", () => {
    const clock = fakeClock();
    const budgets = budgetsOver("instagram", clock);
    const options = { baseUrl: "http://127.0.0.1:1/v26.0", clock, metrics: countingMetrics(), budgets };
    expect(() => instagramSource({ ...options, login: "facebook", token: "two words" })).toThrow(
      expect.objectContaining({ code: "CONFIG_INVALID", message: expect.stringContaining("Instagram") }),
    );
  });
});

describe("the budget", () => {
  it("rests when it is used up, and goes on by itself", async () => {
    await using place = await instagramUnderTest({ truth, units: 5 });
    for (let call = 0; call < 5; call += 1) await place.thread("70501");
    expect(await caught(place.thread("70501"))).toMatchObject({ code: "SOURCE_QUOTA", retryable: true });
    expect(place.simulator.callsUsed("1780")).toBe(5);
    await place.clock.advance(25 * hourMs);
    expect(await place.thread("70501")).toHaveLength(1);
  });

  it("rests as long as the platform's own count of Instagram says", async () => {
    await using place = await instagramUnderTest({ truth, callsPerPage: 20 });
    for (let call = 0; call < 16; call += 1) await place.thread("70501");
    expect(await caught(place.thread("70501"))).toMatchObject({
      code: "SOURCE_RATE_LIMITED",
      retryAfterMs: 0.1 * hourMs,
    });
  });
});
