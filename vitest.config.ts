import process from "node:process";
import { defineConfig } from "vitest/config";
import { keepCompiledCode } from "./services/cli/compile-cache.ts";

keepCompiledCode(); // for the commands and worker threads that tests start

const reporters = ["default", "./test/left-out-reporter.ts"];

/** Tests that need a real Kafka or Elasticsearch, which are started only where one of these is run. */
const onServers = [
  "test/servers/**/*.test.ts",
  "test/services/log/kafka/**/*.test.ts",
  "test/services/index/elastic/**/*.test.ts",
  "test/services/index/same-answer.test.ts",
  "test/dashboards/against-elastic.test.ts",
];

/** `npm run test:faults` runs the long tests that break real servers; one at a time, because each loads the machine. */
export default defineConfig(({ mode }) => ({
  test: {
    fileParallelism: mode !== "faults",
    // Two, also where there are only two cores: many tests wait for a server or a process most of the time.
    maxWorkers: 2,
    // Tests that start processes, servers and a browser share two cores.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: process.env["CI"] === "true" ? [...reporters, "./test/closing-line-reporter.ts"] : reporters,
    projects: [
      {
        extends: true,
        test: {
          name: "alone",
          include: mode === "faults" ? [] : ["test/**/*.test.ts"],
          exclude: onServers,
        },
      },
      {
        extends: true,
        test: {
          name: "servers",
          include: mode === "faults" ? ["test/**/*.faults.ts"] : onServers,
          globalSetup: "./test/servers/global-setup.ts",
        },
      },
    ],
  },
}));
