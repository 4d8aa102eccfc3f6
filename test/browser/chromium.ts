import { existsSync } from "node:fs";
import process from "node:process";
import type { Browser } from "playwright";
import { chromium } from "playwright";

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Where Chromium is on this machine: SUARA_CHROMIUM, or one of the usual places. `undefined` where there is none. */
export function findChromium(): string | undefined {
  const named = process.env["SUARA_CHROMIUM"];
  if (named !== undefined && named !== "") return named;
  return [...usualPlaces, chromium.executablePath()].find((path) => existsSync(path));
}

/** A Chromium that talks to nobody of its own accord. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
