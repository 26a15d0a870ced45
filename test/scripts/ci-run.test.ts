import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { writeScratchTree } from "../conventions/scratch-tree.ts";

/** Runs .ci/run with an npm that prints and ends as told, by command. */
function runCi(commands: Record<string, { prints: string; code: number }>) {
  const cases = Object.entries(commands).map(
    ([name, { prints, code }]) => `${name}) printf '${prints}\\n'; exit ${code} ;;`,
  );
  const npm = `#!/bin/sh\ncase "$3" in\n${cases.join("\n")}\nesac\n`;
  const folder = writeScratchTree({ ".ci/run": readFileSync(join(checkout, ".ci", "run"), "utf8"), "bin/npm": npm });
  chmodSync(join(folder, "bin", "npm"), 0o755);
  const env = { ...process.env, PATH: `${join(folder, "bin")}${delimiter}${process.env.PATH}` };
  const { status, stdout } = spawnSync("sh", [join(folder, ".ci", "run")], { env, encoding: "utf8" });
  return { status, last: stdout.trimEnd().split("\n").at(-1) };
}

it("adds up both runs and ends with one line", () => {
  const good = { prints: "lots of words\\n\\n120 passed, 0 failed", code: 0 };
  const long = { prints: "30 passed, 0 failed", code: 0 };
  expect(runCi({ test: good, "test:long": long })).toEqual({ status: 0, last: "150 passed, 0 failed" });
});

it("fails where one of them failed, and still runs the other", () => {
  const bad = { prints: "118 passed, 2 failed", code: 1 };
  const long = { prints: "30 passed, 0 failed", code: 0 };
  expect(runCi({ test: bad, "test:long": long })).toEqual({ status: 1, last: "148 passed, 2 failed" });
});

it("counts a run that ended without its line, or badly in spite of it, as one failure", () => {
  const good = { prints: "30 passed, 0 failed", code: 0 };
  expect(runCi({ test: { prints: "npm could not install", code: 1 }, "test:long": good })).toEqual({
    status: 1,
    last: "30 passed, 1 failed",
  });
  expect(runCi({ test: { prints: "9 passed, 0 failed", code: 7 }, "test:long": good })).toEqual({
    status: 1,
    last: "39 passed, 1 failed",
  });
  expect(runCi({ test: { prints: "", code: 0 }, "test:long": good })).toEqual({
    status: 1,
    last: "30 passed, 1 failed",
  });
});
