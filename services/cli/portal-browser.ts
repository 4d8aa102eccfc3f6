import { existsSync } from "node:fs";
import type { Config } from "../../schemas/config.ts";
import { ListeningError } from "../../schemas/errors.ts";
import type { DrawPage } from "../collectors/portals/browser/draw-page.ts";
import { pageDrawer } from "../collectors/portals/browser/draw-page.ts";
import { findChromium } from "../runtime/find-chromium.ts";

/** `undefined` where no portal needs a browser; throws CONFIG_INVALID where one does and there is none. */
export function portalBrowser({
  sites,
  chromium: named,
}: Pick<Config["collect"]["portals"], "sites" | "chromium">): DrawPage | undefined {
  const portals = sites.filter(({ browser }) => browser).map(({ nativeId }) => nativeId);
  if (portals.length === 0) return undefined;
  const executablePath = named ?? findChromium();
  if (executablePath !== undefined && existsSync(executablePath)) return pageDrawer({ executablePath });
  const where = named === undefined ? "at the usual places" : `at ${named}`;
  const message = `collect.portals.sites: ${portals.join(", ")} needs a browser, and there is no Chromium ${where}: install it, or say in collect.portals.chromium where it is`;
  throw new ListeningError("CONFIG_INVALID", message, { retryable: false });
}
