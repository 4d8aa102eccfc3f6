import { existsSync } from "node:fs";

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Where Chromium is on this machine; `undefined` where it is at none of the usual places. */
export function findChromium(): string | undefined {
  return usualPlaces.find((path) => existsSync(path));
}
