import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { LookupAll } from "../../../../services/runtime/public-address.ts";
import { isPublicAddress } from "../../../../services/runtime/public-address.ts";
import type { Said } from "./small-site.ts";
import { smallSite } from "./small-site.ts";

describe("robots.txt", () => {
  const rules =
    "User-agent: *\nDisallow: /\n\nUser-agent: suara\nDisallow: /sulit\nAllow: /sulit/umum\nCrawl-delay: 9\n";

  it("is obeyed by our own group, whose longest rule wins, and is asked for once a day", async () => {
    await using site = await smallSite({ "/robots.txt": { body: rules }, "/a": {}, "/sulit/umum": {} });
    await site.get("/a");
    await site.get("/sulit/umum");
    await expect(site.get("/sulit/x")).rejects.toMatchObject({ code: "SOURCE_FORBIDDEN", retryable: false });
    expect(site.paths()).toEqual(["/robots.txt", "/a", "/sulit/umum"]);
    await site.clock.sleep(24 * 3_600_000, new AbortController().signal);
    await site.get("/a");
    expect(site.paths().filter((path) => path === "/robots.txt")).toHaveLength(2);
  });

  it.each([404, 403, 401])("restricts nothing with status %s", async (status) => {
    await using site = await smallSite({ "/robots.txt": { status, body: rules }, "/sulit": {} });
    expect(await site.get("/sulit")).toMatchObject({ status: 200 });
  });

  it.each([500, 503, 304])("forbids everything, for now, with status %s", async (status) => {
    let down = true;
    await using site = await smallSite({ "/robots.txt": () => (down ? { status } : { body: "" }), "/a": {} });
    await expect(site.get("/a")).rejects.toMatchObject({ code: "SOURCE_UNAVAILABLE", retryable: true });
    expect(site.paths()).toEqual(["/robots.txt"]);
    down = false;
    expect(await site.get("/a")).toMatchObject({ status: 200 });
  });

  it("stays as it was known while it can't be read", async () => {
    let status = 200;
    await using site = await smallSite({ "/robots.txt": () => ({ status, body: rules }), "/a": {} });
    await site.get("/a");
    status = 500;
    await site.clock.sleep(25 * 3_600_000, new AbortController().signal);
    expect(await site.get("/a")).toMatchObject({ status: 200 });
    await expect(site.get("/sulit/x")).rejects.toMatchObject({ code: "SOURCE_FORBIDDEN" });
  });

  it("is read where it moved, and of a redirect's target too", async () => {
    await using site = await smallSite({
      "/robots.txt": { status: 301, headers: { location: "/r.txt" } },
      "/r.txt": { body: "User-agent: *\nDisallow: /b\n" },
      "/a": { status: 302, headers: { location: "/b" } },
    });
    await expect(site.get("/a")).rejects.toMatchObject({ code: "SOURCE_FORBIDDEN" });
    expect(site.paths()).toEqual(["/robots.txt", "/r.txt", "/a"]);
  });

  it("tells where the sitemaps are", async () => {
    await using site = await smallSite({ "/robots.txt": { body: "Sitemap: https://x.test/peta.xml\n" } });
    expect((await site.robots()).sitemaps).toEqual(["https://x.test/peta.xml"]);
  });

  it("that is endless is read as far as anybody must", async () => {
    const body = `User-agent: *\nDisallow: /b\n${"# \n".repeat(3_000_000)}Disallow: /a\n`;
    await using site = await smallSite({ "/robots.txt": { body }, "/a": {} });
    expect(await site.get("/a")).toMatchObject({ status: 200 });
  });
});

describe("manners", () => {
  it("say who we are", async () => {
    await using site = await smallSite({ "/a": {} }, { contact: "https://contoh.test/suara" });
    await site.get("/a");
    expect(new Set(site.asked.map(({ headers }) => headers["user-agent"]))).toEqual(
      new Set(["Suara/0.0 (+https://contoh.test/suara)"]),
    );
  });

  it.each([
    ["", 2_000],
    ["User-agent: *\nCrawl-delay: 7", 7_000],
    ["User-agent: *\nCrawl-delay: 999999", 60_000],
    ["User-agent: *\nCrawl-delay: tujuh", 2_000],
  ])("pause between two requests, by %j", async (body, pauseMs) => {
    await using site = await smallSite({ "/robots.txt": { body }, "/a": {} }, { delayMs: 2_000 });
    await site.get("/a");
    const beforeMs = site.clock.now();
    await site.get("/a");
    expect(site.clock.now() - beforeMs).toBe(pauseMs);
  });

  it("send one request at a time", async () => {
    await using site = await smallSite({ "/a": {}, "/b": {}, "/c": {} }, { delayMs: 1_000 });
    const startMs = site.clock.now();
    await Promise.all(["/a", "/b", "/c"].map((path) => site.get(path)));
    expect(site.clock.now() - startMs).toBeGreaterThanOrEqual(3_000);
  });

  it.each([429, 503])("rest after %s as long as is asked, and send nothing meanwhile", async (status) => {
    let busy = true;
    await using site = await smallSite({
      "/a": () => (busy ? { status, headers: { "retry-after": "120" } } : {}),
    });
    await expect(site.get("/a")).rejects.toMatchObject({
      code: "SOURCE_RATE_LIMITED",
      retryAfterMs: 120_000,
    });
    busy = false;
    const sent = site.asked.length;
    await expect(site.get("/a")).rejects.toMatchObject({ code: "SOURCE_RATE_LIMITED" });
    expect(site.asked).toHaveLength(sent);
    await site.clock.sleep(120_000, new AbortController().signal);
    expect(await site.get("/a")).toMatchObject({ status: 200 });
  });

  it("ask on condition that something changed", async () => {
    await using site = await smallSite({
      "/a": ({ headers }) =>
        headers["if-none-match"] === '"1"' && headers["if-modified-since"] === "Tue, 24 Nov 2026 00:00:00 GMT"
          ? { status: 304 }
          : { headers: { etag: '"1"', "last-modified": "Tue, 24 Nov 2026 00:00:00 GMT" }, body: "isi" },
    });
    expect(await site.get("/a")).toMatchObject({ status: 200, text: "isi" });
    expect(await site.get("/a")).toMatchObject({ status: 200, text: "isi" });
    expect(site.asked.at(-1)?.headers).toHaveProperty("if-none-match");
  });
});

describe("redirects", () => {
  const to = (location: string) => ({ status: 302, headers: { location } });

  it("are followed, five of them", async () => {
    await using site = await smallSite({
      "/1": to("/2"),
      "/2": to("3"),
      "/3": to("/4#x"),
      "/4": to("/5"),
      "/5": to("/6"),
      "/6": { body: "isi" },
      "/0": to("/1"),
    });
    expect(await site.get("/1")).toEqual({ status: 200, text: "isi", url: `${site.origin}/6` });
    await expect(site.get("/0")).rejects.toMatchObject({ code: "SOURCE_UNEXPECTED" });
  });

  it.each([
    ["in a circle", "/a"],
    ["to a private address", "http://10.0.0.1/"],
    ["to another port of this machine", "http://127.0.0.1:4567/"],
    ["to this machine written otherwise", "http://2130706433:4567/"],
    ["to this machine in IPv6", "http://[::ffff:7f00:1]:4567/"],
    ["to the cloud's metadata", "http://169.254.169.254/latest/meta-data"],
    ["to this machine by name", "http://localhost:4567/"],
    ["to a file", "file:///etc/passwd"],
    ["with a password", "http://a:b@contoh.test/"],
    ["to nonsense", "http://[/"],
  ])("%s are refused", async (_, location) => {
    await using site = await smallSite({ "/a": to(location) });
    await expect(site.get("/a")).rejects.toMatchObject({ code: "SOURCE_UNEXPECTED", retryable: false });
  });
});

describe("private addresses", () => {
  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "::1",
    "::",
    "fc00::1",
    "fe80::1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "ff02::1",
    "rubbish",
  ])("%s is none of the public's", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(["8.8.8.8", "202.188.0.1", "2404:6800::1"])("%s is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it("are refused where one of a name's addresses is private", async () => {
    const lookup: LookupAll = (_, __, callback) =>
      callback(null, [
        { address: "202.188.0.1", family: 4 },
        { address: "10.0.0.1", family: 4 },
      ]);
    await using site = await smallSite({}, { lookup });
    await expect(site.get("http://portal.test/")).rejects.toMatchObject({ code: "SOURCE_UNEXPECTED" });
  });

  it("that are allowed are allowed to the portals there, and to nothing that a portal of the public names", async () => {
    await using site = await smallSite({ "/a": {} }, { from: "https://portal.test" });
    await expect(site.get("/a")).rejects.toMatchObject({ code: "SOURCE_UNEXPECTED", retryable: false });
    expect(site.asked).toEqual([]);
  });

  it("are no concern where a name has none", async () => {
    const lookup: LookupAll = (_, __, callback) => callback(new Error("ENOTFOUND"));
    await using site = await smallSite({}, { lookup });
    await expect(site.get("http://portal.test/")).rejects.toMatchObject({ code: "SOURCE_UNAVAILABLE" });
  });
});

it("refuses what was packed to fill our memory", async () => {
  const body = gzipSync(Buffer.alloc(200 * 1024 * 1024));
  await using site = await smallSite({ "/a": { headers: { "content-encoding": "gzip" }, body } });
  await expect(site.get("/a")).rejects.toMatchObject({ code: "SOURCE_UNEXPECTED" });
});

describe("the encoding of an answer", () => {
  const latin = (text: string) => Buffer.from(text, "latin1");
  it.each<[string, Said, string]>([
    [
      "UTF-8, whatever it says",
      { headers: { "content-type": "text/html; charset=ISO-8859-1" }, body: "café 好" },
      "café 好",
    ],
    [
      "that of its header",
      { headers: { "content-type": "text/html; charset=ISO-8859-1" }, body: latin("café") },
      "café",
    ],
    ["that of XML", { body: latin('<?xml version="1.0" encoding="windows-1252"?><a>café</a>') }, "café"],
    ["that of HTML", { body: latin('<html><meta charset="iso-8859-1">café') }, "café"],
    ["UTF-8 with signs where it says nothing", { body: latin("café") }, "caf\ufffd"],
    [
      "UTF-8 with signs where it says nonsense",
      { headers: { "content-type": "a; charset=b" }, body: latin("café") },
      "caf\ufffd",
    ],
    ["UTF-8 with a mark before it", { body: Buffer.from("\ufeffcafé") }, "café"],
  ])("is %s", async (_, said, words) => {
    await using site = await smallSite({ "/a": said });
    const { text } = await site.get("/a");
    expect(text.replaceAll(/<[^>]*>/gu, "")).toBe(words);
  });
});
