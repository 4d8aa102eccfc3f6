import { afterAll, describe, expect, it } from "vitest";
import { runSuara } from "../../fakes/run-suara.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
folder.file(
  "suara.yaml",
  'channels: [{ id: hq-x, platform: x, nativeId: "1030", name: HQ, level: hq }]\nlogLevel: warn\n',
);

describe("a channel on X", () => {
  it.each([
    ["off until somebody says that there is a plan", [], /^X\s+look\s+off: .*Enterprise plan/mu, false],
    ["on, needs its token", ["--set", "collect.x.enabled=true"], /^X\s+look\s+on: .*Enterprise plan/mu, true],
  ] as const)("is %s", async (_, flags, plan, needsToken) => {
    const { stdout } = await runSuara([...flags, "doctor"], { cwd: folder.path });
    expect(stdout).toMatch(plan);
    expect(/X token\s+missing\s+set the variable SUARA_X_TOKEN/u.test(stdout)).toBe(needsToken);
  });
});
