import { join } from "node:path";
import { expect, it } from "vitest";
import { Config } from "../../../schemas/config.ts";
import { openSources, openSuara } from "../../../services/cli/compose.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

const portal = { id: "p", platform: "portal", nativeId: "portal-contoh.test", name: "P", level: "hq" };
const atDisqus = { nativeId: portal.nativeId, disqus: "portal-contoh" };

it("is needed only where a portal has its comments at Disqus, and names its variable where it is missing", async () => {
  using folder = temporaryFolder();
  const file = (name: string) => ({ kind: "sqlite", file: join(folder.path, `${name}.db`) });
  const withSites = (...sites: readonly unknown[]) =>
    Config.parse({
      log: file("log"),
      index: file("index"),
      state: file("state"),
      channels: [portal],
      collect: { portals: { sites } },
    });
  await using suara = await openSuara(withSites(), {});
  expect(openSources(suara, {}).has("portal")).toBe(true);
  const disqus = { ...suara, config: withSites(atDisqus) };
  expect(() => openSources(disqus, {})).toThrow(
    expect.objectContaining({ code: "CONFIG_SECRET_MISSING", message: "set the variable SUARA_DISQUS_KEY" }),
  );
  expect(openSources(disqus, { SUARA_DISQUS_KEY: "kunci-rekaan" }).has("portal")).toBe(true);
});

it.each(["Portal", "portal.disqus.com", "a/b", ""])(
  "belongs to a forum, which %j does not name",
  (disqus) => {
    const sites = [{ ...atDisqus, disqus }];
    expect(Config.safeParse({ collect: { portals: { sites } } }).success).toBe(false);
  },
);
