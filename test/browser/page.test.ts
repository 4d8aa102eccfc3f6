import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WebServer } from "../../services/web/start-web.ts";
import { aRecord } from "../fakes/alerts.ts";
import { memoryIndex } from "../fakes/memory-index.ts";
import { sampleChannelReports, sampleCollectedTo, sampleDocuments } from "../services/web/sample.ts";
import { serveIndex } from "../services/web/serve-index.ts";
import { chromiumHere, launchChromium } from "./chromium.ts";

const executablePath = chromiumHere();
const mustHaveIt = process.env["CI"] === "true";

if (executablePath === undefined) {
  process.stderr.write(
    "\nNO CHROMIUM FOUND: the page is NOT tested in a browser. Install Chromium, or name it in SUARA_CHROMIUM.\n\n",
  );
}

describe("Chromium", () => {
  it("is there where the tests must not be left out (CI=true)", () => {
    expect(mustHaveIt && executablePath === undefined).toBe(false);
  });
});

const desktop = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 390, height: 844 } };
const dark = { colorScheme: "dark" } as const;

describe.skipIf(executablePath === undefined)("the page in Chromium", () => {
  let browser: Browser;
  let web: WebServer;
  let screenshots: string;

  beforeAll(async () => {
    screenshots = process.env["SUARA_SCREENSHOTS"] ?? (await mkdtemp(join(tmpdir(), "suara-screenshots-")));
    const index = memoryIndex();
    await index.upsert(sampleDocuments());
    web = await serveIndex(index, {
      channelReports: async () => sampleChannelReports,
      collectedTo: async () => sampleCollectedTo,
      alerts: async () => [aRecord()],
      tests: { names: ["duty"], send: async () => ({ kind: "delivered", refused: null }) },
    });
    browser = await launchChromium(executablePath ?? "");
  });
  afterAll(async () => {
    await browser.close();
    await web[Symbol.asyncDispose]();
  });

  /** Opens a page, and afterwards checks that it complained of nothing and asked nobody else for anything. */
  async function visit(
    path: string,
    options: BrowserContextOptions,
    look: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext(options);
    const complaints: string[] = [];
    const elsewhere: string[] = [];
    const askedInVain: string[] = [];
    try {
      const page = await context.newPage();
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("requestfailed", (request) => {
        // A page that is left for the next one takes back what it still waits for, such as the icon.
        const takenBack = request.failure()?.errorText === "net::ERR_ABORTED";
        (takenBack ? askedInVain : complaints).push(request.url());
      });
      page.on("request", (request) => {
        if (new URL(request.url()).origin !== web.url) elsewhere.push(request.url());
      });
      await page.goto(web.url + path);
      await look(page);
    } finally {
      await context.close();
    }
    for (const url of askedInVain) expect((await fetch(url)).status).toBe(200);
    expect({ complaints, elsewhere }).toEqual({ complaints: [], elsewhere: [] });
  }

  it.each([
    ["ms", "Ringkasan", "ms-desktop", desktop],
    ["en", "Overview", "en-desktop", desktop],
    ["ms", "Ringkasan", "ms-phone", phone],
    ["en", "Overview", "en-dark", { ...desktop, ...dark }],
    ["ms", "Ringkasan", "ms-phone-dark", { ...phone, ...dark }],
  ])("shows the overview in %s under %s (%s)", async (lang, heading, name, options) => {
    await visit(`/?lang=${lang}`, options, async (page) => {
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(heading);
      expect(await page.locator("html").getAttribute("lang")).toBe(`${lang}-MY`);
      expect(await page.locator("svg.chart:visible").count()).toBe(2);
      expect(await page.locator("main a[href='']").count()).toBe(0);
      const width = await page.evaluate("document.documentElement.scrollWidth");
      expect(width).toBe(options.viewport.width); // nothing sticks out
      await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
    });
  });

  it.each([
    ["channels", "ms", "Saluran", "ms-channels", desktop],
    ["channels", "en", "Channels", "en-channels-phone-dark", { ...phone, ...dark }],
    ["changes", "ms", "Perubahan", "ms-changes", desktop],
    ["changes", "en", "What changed", "en-changes-phone-dark", { ...phone, ...dark }],
  ])("shows the page of %s in %s under %s (%s)", async (path, lang, heading, name, options) => {
    await visit(`/${path}?lang=${lang}`, options, async (page) => {
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(heading);
      expect(await page.locator("nav [aria-current=page]").textContent()).toBe(heading);
      const width = await page.evaluate("document.documentElement.scrollWidth");
      expect(width).toBe(options.viewport.width);
      await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
    });
  });

  it("sends a test message by its button, from where the browser says that the page is ours", async () => {
    await visit("/alerts?lang=ms", desktop, async (page) => {
      await page.getByRole("button", { name: /Hantar mesej ujian.*duty/u }).click();
      expect(await page.getByRole("status").innerText()).toBe("Mesej ujian sudah sampai kepada duty.");
      await page.screenshot({ path: join(screenshots, "ms-alerts-tested.png") });
    });
  });

  it.each([
    ["ms", "Makluman", "ms-alerts", desktop],
    ["en", "Alerts", "en-alerts-phone-dark", { ...phone, ...dark }],
  ])("shows the alerts in %s under %s (%s)", async (lang, heading, name, options) => {
    await visit(`/alerts?lang=${lang}`, options, async (page) => {
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(heading);
      expect(await page.locator("nav [aria-current=page]").textContent()).toBe(heading);
      expect(await page.locator("article.issue").count()).toBe(1);
      const width = await page.evaluate("document.documentElement.scrollWidth");
      expect(width).toBe(options.viewport.width);
      await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
    });
  });

  it.each([
    ["/channels?lang=en", "main > h2", 32],
    ["/posts/youtube%3Apost-hq-youtube-0?lang=en", "main > h2", 32],
    ["/posts/instagram%3Apost-klang-2?lang=en", "main > .tombstones", 8],
  ])("leaves room on %s above each %s", async (path, what, atLeast) => {
    await visit(path, desktop, async (page) => {
      const found = await page.locator(what).all();
      expect(found.length).toBeGreaterThan(0);
      for (const each of found) {
        const before = await each.locator("xpath=preceding-sibling::*[1]").boundingBox();
        const box = await each.boundingBox();
        expect((box?.y ?? 0) - ((before?.y ?? 0) + (before?.height ?? 0))).toBeGreaterThanOrEqual(atLeast);
      }
    });
  });

  it.each(["ms", "en"])("leads from each headline number to its comments (%s)", async (lang) => {
    await visit(`/?lang=${lang}&period=7d`, desktop, async (page) => {
      const sentiments = await page.locator(".sentiments dd a").all();
      const links = [page.locator(".figures").first().locator("dd a").first(), ...sentiments];
      expect(links).toHaveLength(4);
      const wanted = await Promise.all(
        links.map(async (link) => ({
          href: (await link.getAttribute("href")) ?? "",
          count: Number((await link.textContent())?.replaceAll(",", "")),
        })),
      );
      for (const { href, count } of wanted) {
        await page.goto(web.url + href);
        let listed = await page.locator("article.comment").count();
        for (const next = page.locator("a[rel=next]"); (await next.count()) > 0;) {
          await next.click();
          listed += await page.locator("article.comment").count();
        }
        expect({ href, listed }).toEqual({ href, listed: count });
      }
    });
  });

  it("leads from a bar of a drawing to its comments", async () => {
    await visit("/?lang=en", desktop, async (page) => {
      const bar = page.locator(".drawing.wide a[href*='topic=fuel_subsidies'][href*='sentiment=negative']");
      const title = (await bar.locator("title").textContent()) ?? "";
      await bar.click();
      const total = Number(await page.locator(".total").getAttribute("data-total"));
      expect(title).toBe(`Fuel subsidy, negative: ${total}`);
    });
  });

  it.each(["ms", "en"])("keeps its name and sections in two lines at the top (%s)", async (lang) => {
    await visit(`/?lang=${lang}`, desktop, async (page) => {
      const top = await page.locator("header.top").boundingBox();
      expect(top?.height).toBeLessThan(110);
    });
  });

  it("changes the language and keeps the filter", async () => {
    await visit("/comments?lang=ms&sentiment=positive", desktop, async (page) => {
      const before = await page.locator(".total").getAttribute("data-total");
      await page.getByRole("link", { name: "English" }).click();
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Comments");
      expect(await page.locator(".total").getAttribute("data-total")).toBe(before);
      expect(await page.locator(".chip").innerText()).toContain("Sentiment: positive");
    });
  });

  it("filters by the form and removes the filter again, without a script", async () => {
    await visit("/comments?lang=en", { ...desktop, javaScriptEnabled: false }, async (page) => {
      const all = await page.locator(".total").getAttribute("data-total");
      await page.getByRole("searchbox", { name: "Words" }).fill("minyak");
      await page.locator(".filters summary").click();
      await page.getByRole("checkbox", { name: "negative" }).check();
      await page.screenshot({ path: join(screenshots, "en-filters.png"), fullPage: false });
      await page.getByRole("button", { name: "Show" }).last().click();
      const some = Number(await page.locator(".total").getAttribute("data-total"));
      expect(some).toBeGreaterThan(0);
      expect(some).toBeLessThan(Number(all));
      await page.screenshot({ path: join(screenshots, "en-comments.png") });
      await page.getByRole("link", { name: "Remove all filters" }).click();
      expect(await page.locator(".total").getAttribute("data-total")).toBe(all);
    });
  });

  it("can be used by keyboard: skips to the content, and shows where one is", async () => {
    await visit("/?lang=en", desktop, async (page) => {
      await page.keyboard.press("Tab");
      expect(await page.locator(":focus").textContent()).toBe("Skip to the content");
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.id")).toBe("content");
    });
  });

  it("runs no script of a comment and keeps right-to-left texts to themselves", async () => {
    await visit("/comments?lang=ms", desktop, async (page) => {
      expect(await page.locator("script, main img").count()).toBe(0);
      const direction = await page.evaluate(
        "getComputedStyle([...document.querySelectorAll('.comment .text')].find((text) => text.textContent.includes('السلام'))).direction",
      );
      expect(direction).toBe("rtl");
      await page.screenshot({ path: join(screenshots, "ms-hostile.png"), fullPage: false });
    });
  });
});
