import { execFile } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);
const path = (relative: string) => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));

it("labels with the fast tier where onnxruntime is not installed, and says so", async () => {
  const command = run(
    process.execPath,
    ["--import", path("test/fakes/without-onnxruntime.ts"), path("services/cli/main.ts"), "analyse"],
    { env: { ...process.env, NODE_OPTIONS: "" } },
  );
  command.child.stdin?.end('{"text":"terima kasih semua"}\n');
  const { stdout, stderr } = await command;
  expect(JSON.parse(stdout)).toMatchObject({
    models: { sentiment: expect.stringMatching(/^sentiment-linear@/u) },
  });
  expect(stderr).toContain("NLP_ENCODER_UNAVAILABLE");
  expect(stderr).toContain("the fast models label comments instead");
});
