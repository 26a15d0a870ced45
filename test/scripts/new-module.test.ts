import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { rulesFor } from "../../.dependency-cruiser.mjs";
import { checkBoundaries } from "../../scripts/boundaries.ts";
import { nextSteps, writeModule } from "../../scripts/new-module.ts";
import { writeScratchTree } from "../conventions/scratch-tree.ts";
import { ownedTables } from "../conventions/table-rules.ts";
import { findTreeProblems, readFiles } from "../conventions/tree-rules.ts";

/** A checkout with the platform of this one and no module. */
function emptyCheckout(): string {
  const copies = ["package.json", "biome.json", "tsconfig.json"].map((name) => [
    name,
    readFileSync(join(checkout, name), "utf8"),
  ]);
  const folder = writeScratchTree({ ...Object.fromEntries(copies), "src/modules/.gitkeep": "" });
  symlinkSync(join(checkout, "node_modules"), join(folder, "node_modules"));
  symlinkSync(join(checkout, "src", "platform"), join(folder, "src", "platform"));
  return folder;
}

it("writes a module that keeps every convention from its first day", async () => {
  const folder = emptyCheckout();
  const paths = writeModule(folder, "events");
  expect(paths).toContain("src/modules/events/events.rules.test.ts");

  expect(findTreeProblems(readFiles(folder, ["src/modules"]))).toEqual([]);
  const { violations } = await checkBoundaries(folder, rulesFor({ events: [] }));
  expect(violations.filter((violation) => violation.includes("src/modules/"))).toEqual([]);
  const readme = readFileSync(join(folder, "src/modules/events/README.md"), "utf8");
  expect(readme.split("\n").length).toBeLessThanOrEqual(25);
  expect(ownedTables(readme)).toEqual([]);

  const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  const lint = run("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "src/modules", "locales");
  expect(`${lint.stdout}${lint.stderr}`).toContain("No fixes applied");
  expect(lint.status).toBe(0);
  const types = run("node_modules/typescript/bin/tsc", "--noEmit");
  expect(types.stdout.split("\n").filter((line) => line.startsWith("src/modules/"))).toEqual([]);
});

it("refuses a name that is taken or is no word, and says what is left to do", () => {
  const folder = emptyCheckout();
  writeModule(folder, "events");
  expect(() => writeModule(folder, "events")).toThrow("is there already");
  for (const name of ["", "Events", "event-list", "../x"])
    expect(() => writeModule(folder, name)).toThrow("small letters");
  expect(nextSteps("events")).toContain("src/app/may-use.ts");
});
