import { existsSync } from "node:fs";
import process from "node:process";
import type { Browser } from "playwright";
import { chromium } from "playwright";
import { findChromium } from "../../services/runtime/find-chromium.ts";

/** Where Chromium is on this machine: SUARA_CHROMIUM, a usual place or playwright's own. `undefined` where there is none. */
export function chromiumHere(): string | undefined {
  const named = process.env["SUARA_CHROMIUM"];
  if (named !== undefined && named !== "") return named;
  return findChromium() ?? [chromium.executablePath()].find((path) => existsSync(path));
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
