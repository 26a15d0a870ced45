import { expect, it } from "vitest";
import { countTests, runStep, sum } from "../../scripts/quality.ts";

it("counts each test, and each file that failed outside of its tests as one failure", () => {
  expect(countTests({ passed: 7, failed: 2, broken: 0 }, false)).toEqual({ passed: 7, failed: 2 });
  expect(countTests({ passed: 7, failed: 1, broken: 1 }, false)).toEqual({ passed: 7, failed: 2 });
});

it("never takes a run that went wrong for a good one", () => {
  expect(countTests({ passed: 7, failed: 0, broken: 0 }, true)).toEqual({ passed: 7, failed: 0 });
  expect(countTests({ passed: 7, failed: 0, broken: 0 }, false)).toEqual({ passed: 7, failed: 1 });
  expect(countTests(undefined, true)).toEqual({ passed: 0, failed: 1 });
});

it("counts a step that is no test run as one, and goes on after one that throws", async () => {
  const good = await runStep("Good", () => undefined);
  const bad = await runStep("Bad", () => {
    throw new Error("as it should");
  });
  expect(sum([good, bad, { passed: 3, failed: 0 }])).toEqual({ passed: 4, failed: 1 });
});
