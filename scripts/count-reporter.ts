import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/** What a run of vitest was, in numbers. */
export interface RunCount {
  passed: number;
  failed: number;
  /** Files that could not even be loaded. */
  unloaded: number;
}

/** Writes the numbers of a run where KAKEHASHI_TEST_COUNT says; vitest's own report for people stands beside it. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env.KAKEHASHI_TEST_COUNT;
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count: RunCount = {
      passed: states.filter((state) => state === "passed").length,
      failed: states.filter((state) => state === "failed").length,
      unloaded: modules.filter((module) => module.state() === "failed" && module.children.size === 0).length,
    };
    if (file) writeFileSync(file, JSON.stringify(count));
  }
}
