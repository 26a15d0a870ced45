import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { findMigrationProblems, findTreeProblems, LARGEST_FILE, readFiles } from "./tree-rules.ts";

it("holds for this checkout", () => {
  const files = readFiles(checkout, ["src", "scripts", "bench", "e2e", "test"]);
  expect(files.length).toBeGreaterThan(50);
  expect(findTreeProblems(files)).toEqual([]);
});

it("keeps the median file short", () => {
  const lengths = readFiles(checkout, ["src"])
    .filter(({ path }) => /(?<!\.test)\.tsx?$/.test(path))
    .map(({ text }) => text.split("\n").length)
    .sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(120);
});

it("numbers its migrations without gaps", () => {
  expect(findMigrationProblems(readdirSync(join(checkout, "migrations")))).toEqual([]);
});

it.each([
  { path: "src/platform/db/long.ts", text: "//\n".repeat(LARGEST_FILE + 1), problem: "301 lines, at most 300" },
  { path: "src/modules/plan/utils/text.ts", text: "", problem: "a folder called utils says nothing" },
  { path: "src/modules/plan/planPage.ts", text: "", problem: "names are kebab-case" },
  { path: "src/modules/plan/plan.service.ts", text: "", problem: "names are kebab-case" },
  {
    path: "src/modules/plan/plan.ts",
    text: "export class PlanManager {}",
    problem: "the name PlanManager says nothing",
  },
  { path: "src/modules/plan/plan.ts", text: "export interface IPlan {}", problem: "the name IPlan says nothing" },
  {
    path: "src/modules/plan/plan.ts",
    text: "process.env.PORT",
    problem: "only platform/config.ts reads the environment",
  },
  { path: "src/modules/plan/edit-plan.ts", text: `tx.db.updateTable("plans")`, problem: "SQL stands in *.data.ts" },
  {
    path: "src/ui/bar.tsx",
    text: `<div style={{ width }}>`,
    problem: "the content security policy forbids style attributes",
  },
  {
    path: "src/modules/plan/plan.test.ts",
    text: `readFileSync("../shared/x")`,
    problem: "no test reads what is outside",
  },
  { path: "scripts/build.ts", text: "// TODO later", problem: "a TODO names its issue" },
])("finds in $path: $problem", ({ path, text, problem }) => {
  expect(findTreeProblems([{ path, text }])).toEqual([expect.stringContaining(`${path}: ${problem}`)]);
});

it("finds a migration whose number is missing, taken or badly written", () => {
  expect(findMigrationProblems(["0001_platform.sql", "0003_plan.sql"])).toEqual([
    "0003_plan.sql should be 0002_<what_it_does>.sql",
  ]);
  expect(findMigrationProblems(["0001_platform.sql", "0001_plan.sql"])).toHaveLength(1);
  expect(findMigrationProblems(["1_platform.sql"])).toHaveLength(1);
});
