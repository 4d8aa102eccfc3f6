import { defineConfig } from "vitest/config";

const reporters = ["default", "./test/left-out-reporter.ts"];

/** `npm run test:faults` runs the long tests that break real servers; one at a time, because each loads the machine. */
export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === "faults" ? "test/**/*.faults.ts" : "test/**/*.test.ts"],
    fileParallelism: mode !== "faults",
    // Two, also where there are only two cores: many tests wait for a server or a process most of the time.
    maxWorkers: 2,
    globalSetup: "./test/servers/global-setup.ts",
    // Tests that start processes, servers and a browser share two cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: process.env["CI"] === "true" ? [...reporters, "./test/closing-line-reporter.ts"] : reporters,
  },
}));
