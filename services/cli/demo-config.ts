import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Config } from "../../schemas/config.ts";

/** Writes the configuration with which other commands read what the demo left, and returns the file's path. It can collect nothing: the demo's platforms end with it. */
export function writeDemoConfig(
  folder: string,
  { log, index, state, reports, model, channels }: Config,
): string {
  const file = join(folder, "suara.yaml");
  const named = { log, index, state, reports: { folder: reports.folder }, model, channels };
  writeFileSync(file, `# Reads what the demo left: suara --config ${file} topics\n${stringify(named)}`);
  return file;
}
