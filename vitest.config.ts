import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Tests that start processes, servers and a browser share two cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: process.env["CI"] === "true" ? ["default", "./test/closing-line-reporter.ts"] : ["default"],
  },
});
