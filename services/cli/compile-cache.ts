import { enableCompileCache } from "node:module";
import process from "node:process";
import { fileURLToPath } from "node:url";

/**
 * Keeps compiled code beside the packages, so that later processes and worker threads start in about half the time. Of no
 * consequence where that folder can't be written. Takes effect for what is imported afterwards.
 */
export function keepCompiledCode(): void {
  const folder = fileURLToPath(new URL("../../node_modules/.cache/suara-compiled", import.meta.url));
  process.env["NODE_COMPILE_CACHE"] ??= folder; // worker threads look there, and not at what this one enabled
  enableCompileCache(process.env["NODE_COMPILE_CACHE"]);
}
