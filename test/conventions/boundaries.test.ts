import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { mayUse } from "#app/may-use.ts";
import { checkout } from "#platform/checkout.ts";
import configuration, { rulesFor } from "../../.dependency-cruiser.mjs";
import { checkBoundaries, explainBoundaries } from "../../scripts/boundaries.ts";
import { writeScratchTree } from "./scratch-tree.ts";

const GRAPH = { accounts: [], plan: ["accounts"] };

/** A small tree that keeps every rule. */
const LAWFUL = {
  "package.json": readFileSync(join(checkout, "package.json"), "utf8"),
  "src/main.ts": `import { modules } from "#app/modules.ts";\nconsole.log(modules);\n`,
  "src/app/modules.ts": `import { accounts } from "#modules/accounts/module.ts";\nimport { plan } from "#modules/plan/module.ts";\nexport const modules = [accounts, plan];\n`,
  "src/modules/accounts/module.ts": `export const accounts = { name: "accounts" };\n`,
  "src/modules/accounts/public.ts": `export { findStaff } from "./staff.data.ts";\n`,
  "src/modules/accounts/staff.data.ts": `import { sql } from "kysely";\nexport const findStaff = () => sql\`select 1\`;\n`,
  "src/modules/plan/module.ts": `import { planPage } from "./web/portal.ts";\nexport const plan = { name: "plan", planPage };\n`,
  "src/modules/plan/plan.rules.ts": `import type { Scope } from "#platform/db/scope.ts";\nexport type Of = Scope;\nexport const half = (n: number) => n / 2;\n`,
  "src/modules/plan/web/portal.ts": `import { findStaff } from "#modules/accounts/public.ts";\nimport { Mark } from "#ui/parts.ts";\nimport { half } from "../plan.rules.ts";\nexport const planPage = [findStaff, Mark, half];\n`,
  "src/modules/plan/web/islands/fold.ts": `import { Mark } from "#ui/parts.ts";\nconsole.log(Mark);\n`,
  "src/platform/db/scope.ts": `export interface Scope {}\nexport const inScope = () => 1;\n`,
  "src/platform/i18n/text.ts": `export const parse = () => 1;\n`,
  "src/platform/context.ts": `export interface Theme {}\nexport const ask = () => 1;\n`,
  "src/testing/build.ts": `export { findStaff } from "#modules/accounts/staff.data.ts";\n`,
  "src/modules/plan/web/portal.test.ts": `import "#testing/build.ts";\nimport "#modules/accounts/staff.data.ts";\n`,
  "src/ui/parts.ts": `import type { Theme } from "#platform/context.ts";\nimport { parse } from "#platform/i18n/text.ts";\nexport type Of = Theme;\nexport const Mark = parse;\n`,
};

async function checkTree(broken: Record<string, string> = {}) {
  const folder = writeScratchTree({ ...LAWFUL, ...broken });
  symlinkSync(join(checkout, "node_modules"), join(folder, "node_modules"));
  return checkBoundaries(folder, rulesFor(GRAPH));
}

it("lets a lawful tree pass, and has looked into every file of it", async () => {
  const report = await checkTree();
  expect(report).toEqual({ violations: [], seen: 15, expected: 15 });
  expect(explainBoundaries(report)).toBeUndefined();
});

const PLAN_PAGE = "src/modules/plan/web/portal.ts";
const ACCOUNTS_STAFF = "src/modules/accounts/staff.data.ts";

// Each rule with the deliberate violation that proves it: [rule, file, its content].
const VIOLATIONS: [rule: string, file: string, content: string][] = [
  ["platform-knows-no-domain", "src/platform/jobs.ts", `import "#modules/plan/public.ts";`],
  [
    "platform-knows-no-domain",
    "src/platform/jobs.ts",
    `import { Mark } from "#ui/parts.ts";\nexport const mark = Mark;`,
  ],
  [
    "ui-knows-no-domain",
    "src/ui/badge.ts",
    `import { half } from "#modules/plan/plan.rules.ts";\nexport const Badge = half;`,
  ],
  [
    "yasashii-stands-alone",
    "src/yasashii/check.ts",
    `import { parse } from "#platform/i18n/text.ts";\nexport const check = parse;`,
  ],
  ["ui-takes-languages", "src/ui/badge.ts", `import { ask } from "#platform/context.ts";\nexport const Badge = ask;`],
  ["modules-know-no-app", PLAN_PAGE, `import { modules } from "#app/modules.ts";\nexport const planPage = modules;`],
  [
    "product-without-tests",
    PLAN_PAGE,
    `import { findStaff } from "#testing/build.ts";\nexport const planPage = findStaff;`,
  ],
  [
    "module-ts-is-for-app",
    PLAN_PAGE,
    `import { accounts } from "#modules/accounts/module.ts";\nexport const planPage = accounts;`,
  ],
  [
    "modules-meet-in-public",
    PLAN_PAGE,
    `import { findStaff } from "#modules/accounts/staff.data.ts";\nexport const planPage = findStaff;`,
  ],
  [
    "modules-meet-in-public",
    PLAN_PAGE,
    `import type { findStaff } from "../../accounts/staff.data.ts";\nexport const planPage = {} as typeof findStaff;`,
  ],
  [
    "accounts-may-use",
    ACCOUNTS_STAFF,
    `import { planned } from "#modules/plan/public.ts";\nexport const findStaff = planned;`,
  ],
  ["plan-may-use", PLAN_PAGE, `import { event } from "#modules/events/public.ts";\nexport const planPage = event;`],
  [
    "module-is-in-the-table",
    "src/modules/events/public.ts",
    `import { findStaff } from "#modules/accounts/public.ts";\nexport const event = findStaff;`,
  ],
  [
    "rules-without-input-output",
    "src/modules/plan/plan.rules.ts",
    `import { inScope } from "#platform/db/scope.ts";\nexport const half = inScope;`,
  ],
  [
    "rules-without-input-output",
    "src/modules/accounts/staff.rules.ts",
    `import { findStaff } from "./staff.data.ts";\nexport const find = findStaff;`,
  ],
  [
    "rules-without-database",
    "src/modules/plan/plan.rules.ts",
    `import { sql } from "kysely";\nexport const half = sql;`,
  ],
  [
    "rules-without-node",
    "src/modules/plan/plan.rules.ts",
    `import { readFileSync } from "node:fs";\nexport const half = readFileSync;`,
  ],
  ["sql-in-data-files", PLAN_PAGE, `import { sql } from "kysely";\nexport const planPage = sql;`],
  [
    "islands-run-in-a-browser",
    "src/modules/plan/web/islands/fold.ts",
    `import { inScope } from "#platform/db/scope.ts";\ninScope();`,
  ],
  [
    "no-circles",
    "src/modules/plan/plan.rules.ts",
    `import { planPage } from "./web/portal.ts";\nexport const half = () => planPage;`,
  ],
  ["no-unresolved", PLAN_PAGE, `import { gone } from "./gone.ts";\nexport const planPage = gone;`],
  ["no-development-packages", PLAN_PAGE, `import { it } from "vitest";\nexport const planPage = it;`],
];

const OTHER_MODULES = {
  "src/modules/plan/public.ts": "export const planned = 1;",
  "src/modules/events/public.ts": "export const event = 1;",
};

it.each(VIOLATIONS)("%s: refuses what breaks it in %s", async (rule, file, content) => {
  const { violations } = await checkTree({ ...OTHER_MODULES, [file]: content });
  expect(violations).toContainEqual(expect.stringMatching(`^${rule}: ${file} → `));
});

it("has a violation for each rule", () => {
  const names = rulesFor(GRAPH).map((rule) => (rule as { name: string }).name);
  expect([...new Set(VIOLATIONS.map(([rule]) => rule))].sort()).toEqual(names.sort());
});

it("does not take a run that looked into nothing, or not into all, for a good one", () => {
  expect(explainBoundaries({ violations: [], seen: 0, expected: 0 })).toMatch("0 of 0 files");
  expect(explainBoundaries({ violations: [], seen: 13, expected: 14 })).toMatch("13 of 14 files");
});

it("has every module in the table, and no module that is not there", () => {
  const folders = readdirSync(join(checkout, "src", "modules"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(mayUse).sort());
});

it("has no circle in the table", () => {
  const graph: Record<string, readonly string[]> = mayUse;
  const above = (name: string, below: readonly string[]): string[] => {
    if (below.includes(name)) throw new Error(`${[...below, name].join(" → ")} is a circle`);
    return (graph[name] ?? []).flatMap((other) => above(other, [...below, name]));
  };
  for (const name of Object.keys(graph)) expect(above(name, [])).toEqual([]);
});

it("looks into every file of this checkout", async () => {
  const { seen, expected } = await checkBoundaries(checkout, configuration.forbidden);
  expect(seen).toBeGreaterThan(0);
  expect(seen).toBe(expected);
});
