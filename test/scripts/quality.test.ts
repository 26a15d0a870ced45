import { expect, it } from "vitest";
import { countTests, runStep, sum } from "../../scripts/quality.ts";

const report = (numPassedTests: number, numFailedTests: number, testResults: object[] = []) =>
  JSON.stringify({ numPassedTests, numFailedTests, testResults });

it("counts each test, and each file that could not be loaded as one failure", () => {
  expect(countTests(report(7, 2), false)).toEqual({ passed: 7, failed: 2 });
  const files = [
    { status: "failed", assertionResults: [] },
    { status: "failed", assertionResults: [{}] },
    { status: "passed", assertionResults: [{}] },
  ];
  expect(countTests(report(7, 1, files), false)).toEqual({ passed: 7, failed: 2 });
});

it("never takes a run that went wrong for a good one", () => {
  expect(countTests(report(7, 0), true)).toEqual({ passed: 7, failed: 0 });
  expect(countTests(report(7, 0), false)).toEqual({ passed: 7, failed: 1 });
  expect(countTests(undefined, true)).toEqual({ passed: 0, failed: 1 });
});

it("counts a step that is no test run as one, and goes on after one that throws", async () => {
  const good = await runStep("Good", () => undefined);
  const bad = await runStep("Bad", () => {
    throw new Error("as it should");
  });
  expect(sum([good, bad, { passed: 3, failed: 0 }])).toEqual({ passed: 4, failed: 1 });
});
