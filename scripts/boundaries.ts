import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";
import configuration from "../.dependency-cruiser.mjs";

export interface BoundaryReport {
  /** `rule: from → to`, one line each; empty where every import goes an allowed way. */
  violations: string[];
  /** Files of `src/` that the cruiser looked into, and that there are. With a TypeScript it cannot use it sees none and is content. */
  seen: number;
  expected: number;
}

/** Looks at every import of `src/` in `folder`. */
export async function checkBoundaries(
  folder: string,
  rules: readonly object[] = configuration.forbidden,
): Promise<BoundaryReport> {
  const options: ICruiseOptions = {
    ...configuration.options,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: rules as IForbiddenRuleType[] },
  };
  const { output } = await cruise(["src"], options);
  const { modules, summary } = output as ICruiseResult;
  return {
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    seen: modules.filter(({ source }) => /^src\/.*\.tsx?$/.test(source)).length,
    expected: listSources(join(folder, "src")).length,
  };
}

function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(sep).join("/"))
    .filter((file) => /\.tsx?$/.test(file));
}

/** What is wrong, in words; undefined where nothing is. */
export function explainBoundaries({ violations, seen, expected }: BoundaryReport): string | undefined {
  if (seen === 0 || seen !== expected)
    return `${seen} of ${expected} files in src/ were looked into: the rules prove nothing.`;
  return violations.length > 0 ? violations.join("\n") : undefined;
}

if (process.argv[1] === import.meta.filename) {
  const problem = explainBoundaries(await checkBoundaries(join(import.meta.dirname, "..")));
  if (problem) console.error(problem);
  process.exitCode = problem ? 1 : 0;
}
