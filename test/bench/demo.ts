import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import type { DemoSummary } from "../../services/cli/demo-summary.ts";
import { temporaryFolder } from "../fakes/temporary-folder.ts";
import { realComments } from "./bench-texts.ts";
import type { Measurement } from "./measurement.ts";

const main = join(import.meta.dirname, "../../services/cli/main.ts");

/** `suara demo --once`, as a person would start it with the fast models: made-up comments, then the file of real ones. */
export async function measure(): Promise<readonly Measurement[]> {
  const made = await runDemo([]);
  const measured: Measurement[] = [
    { name: "demo --once", value: made.seconds, unit: "s", note: `${made.comments} made-up comments` },
  ];
  if (existsSync(realComments)) {
    const real = await runDemo(["--data", realComments]);
    measured.push({
      name: "demo --once --data",
      value: real.seconds,
      unit: "s",
      target: { atMost: 90 },
      note: `${real.comments} real comments`,
    });
  }
  return measured;
}

async function runDemo(flags: readonly string[]): Promise<DemoSummary> {
  using folder = temporaryFolder();
  const startedAtMs = performance.now();
  const args = [main, "demo", "--once", "--json", "--model", "fast", "--folder", folder.path, ...flags];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 16 * 1024 ** 2 });
  const summary = JSON.parse(stdout) as DemoSummary;
  return { ...summary, seconds: (performance.now() - startedAtMs) / 1_000 }; // with the start of Node itself
}
