import { readdir } from "node:fs/promises";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { Config } from "../../schemas/config.ts";
import { registerDashboards } from "../../services/cli/register/dashboards.ts";
import { temporaryFolder } from "../fakes/temporary-folder.ts";
import { startRecordedKibana } from "./recorded-kibana.ts";

const taken = { status: 200, body: JSON.stringify({ success: true, successCount: 10 }) };

async function suara(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  config: object = {},
): Promise<void> {
  const program = new Command("suara").exitOverride().configureOutput({ writeErr: () => undefined });
  registerDashboards(program, { environment, config: () => Config.parse(config) });
  await program.parseAsync(["dashboards", ...words], { from: "user" });
}

describe("suara dashboards", () => {
  it("builds the files", async () => {
    using folder = temporaryFolder();
    await suara(["build", "--out", folder.path]);
    expect((await readdir(folder.path)).toSorted()).toEqual(["suara-en.ndjson", "suara-ms.ndjson"]);
  });

  it("pushes them for the configured indices, as the user that a variable holds", async () => {
    await using kibana = await startRecordedKibana(taken);
    const index = { kind: "elastic", nodes: ["http://127.0.0.1:9200"], prefix: "jabatan" };
    await suara(
      ["push", "--kibana", kibana.url, "--user", "KIBANA_USER"],
      { KIBANA_USER: "pegawai:a:b" },
      { index },
    );
    expect(kibana.requests[0]?.headers["authorization"]).toBe(`Basic ${btoa("pegawai:a:b")}`);
    expect(kibana.requests[0]?.body).toContain('"title":"jabatan-comments"');
  });

  it("pushes them with the API key that a variable holds", async () => {
    await using kibana = await startRecordedKibana(taken);
    await suara(["push", "--kibana", kibana.url, "--api-key", "KIBANA_KEY"], { KIBANA_KEY: "a2V5" });
    expect(kibana.requests[0]?.headers["authorization"]).toBe("ApiKey a2V5");
  });

  it.each([
    ["USAGE", ["--user", "A", "--api-key", "B"], { A: "a:b", B: "c" }],
    ["USAGE", ["--user", "A"], { A: "rahsia" }],
    ["CONFIG_SECRET_MISSING", ["--user", "A"], {}],
    ["CONFIG_SECRET_MISSING", ["--api-key", "B"], { B: "" }],
  ])("says %s and asks nobody", async (code, flags, environment) => {
    await using kibana = await startRecordedKibana(taken);
    const run = suara(["push", "--kibana", kibana.url, ...flags], environment);
    await expect(run).rejects.toMatchObject({ code, message: expect.not.stringContaining("rahsia") });
    expect(kibana.requests).toEqual([]);
  });
});
