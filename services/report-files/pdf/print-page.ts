import process from "node:process";
import type { Browser, Page } from "playwright";
import { ListeningError } from "../../../schemas/errors.ts";
import type { Instant } from "../../../schemas/item.ts";
import { withDates } from "./fixed-dates.ts";
import { withFixedIds } from "./fixed-ids.ts";

export interface PrintOptions {
  /** Written into the file as the time at which it was made. */
  readonly at: Instant;
  /** Made smaller where it would not fit on one page. */
  readonly onePage: boolean;
  readonly signal: AbortSignal;
}

/** Prints a page that stands alone to a PDF. Throws REPORT_PDF_UNAVAILABLE where the browser could not. */
export type PrintPage = (html: string, options: PrintOptions) => Promise<Uint8Array>;

export interface PrinterOptions {
  /** Where Chromium is. */
  readonly executablePath: string;
  readonly timeoutMs?: number;
}

/** Prints each page in a Chromium of its own, which asks nobody for anything and runs no script of the page. */
export function pagePrinter({ executablePath, timeoutMs = 60_000 }: PrinterOptions): PrintPage {
  return async (html, { at, onePage, signal }) => {
    signal.throwIfAborted();
    let browser: Browser | undefined;
    const close = () => void browser?.close();
    signal.addEventListener("abort", close);
    try {
      const { chromium } = await import("playwright");
      browser = await chromium.launch({
        executablePath,
        chromiumSandbox: process.getuid?.() !== 0, // Chromium refuses to run as root with it
        args: [
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
        ],
        timeout: timeoutMs,
      });
      const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
      const page = await context.newPage();
      page.setDefaultTimeout(timeoutMs);
      await page.setContent(html);
      return withFixedIds(withDates(await printed(page, onePage), at));
    } catch (cause) {
      signal.throwIfAborted();
      throw new ListeningError("REPORT_PDF_UNAVAILABLE", "Chromium could not print the report", {
        retryable: false,
        cause,
      });
    } finally {
      signal.removeEventListener("abort", close);
      await browser?.close();
    }
  };
}

async function printed(page: Page, onePage: boolean): Promise<Uint8Array> {
  await page.emulateMedia({ media: "print" });
  const options = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true };
  if (!onePage) return page.pdf(options);
  for (let scale = 1; ; scale *= 0.95) {
    const pdf = await page.pdf({ ...options, scale });
    if (pageCount(pdf) === 1 || scale < 0.5) return pdf;
  }
}

/** As the root of the file's pages says. */
function pageCount(pdf: Uint8Array): number {
  const counts = Buffer.from(pdf)
    .toString("latin1")
    .matchAll(/\/Type \/Pages\s[^>]*?\/Count (\d+)/gu);
  return Math.max(...[...counts].map(([, count]) => Number(count)));
}
