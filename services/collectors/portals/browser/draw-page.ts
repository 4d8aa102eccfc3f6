import process from "node:process";
import type { Browser, Page, Route } from "playwright";
import type { PortalAnswer } from "../portal-fetch.ts";
import { sourceError } from "../../source-errors.ts";
import { quietAfter } from "./quiet.ts";

/** Gets what a page asks for, as the portal's own pages are got; rejects for what may not be asked, or could not be had. */
export type LoadPart = (url: string, signal: AbortSignal) => Promise<PortalAnswer>;

/** What a page is after its scripts have run, as HTML. Throws SOURCE_UNAVAILABLE where the browser could not draw it. */
export type DrawPage = (page: PortalAnswer, load: LoadPart, signal: AbortSignal) => Promise<string>;

export interface DrawOptions {
  /** Where Chromium is. */
  readonly executablePath: string;
  /** For one page, its scripts and what they ask for. */
  readonly timeoutMs?: number;
  /** Further arguments of Chromium. */
  readonly args?: readonly string[];
}

/** A page that asks for more is cut off from the rest. */
const mostParts = 60;
/** So long nothing was asked for: what the scripts draw is there. */
const quietMs = 500;

/** Pictures, fonts and styles say nothing to us. */
const wantedTypes = new Set(["script", "xhr", "fetch"]);

/** What is not answered by us must not reach anything: names lead nowhere, and the proxy is not there. */
const withoutNetwork = [
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--proxy-server=http://127.0.0.1:9",
  "--proxy-bypass-list=<-loopback>",
  "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * Draws pages whose scripts show what stands on them, each in a Chromium of its own that is closed after it. The browser has no
 * way into the network: all that a page asks for goes through `load`, with its manners and refusals.
 */
export function pageDrawer({ executablePath, timeoutMs = 60_000, args = [] }: DrawOptions): DrawPage {
  return async (page, load, signal) => {
    signal.throwIfAborted();
    let browser: Browser | undefined;
    const close = () => void browser?.close();
    signal.addEventListener("abort", close);
    try {
      const { chromium } = await import("playwright");
      browser = await chromium.launch({
        executablePath,
        // Chromium refuses to run as root with it.
        chromiumSandbox: process.getuid?.() !== 0,
        args: [...withoutNetwork, ...args],
        timeout: timeoutMs,
      });
      return await drawIn(browser, page, { load, timeoutMs, signal });
    } catch (error) {
      signal.throwIfAborted();
      throw sourceError("unavailable", "page: the browser could not draw it", error);
    } finally {
      signal.removeEventListener("abort", close);
      await browser?.close();
    }
  };
}

interface Drawing {
  readonly load: LoadPart;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

async function drawIn(
  browser: Browser,
  { url, text }: PortalAnswer,
  { load, timeoutMs, signal }: Drawing,
): Promise<string> {
  const context = await browser.newContext({
    serviceWorkers: "block",
    acceptDownloads: false,
    locale: "ms-MY",
    timezoneId: "Asia/Kuala_Lumpur",
  });
  const page = await context.newPage();
  await page.routeWebSocket(/.*/u, (socket) => void socket.close());
  const quiet = quietAfter(quietMs);
  let parts = 0;
  await page.route("**/*", async (route) => {
    const request = route.request();
    if (request.isNavigationRequest() && request.url() === url && request.frame() === page.mainFrame())
      return route.fulfill({ status: 200, contentType: "text/html; charset=utf-8", body: text });
    parts += 1;
    const wanted = wantedTypes.has(request.resourceType()) && request.method() === "GET";
    if (!wanted || parts > mostParts) return route.abort();
    await quiet.during(answerWith(route, () => load(request.url(), signal)));
  });
  await page.goto(url, { waitUntil: "domcontentloaded", timeout: timeoutMs });
  await quiet.reached(timeoutMs);
  return await wholeContent(page);
}

async function answerWith(route: Route, load: () => Promise<PortalAnswer>): Promise<void> {
  try {
    const { status, headers, text } = await load();
    const contentType = headers.get("content-type") ?? "text/plain";
    await route.fulfill({ status, contentType, headers: { "access-control-allow-origin": "*" }, body: text });
  } catch {
    await route.abort().catch(() => {}); // the page may be closed already
  }
}

/** The page's own scripts may be about to replace it. */
async function wholeContent(page: Page): Promise<string> {
  await page.waitForLoadState("domcontentloaded");
  return await page.content();
}
