import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { ErrorCode } from "../../../../schemas/errors.ts";
import type { ErrorName } from "../../../../services/simulators/portals/api-errors.ts";
import { windowPages } from "../../../../services/collectors/portals/wordpress/window-pages.ts";
import type { WordpressApi } from "../../../../services/collectors/portals/wordpress/wordpress-api.ts";
import type { Fault } from "../../../../services/simulators/serving/faults.ts";
import { caught } from "../../../fakes/caught.ts";
import { error, said } from "../ordered-faults.ts";
import { channel, madeUpArticle, madeUpComment, never, portalUnderTest, truthOf } from "./made-up-portal.ts";

const truth = truthOf([madeUpArticle(1)], [madeUpComment(1, 10, 1)]);

describe("what goes wrong with a list", () => {
  it.each<[string, Fault<ErrorName>, ErrorCode, boolean]>([
    ["a broken WordPress", error("internal"), "SOURCE_UNAVAILABLE", true],
    ["maintenance", error("maintenance"), "SOURCE_UNAVAILABLE", true],
    ["maintenance that calls itself well", error("quietMaintenance"), "SOURCE_UNAVAILABLE", true],
    ["a bad gateway", error("badGateway"), "SOURCE_UNAVAILABLE", true],
    ["too many requests", error("tooMany"), "SOURCE_RATE_LIMITED", true],
    [
      "maintenance with a time",
      { kind: "error", error: "maintenance", retryAfter: "60" },
      "SOURCE_RATE_LIMITED",
      true,
    ],
    ["an API for members only", error("loginRequired"), "SOURCE_AUTH", false],
    ["an API that is turned off", error("disabled"), "SOURCE_AUTH", false],
    ["a firewall", error("firewall"), "SOURCE_AUTH", false],
    ["a plugin that allows it to nobody", error("forbidden"), "SOURCE_FORBIDDEN", false],
    ["a list that is not there", error("noRoute"), "SOURCE_FORBIDDEN", false],
    ["a parameter that is refused", error("invalidParameter"), "SOURCE_UNEXPECTED", false],
    ["a broken connection", { kind: "drop" }, "SOURCE_UNAVAILABLE", true],
    ["a refused connection", { kind: "refuse" }, "SOURCE_UNAVAILABLE", true],
    ["a cut answer", { kind: "cut" }, "SOURCE_UNAVAILABLE", true],
    [
      "a warning of PHP before the list",
      said(200, "<br />\n<b>Warning</b>: rahsia[]", "text/html"),
      "SOURCE_UNAVAILABLE",
      true,
    ],
    ["a page that is not there", said(404, "<html>404</html>", "text/html"), "SOURCE_UNEXPECTED", false],
    [
      "an error in a 200",
      said(200, '{"code":"internal_error","message":"rahsia"}'),
      "SOURCE_UNEXPECTED",
      false,
    ],
    ["an object", said(200, '{"a":1}'), "SOURCE_UNEXPECTED", false],
    ["null", said(200, "null"), "SOURCE_UNEXPECTED", false],
    ["a comment without an id", said(200, '[{"post":1}]'), "SOURCE_UNEXPECTED", false],
  ])("%s", async (_, fault, code, retryable) => {
    await using place = await portalUnderTest({ truth });
    await place.warmUp();
    place.simulator.failNext(fault);
    const reason = await caught(place.thread(1));
    expect(reason).toMatchObject({ code, retryable });
    expect(inspect(reason)).not.toContain("rahsia");
  });

  it("is not remembered as if it were the list", async () => {
    await using place = await portalUnderTest({ truth });
    await place.warmUp();
    place.simulator.failNext({ kind: "cut" });
    await caught(place.thread(1));
    expect((await place.thread(1)).flatMap(({ payloads }) => payloads)).toHaveLength(1);
  });

  it("ends a request that takes too long", async () => {
    await using place = await portalUnderTest({ truth, requestTimeoutMs: 500 });
    place.simulator.failNext({ kind: "slow", ms: 5_000 });
    expect(await caught(place.posts())).toMatchObject({ code: "SOURCE_UNAVAILABLE" });
  });

  it("refuses an answer that would fill the memory", async () => {
    await using place = await portalUnderTest({ truth });
    await place.warmUp();
    place.simulator.failNext(said(200, JSON.stringify(["a".repeat(33 * 1024 * 1024)])));
    expect(await caught(place.thread(1))).toMatchObject({ code: "SOURCE_UNEXPECTED" });
  });

  it.each([
    ["the same page again and again", () => 5],
    ["ever newer items", (page: number) => 10 + page],
  ])("ends a list that never ends: %s", async (_, minuteOf) => {
    await using place = await portalUnderTest({ truth, withoutTotals: true });
    await place.warmUp();
    const pages = Array.from({ length: 20 }, (_, page) =>
      said(
        200,
        JSON.stringify([
          { id: 7, post: 1, date: `2026-10-01T00:${minuteOf(page)}:00`.replace(":5:", ":05:") },
        ]),
      ),
    );
    place.simulator.failNext(...pages);
    expect(await caught(place.thread(1))).toMatchObject({ code: "SOURCE_UNEXPECTED" });
  });
});

it("ends a list that goes back for ever, a second at a time", async () => {
  let asked = 0;
  const list: WordpressApi["list"] = () => {
    asked += 1;
    const older = new Date(Date.UTC(2026, 9, 1) - asked * 1_000).toISOString().slice(0, 19);
    const items = [{ id: asked, date: older, date_gmt: older }];
    return Promise.resolve({ items, total: undefined, totalPages: undefined });
  };
  const pages = windowPages({ list }, { resource: "comments", parameters: {} }, undefined, never);
  expect(await caught(Array.fromAsync(pages))).toMatchObject({ code: "SOURCE_UNEXPECTED" });
  expect(asked).toBeLessThanOrEqual(10_001);
});

describe("a portal as a whole", () => {
  it("without an API of WordPress says so", async () => {
    await using place = await portalUnderTest({ truth, announced: "nowhere" });
    place.simulator.failNext(
      said(200, ""),
      said(200, "<html></html>"),
      said(404, ""),
      said(200, "<html></html>"),
    );
    const reason = await caught(place.posts());
    expect(reason).toMatchObject({ code: "SOURCE_UNEXPECTED", retryable: false });
    expect(reason.message).toContain("WordPress");
    expect(await place.posts()).toHaveLength(1); // looked for again
  });

  it("that names an API inside our network is refused", async () => {
    await using place = await portalUnderTest({ truth });
    const page = '<link rel="https://api.w.org/" href="http://192.168.0.1/wp-json/" />';
    place.simulator.failNext(said(200, ""), said(200, page, "text/html"));
    expect(await caught(place.posts())).toMatchObject({ code: "SOURCE_UNEXPECTED" });
  });

  it("whose robots.txt keeps us out is left alone", async () => {
    const asked: string[] = [];
    await using place = await portalUnderTest({
      truth,
      robots: "User-agent: *\nDisallow: /portal-contoh.test/wp-json/\n",
      onRequest: ({ url = "" }) => asked.push(url),
    });
    expect(await caught(place.posts())).toMatchObject({ code: "SOURCE_FORBIDDEN", retryable: false });
    expect(asked).toEqual(["/robots.txt", "/portal-contoh.test/"]);
  });

  it("whose comments nobody may read still lists its articles, without counts", async () => {
    await using place = await portalUnderTest({ truth });
    await place.warmUp();
    const whole = (await place.posts())[0]?.payloads.map(({ body }) => body);
    const list = said(
      200,
      JSON.stringify([{ id: 1, date_gmt: "2026-10-01T00:01:00", title: { rendered: "Tajuk" } }]),
    );
    place.simulator.failNext(list, error("noRoute"), error("noRoute"));
    const [page] = await place.posts();
    expect(page?.posts).toMatchObject([{ commentCount: null }]);
    expect(page?.payloads[0]?.body).not.toHaveProperty("commentCount");
    expect(whole).toMatchObject([{ commentCount: 1 }]);
  });

  it("is asked nothing of another portal's documents", async () => {
    await using place = await portalUnderTest({ truth });
    await expect(place.source.missing(["portal:lain.test/c1"], never, channel, "p")).rejects.toThrow(
      TypeError,
    );
  });
});
