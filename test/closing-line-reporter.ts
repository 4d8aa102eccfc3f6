import type { Reporter, TestModule } from "vitest/node";

/** Ends a run with one plain line of counts, for a CI that reads nothing else. */
export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const failedToLoad = modules.filter((module) => module.errors().length > 0).length;
    process.stdout.write(
      `\n${count("passed")} passed, ${count("failed") + failedToLoad} failed, ${count("skipped")} skipped\n`,
    );
  }
}
