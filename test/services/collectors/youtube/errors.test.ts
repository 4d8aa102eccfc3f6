import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { ErrorCode } from "../../../../schemas/errors.ts";
import { ListeningError, RateLimitedError } from "../../../../schemas/errors.ts";
import { youtubeSource } from "../../../../services/collectors/youtube/youtube-source.ts";
import type { ErrorName } from "../../../../services/simulators/youtube/api-errors.ts";
import { errorKinds } from "../../../../services/simulators/youtube/api-errors.ts";
import type { Fault } from "../../../../services/simulators/serving/faults.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import {
  channel,
  freeBudget,
  madeUpPost,
  madeUpThreads,
  never,
  payloadIds,
  truthOf,
  youtubeUnderTest,
} from "./made-up-youtube.ts";

const truth = truthOf([madeUpPost("v")], madeUpThreads("v", [0, 0, 0]));

async function errorAfter(...faults: readonly Fault<ErrorName>[]) {
  const budget = freeBudget();
  await using place = await youtubeUnderTest({ truth, budget, requestTimeoutMs: 2_000 });
  place.simulator.failNext(...faults);
  const error = await Array.fromAsync(place.thread("v")).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { error, budget, metrics: place.metrics };
}

describe("the table of errors", () => {
  const rows: Readonly<Record<ErrorName, readonly [ErrorCode, boolean]>> = {
    quotaExceeded: ["SOURCE_QUOTA", true],
    dailyLimitExceeded: ["SOURCE_QUOTA", true],
    rateLimitExceeded: ["SOURCE_RATE_LIMITED", true],
    userRateLimitExceeded: ["SOURCE_RATE_LIMITED", true],
    commentsDisabled: ["SOURCE_FORBIDDEN", false],
    forbidden: ["SOURCE_FORBIDDEN", false],
    insufficientPermissions: ["SOURCE_FORBIDDEN", false],
    keyMissing: ["SOURCE_FORBIDDEN", false],
    accessNotConfigured: ["SOURCE_AUTH", false],
    ipRefererBlocked: ["SOURCE_AUTH", false],
    keyInvalid: ["SOURCE_AUTH", false],
    apiKeyInvalid: ["SOURCE_AUTH", false],
    authError: ["SOURCE_AUTH", false],
    videoNotFound: ["SOURCE_GONE", false],
    channelNotFound: ["SOURCE_GONE", false],
    commentThreadNotFound: ["SOURCE_GONE", false],
    commentNotFound: ["SOURCE_GONE", false],
    playlistNotFound: ["SOURCE_GONE", false],
    invalidPageToken: ["SOURCE_UNEXPECTED", false],
    processingFailure: ["SOURCE_UNEXPECTED", false],
    operationNotSupported: ["SOURCE_UNEXPECTED", false],
    invalidParameter: ["SOURCE_UNEXPECTED", false],
    missingRequiredParameter: ["SOURCE_UNEXPECTED", false],
    backendError: ["SOURCE_UNAVAILABLE", true],
    serviceUnavailable: ["SOURCE_UNAVAILABLE", true],
  };

  it.each(Object.keys(errorKinds) as ErrorName[])("%s", async (name) => {
    const fault = { kind: "error", error: name } as const;
    const { error, metrics } = await errorAfter(fault, fault);
    const [code, retryable] = rows[name];
    expect(error).toBeInstanceOf(ListeningError);
    expect(error).toMatchObject({ code, retryable });
    expect(metrics.value("source_requests_total", { platform: "youtube", outcome: code })).toBeGreaterThan(0);
  });

  it.each(["quotaExceeded", "dailyLimitExceeded"] as const)("%s ends the day's budget", async (error) => {
    const { budget } = await errorAfter({ kind: "error", error });
    expect(budget.exhausted).toBe(true);
  });

  it("takes the time to the renewal from the budget", async () => {
    const budget = freeBudget();
    const renewal = new RateLimitedError("SOURCE_QUOTA", "none left", 1_234);
    const spend = (units: number) => (budget.exhausted ? Promise.reject(renewal) : budget.spend(units));
    await using place = await youtubeUnderTest({ truth, budget: { spend, exhaust: () => budget.exhaust() } });
    place.simulator.failNext({ kind: "error", error: "quotaExceeded" });
    await expect(Array.fromAsync(place.thread("v"))).rejects.toBe(renewal);
  });

  it.each([
    ["a number of seconds", "7", 7_000],
    ["a date", "Tue, 24 Nov 2026 00:00:30 GMT", 30_000], // by the fake clock it is midnight
    ["a date that has passed", "Mon, 23 Nov 2026 00:00:00 GMT", 0],
    ["nonsense", "soon", 60_000],
    ["nothing", undefined, 60_000],
  ])("waits as long as asked: %s", async (_, retryAfter, retryAfterMs) => {
    const fault = { kind: "error", error: "rateLimitExceeded" } as const;
    const { error } = await errorAfter(retryAfter === undefined ? fault : { ...fault, retryAfter });
    expect(error).toMatchObject({ code: "SOURCE_RATE_LIMITED", retryAfterMs });
  });
});

describe("answers that no table lists", () => {
  const answer = (status: number, body: string, contentType?: string): Fault<ErrorName> => ({
    kind: "answer",
    status,
    body,
    ...(contentType !== undefined && { contentType }),
  });
  const html = "<!DOCTYPE html><p>Sila log masuk.</p>";

  it.each<[string, Fault<ErrorName>, ErrorCode, boolean]>([
    ["a page of a proxy, as if all were well", answer(200, html, "text/html"), "SOURCE_UNAVAILABLE", true],
    ["a page of a proxy, 502", answer(502, html, "text/html"), "SOURCE_UNAVAILABLE", true],
    ["a page, 404: never a deletion", answer(404, html, "text/html"), "SOURCE_UNEXPECTED", false],
    ["a page, 403", answer(403, html, "text/html"), "SOURCE_UNEXPECTED", false],
    [
      "a bare 404 in JSON: never a deletion",
      answer(404, '{"error":{"code":404,"status":"NOT_FOUND"}}'),
      "SOURCE_UNEXPECTED",
      false,
    ],
    ["the short form, 401", answer(401, '{"error":"invalid_token"}'), "SOURCE_AUTH", false],
    ["the short form, 400", answer(400, '{"error":"invalid_request"}'), "SOURCE_UNEXPECTED", false],
    ["429 without a word", answer(429, ""), "SOURCE_RATE_LIMITED", true],
    ["408", answer(408, ""), "SOURCE_UNAVAILABLE", true],
    [
      "only a status, PERMISSION_DENIED",
      answer(403, '{"error":{"code":403,"status":"PERMISSION_DENIED"}}'),
      "SOURCE_FORBIDDEN",
      false,
    ],
    [
      "only a status, RESOURCE_EXHAUSTED",
      answer(403, '{"error":{"code":403,"status":"RESOURCE_EXHAUSTED"}}'),
      "SOURCE_RATE_LIMITED",
      true,
    ],
    [
      "a reason from a prototype",
      answer(403, '{"error":{"errors":[{"reason":"constructor"}]}}'),
      "SOURCE_UNEXPECTED",
      false,
    ],
    [
      "a set-up fault behind a plain `forbidden`",
      answer(403, '{"error":{"errors":[{"reason":"forbidden"}],"details":[{"reason":"SERVICE_DISABLED"}]}}'),
      "SOURCE_AUTH",
      false,
    ],
    [
      "an error as if all were well",
      answer(200, '{"error":{"code":403,"errors":[{"reason":"commentsDisabled"}]}}'),
      "SOURCE_FORBIDDEN",
      false,
    ],
    [
      "an error as if all were well, by its code",
      answer(200, '{"error":{"code":503}}'),
      "SOURCE_UNAVAILABLE",
      true,
    ],
    ["JSON of something else", answer(200, '{"items":[]}'), "SOURCE_UNEXPECTED", false],
    [
      "a list of something else",
      answer(200, '{"kind":"youtube#videoListResponse","items":[]}'),
      "SOURCE_UNEXPECTED",
      false,
    ],
    [
      "items that are no list",
      answer(200, '{"kind":"youtube#commentThreadListResponse","items":{}}'),
      "SOURCE_UNEXPECTED",
      false,
    ],
    ["a redirect", answer(302, ""), "SOURCE_UNEXPECTED", false],
    ["an empty body", answer(200, ""), "SOURCE_UNAVAILABLE", true],
    ["not modified, though nobody asked", answer(304, ""), "SOURCE_UNEXPECTED", false],
    ["JSON that was cut off", { kind: "cut" }, "SOURCE_UNAVAILABLE", true],
    ["a connection that broke in the body", { kind: "drop" }, "SOURCE_UNAVAILABLE", true],
    ["a connection that broke before it", { kind: "refuse" }, "SOURCE_UNAVAILABLE", true],
  ])("%s", async (_, fault, code, retryable) => {
    const { error, budget } = await errorAfter(fault);
    expect(error).toMatchObject({ code, retryable });
    expect(budget.spent).toBe(1);
  });

  it("gives up on an answer that takes too long", async () => {
    await using place = await youtubeUnderTest({ truth, requestTimeoutMs: 500 });
    place.simulator.failNext({ kind: "slow", ms: 60_000 });
    await expect(Array.fromAsync(place.thread("v"))).rejects.toMatchObject({
      code: "SOURCE_UNAVAILABLE",
      retryable: true,
    });
    expect(payloadIds(await Array.fromAsync(place.thread("v")))).toEqual(["c0", "c1", "c2"]);
  });

  it("reports a place where nobody listens", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    const { port } = await new Promise<AddressInfo>((resolve) => {
      server.once("listening", () => resolve(server.address() as AddressInfo));
    });
    await new Promise((resolve) => server.close(resolve));
    const source = youtubeSource({
      baseUrl: `http://127.0.0.1:${port}`,
      apiKey: "k",
      budget: freeBudget(),
      metrics: countingMetrics(),
    });
    const walk = Array.fromAsync(source.pages({ kind: "posts", channel }, undefined, never));
    await expect(walk).rejects.toMatchObject({ code: "SOURCE_UNAVAILABLE", retryable: true });
  });
});

describe("the key", () => {
  it("is in no address and no error, and goes out in a header", async () => {
    const apiKey = "rahsia-AIza-123";
    const seen: (string | undefined)[] = [];
    const keys: unknown[] = [];
    const onRequest = ({
      url,
      headers,
    }: {
      url?: string | undefined;
      headers: Readonly<Record<string, unknown>>;
    }) => {
      seen.push(url);
      keys.push(headers["x-goog-api-key"]);
    };
    await using place = await youtubeUnderTest({ truth, apiKey, onRequest });
    const faults: Fault<ErrorName>[] = [
      { kind: "drop" },
      { kind: "cut" },
      { kind: "error", error: "keyInvalid" },
      { kind: "answer", status: 302, body: "" },
    ];
    for (const fault of faults) {
      place.simulator.failNext(fault);
      const error: unknown = await Array.fromAsync(place.thread("v")).catch((reason: unknown) => reason);
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(apiKey);
    }
    expect(keys).toEqual(faults.map(() => apiKey));
    expect(seen.join()).not.toContain(apiKey);
  });

  it.each(["", "kunci\nrahsia", "kunci rahsia"])(
    "is refused before it could be sent and quoted: %j",
    (apiKey) => {
      const open = () => youtubeSource({ apiKey, budget: freeBudget(), metrics: countingMetrics() });
      expect(open).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
      expect(open).not.toThrow(/rahsia/u);
    },
  );

  it("that is wrong stops us without a retry", async () => {
    await using place = await youtubeUnderTest({ truth });
    const source = youtubeSource({
      baseUrl: place.simulator.url,
      apiKey: "another",
      budget: freeBudget(),
      metrics: countingMetrics(),
    });
    const walk = Array.fromAsync(source.pages({ kind: "posts", channel }, undefined, never));
    await expect(walk).rejects.toMatchObject({ code: "SOURCE_AUTH", retryable: false });
  });
});

it("quotes nothing people wrote in an error about broken JSON", async () => {
  const comments = [{ ...madeUpThreads("v", [0])[0], text: "kata-rahsia ".repeat(20) }] as ReturnType<
    typeof madeUpThreads
  >;
  await using place = await youtubeUnderTest({ truth: truthOf([madeUpPost("v")], comments) });
  place.simulator.failNext({ kind: "cut" });
  const error: unknown = await Array.fromAsync(place.thread("v")).catch((reason: unknown) => reason);
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain("kata-rahsia");
});
