import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { ErrorCode } from "../../../../../schemas/errors.ts";
import { RateLimitedError } from "../../../../../schemas/errors.ts";
import type { DisqusErrorName } from "../../../../../services/simulators/portals/disqus/disqus-errors.ts";
import type { Fault } from "../../../../../services/simulators/serving/faults.ts";
import { caught } from "../../../../fakes/caught.ts";
import { error, said } from "../../ordered-faults.ts";
import { channel, madeUpArticle, never, truthOf } from "../made-up-portal.ts";
import { apiKey, disqusComment, disqusIdOf, disqusUnderTest } from "./made-up-disqus.ts";

const truth = truthOf([madeUpArticle(1)], [disqusComment(1, 10, 1)]);

const listed = (response: unknown, next?: string) =>
  said(200, { code: 0, cursor: { hasNext: next !== undefined, more: next !== undefined, next }, response });

describe("what goes wrong with a list of Disqus", () => {
  it.each<[string, Fault<DisqusErrorName>, ErrorCode, boolean]>([
    ["a wrong question (2)", error("argument"), "SOURCE_UNEXPECTED", false],
    ["a key that is none (5)", error("badKey"), "SOURCE_AUTH", false],
    ["a forum of somebody else (12)", error("noAccess"), "SOURCE_FORBIDDEN", false],
    ["a limit (13)", error("limit"), "SOURCE_RATE_LIMITED", true],
    ["a limit in a 200 (14)", error("accountLimit"), "SOURCE_RATE_LIMITED", true],
    ["a limit in words of a proxy", said(429, "<html>429</html>", "text/html"), "SOURCE_RATE_LIMITED", true],
    ["a broken server (15)", error("internal"), "SOURCE_UNAVAILABLE", true],
    ["a time-out in a 200 (16)", error("timeout"), "SOURCE_UNAVAILABLE", true],
    ["a code nobody knows", said(200, { code: 99, response: "rahsia" }), "SOURCE_UNEXPECTED", false],
    ["a bad gateway", error("badGateway"), "SOURCE_UNAVAILABLE", true],
    ["HTML that calls itself well", error("quietPage"), "SOURCE_UNAVAILABLE", true],
    ["a firewall", said(403, "<html>rahsia</html>", "text/html"), "SOURCE_AUTH", false],
    ["an answer that moved", said(302, ""), "SOURCE_UNEXPECTED", false],
    ["a broken connection", { kind: "drop" }, "SOURCE_UNAVAILABLE", true],
    ["a refused connection", { kind: "refuse" }, "SOURCE_UNAVAILABLE", true],
    ["a cut answer", { kind: "cut" }, "SOURCE_UNAVAILABLE", true],
    ["an answer without a code", said(200, { response: [] }), "SOURCE_UNEXPECTED", false],
    ["an object for a list", said(200, { code: 0, response: { a: 1 } }), "SOURCE_UNEXPECTED", false],
    ["a cursor of another type", said(200, { code: 0, response: [], cursor: 5 }), "SOURCE_UNEXPECTED", false],
    ["null", said(200, "null"), "SOURCE_UNEXPECTED", false],
    ["a comment without an id", listed([{ message: "rahsia" }]), "SOURCE_UNEXPECTED", false],
    ["a comment that is none", listed(["rahsia"]), "SOURCE_UNEXPECTED", false],
  ])("%s", async (_, fault, code, retryable) => {
    await using place = await disqusUnderTest({ truth });
    await place.posts();
    place.simulator.failNext(fault);
    const reason = await caught(place.thread(1));
    expect(reason).toMatchObject({ code, retryable });
    const everything = inspect(reason, { depth: 10, showHidden: true });
    expect(everything).not.toContain("rahsia");
    expect(everything).not.toContain(apiKey);
    expect(JSON.stringify(place.metrics.series)).not.toContain(apiKey);
  });

  it("says nothing of the key where nobody answers", async () => {
    const place = await disqusUnderTest({ truth });
    await place[Symbol.asyncDispose]();
    const reason = await caught(place.posts());
    expect(reason).toMatchObject({ code: "SOURCE_UNAVAILABLE" });
    expect(inspect(reason, { depth: 10, showHidden: true })).not.toContain(apiKey);
  });

  it.each([
    ["the same cursor again and again", () => "1:0:0", (page: number) => page],
    ["the same comments under ever new cursors", (page: number) => `${page}:0:0`, () => 1],
  ])("ends a list that never ends: %s", async (_, cursorOf, idOf) => {
    await using place = await disqusUnderTest({ truth });
    await place.posts();
    const pages = Array.from({ length: 5 }, (_, page) =>
      listed([{ id: String(idOf(page + 1)), createdAt: "2026-10-01T00:01:00" }], cursorOf(page)),
    );
    place.simulator.failNext(...pages);
    expect(await caught(place.thread(1))).toMatchObject({ code: "SOURCE_UNEXPECTED" });
  });

  it("ends a list of nothing that never ends", async () => {
    await using place = await disqusUnderTest({ truth });
    await place.posts();
    place.simulator.failNext(...Array.from({ length: 30 }, (_, page) => listed([], `${page}:0:0`)));
    expect(await caught(place.thread(1))).toMatchObject({ code: "SOURCE_UNEXPECTED" });
  });

  it("reads on behind a page on which everything was removed", async () => {
    await using place = await disqusUnderTest({ truth });
    await place.posts();
    place.simulator.failNext(
      listed([{ id: "8", createdAt: "2026-10-01T00:02:00" }], "a"),
      listed([], "b"),
      listed([{ id: "7" }]),
    );
    const pages = await place.thread(1);
    expect(pages.flatMap(({ payloads }) => payloads)).toHaveLength(2);
  });

  it("takes a forum of which a thread has no id for none of Disqus's", async () => {
    await using place = await disqusUnderTest({ truth });
    place.simulator.failNext(listed([{ posts: 3, link: "https://portal-contoh.test/berita-1/" }]));
    expect(await caught(place.posts())).toMatchObject({ code: "SOURCE_UNEXPECTED", retryable: false });
  });

  it("takes a thread that is no longer there for one without comments", async () => {
    await using place = await disqusUnderTest({ truth });
    await place.posts();
    place.simulator.failNext(error("noThread"));
    expect(await place.thread(1)).toEqual([{ payloads: [], posts: [], next: undefined }]);
  });

  it("does not take a wrong question about a comment for its removal", async () => {
    await using place = await disqusUnderTest({ truth });
    place.simulator.failNext(error("argument"));
    const asked = place.source.missing([`portal:${disqusIdOf(10)}`], never, channel, "p");
    expect(await caught(asked)).toMatchObject({ code: "SOURCE_UNEXPECTED" });
  });
});

describe("Disqus's limit of an hour", () => {
  it("is rested for until it is over, and nothing is sent meanwhile", async () => {
    await using place = await disqusUnderTest({ truth, hourlyLimit: 2 });
    await place.posts();
    await place.thread(1);
    place.asked();
    const reason = await caught(place.thread(1));
    expect(reason).toBeInstanceOf(RateLimitedError);
    const { retryAfterMs } = reason as RateLimitedError;
    expect(retryAfterMs).toBeGreaterThan(0);
    expect(retryAfterMs).toBeLessThanOrEqual(3_600_000);
    expect(place.asked()).toEqual([]);
    await place.clock.sleep(retryAfterMs, never);
    expect(await place.thread(1)).toHaveLength(1);
  });

  it("is rested for until the hour that it names", async () => {
    await using place = await disqusUnderTest({ truth });
    await place.posts();
    place.simulator.failNext(error("limit"));
    const { retryAfterMs } = (await caught(place.thread(1))) as RateLimitedError;
    expect(place.clock.now() + retryAfterMs).toBe(Math.ceil((place.clock.now() + 1) / 3_600_000) * 3_600_000);
  });
});

describe("a portal at Disqus", () => {
  it("is asked nothing of another portal's documents", async () => {
    await using place = await disqusUnderTest({ truth });
    await expect(place.source.missing(["portal:lain.test/d1"], never, channel, "p")).rejects.toThrow(
      TypeError,
    );
  });
});
