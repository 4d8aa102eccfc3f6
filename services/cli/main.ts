#!/usr/bin/env node
import process from "node:process";
import { keepCompiledCode } from "./compile-cache.ts";

keepCompiledCode();
const { createProgram } = await import("./program.ts");
const { exitStatusOf, reportError } = await import("./report-error.ts");

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0); // the reader has seen enough, as `head` has
  throw error;
});

try {
  await createProgram(process.env).parseAsync(process.argv);
} catch (error) {
  reportError(error, process.stderr);
  process.exitCode = exitStatusOf(error);
}
