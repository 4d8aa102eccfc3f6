import { expect, it } from "vitest";
import { Config } from "../../../schemas/config.ts";
import { portalBrowser } from "../../../services/cli/portal-browser.ts";

const portalsOf = (portals: unknown) => Config.parse({ collect: { portals } }).collect.portals;

it("is there for portals that need one, wherever it is said to be", () => {
  const sites = [{ nativeId: "portal-contoh.test" }];
  expect(portalBrowser(portalsOf({ sites }))).toBeUndefined();
  const drawn = [...sites, { nativeId: "portal-lain.test", browser: true }];
  const chromium = process.execPath; // any file will do
  expect(portalBrowser(portalsOf({ sites: drawn, chromium }))).toBeTypeOf("function");
});

it("is said to be missing with the portal that needs it and what to do", () => {
  const sites = [{ nativeId: "portal-lain.test", browser: true }];
  expect(() => portalBrowser(portalsOf({ sites, chromium: "/tidak/ada" }))).toThrow(
    expect.objectContaining({
      code: "CONFIG_INVALID",
      message: expect.stringMatching(/portal-lain\.test.*at \/tidak\/ada.*collect\.portals\.chromium/u),
    }),
  );
});
