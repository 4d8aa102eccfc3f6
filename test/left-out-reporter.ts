import process from "node:process";
import type { Reporter, TestModule } from "vitest/node";

/** Says at the end, where it can't be overlooked, which files left tests out and how to have them run. */
export default class LeftOutReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const leftOut = modules
      .map((module) => ({
        file: module.relativeModuleId,
        tests: [...module.children.allTests("skipped")].length,
      }))
      .filter(({ tests }) => tests > 0);
    if (leftOut.length === 0) return;
    process.stdout.write(
      [
        "",
        "LEFT OUT, because what they need is not on this machine:",
        ...leftOut.map(({ file, tests }) => `  ${file}: ${tests}`),
        "Kafka and Elasticsearch: `npm run servers -- --fetch` once (needs Java 21 and Maven). Chromium, and pdftotext of poppler-utils: install them.",
        "Recorded responses of platforms and examples of Kibana: the project's owners keep them beside it, in ../shared.",
        "",
      ].join("\n"),
    );
  }
}
