import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/** What a run of vitest was, in numbers. */
export interface RunCount {
  passed: number;
  failed: number;
  /** Files that failed outside of their tests: could not be loaded, or a hook threw. */
  broken: number;
}

/** Writes the numbers of a run where KAKEHASHI_TEST_COUNT says; vitest's own report for people stands beside it. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env.KAKEHASHI_TEST_COUNT;
    const statesOf = (module: TestModule) => [...module.children.allTests()].map((test) => test.result().state);
    const states = modules.flatMap(statesOf);
    const isBroken = (module: TestModule) => module.state() === "failed" && !statesOf(module).includes("failed");
    const count: RunCount = {
      passed: states.filter((state) => state === "passed").length,
      failed: states.filter((state) => state === "failed").length,
      broken: modules.filter(isBroken).length,
    };
    if (file) writeFileSync(file, JSON.stringify(count));
  }
}
