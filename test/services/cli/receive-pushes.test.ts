import { describe, expect, it } from "vitest";
import { Config } from "../../../schemas/config.ts";
import { configuredHooks, configuredXHook, rememberPushes } from "../../../services/cli/receive-pushes.ts";
import { changesPushed } from "../../../services/workers/pushes.ts";
import { collectDependencies } from "../../fakes/collect-dependencies.ts";

const channel = { id: "hq", platform: "facebook", nativeId: "10", name: "Ibu Pejabat", level: "hq" };
const config = Config.parse({
  channels: [channel],
  collect: { facebook: { appSecretVariable: "SECRET" } },
  webhooks: { facebook: {} },
});

describe("the webhooks that a configuration asks for", () => {
  it("are Facebook's, with the secrets of its variables", () => {
    const hooks = configuredHooks(config, { SECRET: "app", SUARA_FACEBOOK_VERIFY_TOKEN: "word" });
    expect(hooks).toMatchObject([{ platform: "facebook", appSecret: "app", verifyToken: "word" }]);
  });

  it("are Instagram's too, with secrets of its own", () => {
    const both = Config.parse({
      collect: { facebook: { appSecretVariable: "ONE" }, instagram: { appSecretVariable: "TWO" } },
      webhooks: { facebook: { verifyTokenVariable: "WORD" }, instagram: { verifyTokenVariable: "WORD" } },
    });
    expect(configuredHooks(both, { ONE: "page app", TWO: "account app", WORD: "word" })).toMatchObject([
      { platform: "facebook", appSecret: "page app" },
      { platform: "instagram", appSecret: "account app", verifyToken: "word" },
    ]);
  });

  it("are X's too, where X is collected", () => {
    const x = Config.parse({ collect: { x: { enabled: true } }, webhooks: { x: {} } });
    expect(configuredXHook(x, { SUARA_X_CONSUMER_SECRET: "secret" })).toMatchObject({
      consumerSecret: "secret",
    });
    expect(() => configuredXHook(x, {})).toThrow("set the variable SUARA_X_CONSUMER_SECRET");
    const { error } = Config.safeParse({ webhooks: { x: {} } });
    expect(error?.issues.map(({ path }) => path.join("."))).toEqual(["collect.x.enabled"]);
  });

  it("are none where none is named", () => {
    expect(configuredHooks(Config.parse({}), {})).toEqual([]);
    expect(configuredXHook(Config.parse({}), {})).toBeUndefined();
  });

  it("are refused while a secret is missing", () => {
    expect(() => configuredHooks(config, { SECRET: "app" })).toThrow(
      expect.objectContaining({
        code: "CONFIG_SECRET_MISSING",
        message: "set the variable SUARA_FACEBOOK_VERIFY_TOKEN",
      }),
    );
  });

  it("need the app's secret to check what comes", () => {
    const { error } = Config.safeParse({ webhooks: { facebook: {}, instagram: {} } });
    expect(error?.issues.map(({ path }) => path.join("."))).toEqual([
      "collect.facebook.appSecretVariable",
      "collect.instagram.appSecretVariable",
    ]);
  });
});

describe("what a delivery says", () => {
  const about = (channelNativeId: string, postNativeId: string, changed: boolean, ...comments: string[]) => ({
    channelNativeId,
    postNativeId,
    comments,
    changed,
  });

  it("is remembered once for each post of ours, and only named by number for pages that are not", async () => {
    const dependencies = collectDependencies();
    const writes: unknown[] = [];
    const { state } = dependencies;
    const counting = {
      ...state,
      put: async (...put: Parameters<typeof state.put>) => {
        writes.push(put[2]);
        return await state.put(...put);
      },
    };
    const remember = rememberPushes({ config, dependencies, state: counting });
    const announcements = [
      about("10", "p", false, "c1"),
      about("10", "p", true),
      about("10", "p", false, "c2"),
      about("99", "q", true),
    ];
    await remember({ platform: "facebook", delivery: "first", announcements });
    expect(writes).toEqual([
      expect.objectContaining({ postNativeId: "p", comments: ["c1", "c2"], changed: true }),
      expect.objectContaining({ firstAt: "2026-11-24T00:00:00.000Z" }),
    ]);
    const ours = config.channels.find(({ id }) => id === "hq");
    expect(ours && [...(await changesPushed(dependencies, ours)).keys()]).toEqual(["p"]);
    expect(dependencies.logger.of("webhook.unknown_channel")).toEqual([{ platform: "facebook", foreign: 1 }]);
  });
});
