import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { pageDrawer } from "../../services/collectors/portals/browser/draw-page.ts";
import type { Answers } from "../services/collectors/portals/small-site.ts";
import {
  articleAt,
  commentItem,
  commentsOf,
  feedItem,
  feedOf,
  smallPortal,
} from "../services/collectors/portals/small-portal.ts";
import { chromiumHere } from "./chromium.ts";

const executablePath = chromiumHere() ?? "";

const path = "/berita-1/";
const article = articleAt(path, { comments: commentsOf(commentItem(1, commentItem(2)) + commentItem(3)) });

/** Nothing stands on it until its script has run, got the article and put it in place. */
const shell = {
  headers: { "content-type": "text/html" },
  body: '<!DOCTYPE html><html><head><link rel="icon" href="/gambar.png"></head><body><script src="/lukis.js"></script></body></html>',
};
const script = (address: string, more = "") => ({
  headers: { "content-type": "text/javascript" },
  body: `${more}; fetch(${JSON.stringify(address)}).then((answer) => answer.text()).then((html) => {
    document.open(); document.write(html); document.close();
  });`,
});

function drawnSite(answers: Answers = {}, timeoutMs = 20_000) {
  // Chromium itself would let no page reach a loopback address: here it is ours to see to it.
  const args = ["--disable-features=LocalNetworkAccessChecks"];
  const draw = pageDrawer({ executablePath, timeoutMs, args });
  const site = {
    "/feed/": feedOf(feedItem(path)),
    [path]: shell,
    "/lukis.js": script("/kandungan"),
    "/kandungan": article,
  };
  return smallPortal({ ...site, ...answers }, { listedBy: "feed", browser: true, draw });
}

describe.skipIf(executablePath === "" && process.env["CI"] !== "true")(
  "a portal whose pages need a browser",
  () => {
    it("is read as any other, and its pictures are not asked for", async () => {
      await using portal = await drawnSite();
      const { posts, payloads } = await portal.listed();
      expect(posts).toMatchObject([{ commentCount: 3 }]);
      const [{ body } = {}] = payloads;
      const { id } = body as { readonly id: string };
      expect((await portal.thread(id)).map((comment) => (comment as { readonly id: string }).id)).toEqual(
        expect.arrayContaining(["c1", "c2", "c3"]),
      );
      expect(portal.asked()).not.toContain("/gambar.png");
    });

    it("shows nothing without one", async () => {
      const answers = { "/feed/": feedOf(feedItem(path)), [path]: shell, "/kandungan": article };
      await using portal = await smallPortal(answers, { listedBy: "feed" });
      expect((await portal.listed()).posts).toEqual([]);
    });

    it("leads the browser to no address inside our network, by whatever way", async () => {
      const reached: string[] = [];
      const inside = createServer(({ url = "" }, response) => {
        reached.push(url);
        response.end("rahsia");
      });
      inside.on("upgrade", ({ url = "" }) => reached.push(url));
      inside.listen(0, "127.0.0.1");
      await once(inside, "listening");
      const host = `127.0.0.1:${(inside.address() as AddressInfo).port}`;
      const tries = `
      const inside = ${JSON.stringify(host)};
      fetch("http://" + inside + "/fetch").catch(() => {});
      try { new WebSocket("ws://" + inside + "/socket"); } catch {}
      navigator.sendBeacon("http://" + inside + "/beacon", "x");
      new Image().src = "http://" + inside + "/image";
      const frame = document.createElement("iframe"); frame.src = "http://" + inside + "/frame"; document.body.append(frame);
      const link = document.createElement("link"); link.rel = "prefetch"; link.href = "http://" + inside + "/prefetch"; document.head.append(link);
      fetch("http://" + inside.replace("127.0.0.1", "localhost") + "/name").catch(() => {});`;
      try {
        await using portal = await drawnSite({ "/lukis.js": script("/kandungan", tries) });
        expect((await portal.listed()).posts).toHaveLength(1);
        expect(reached).toEqual([]);
      } finally {
        inside.close();
        inside.closeAllConnections();
      }
    });

    it("follows no page that leads away, and waits for none that never ends", async () => {
      const away = { headers: { "content-type": "text/javascript" }, body: 'location.href = "/lain"' };
      await using leading = await drawnSite({ "/lukis.js": away, "/lain": article });
      await leading.listed().catch(() => {});
      expect(leading.asked()).not.toContain("/lain");
      const endless = { headers: { "content-type": "text/javascript" }, body: "for (;;);" };
      await using spinning = await drawnSite({ "/lukis.js": endless }, 4_000);
      expect(await spinning.listed().catch((error: unknown) => error)).toMatchObject({
        code: "SOURCE_UNAVAILABLE",
      });
    });
  },
);

it("says clearly what is missing where the browser can't be started", async () => {
  const draw = pageDrawer({ executablePath: "/tidak/ada/chromium", timeoutMs: 5_000 });
  const answers = { "/feed/": feedOf(feedItem(path)), [path]: shell };
  await using portal = await smallPortal(answers, { listedBy: "feed", browser: true, draw });
  expect(await portal.listed().catch((error: unknown) => error)).toMatchObject({
    code: "SOURCE_UNAVAILABLE",
  });
});
