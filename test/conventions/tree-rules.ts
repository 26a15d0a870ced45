import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

/** A file of the checkout: its path with `/`, from the checkout, and its text. */
export interface SourceFile {
  path: string;
  text: string;
}

export const LARGEST_FILE = 300;
const CODE = /\.(ts|tsx|mjs)$/;
/** Folders where architecture goes to die: nobody can say what does not belong into them. */
const FORBIDDEN_FOLDERS = ["utils", "util", "lib", "common", "helpers", "shared", "types", "services", "misc"];
const EMPTY_NAME =
  /export (?:abstract )?(?:class|interface|type) (\w*(?:Manager|Handler|Data|Info|Impl|Utils?|Helpers?)|I[A-Z][a-z]\w*)\b/g;
const QUERY = /\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/;
/** Written by a tool. */
const GENERATED = ["src/platform/db/schema.ts"];
/** The application's settings and those of a test run. */
const MAY_READ_ENVIRONMENT = ["src/platform/config.ts", "src/testing/test-settings.ts"];

export function readFiles(checkout: string, folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(checkout, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({
        path: file
          .slice(checkout.length + 1)
          .split(sep)
          .join("/"),
        text: readFileSync(file, "utf8"),
      })),
  );
}

/** One line for each way in which a file breaks a convention of the tree. */
export function findTreeProblems(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => CODE.test(path) && !GENERATED.includes(path))
    .flatMap((file) =>
      [...nameProblems(file), ...sizeProblems(file), ...textProblems(file)].map(
        (problem) => `${file.path}: ${problem}`,
      ),
    );
}

function nameProblems({ path, text }: SourceFile): string[] {
  const parts = path.split("/");
  const forbidden = parts.slice(0, -1).filter((folder) => FORBIDDEN_FOLDERS.includes(folder));
  const isKebab = parts
    .slice(1)
    .every((part) => /^[a-z0-9]+(-[a-z0-9]+)*(\.(rules|data|contract|test|spec|d))*(\.(ts|tsx|mjs|mts))?$/.test(part));
  const names = path.startsWith("src/") ? [...text.matchAll(EMPTY_NAME)].map((match) => match[1]) : [];
  return [
    ...forbidden.map((folder) => `a folder called ${folder} says nothing`),
    ...(isKebab ? [] : ["names are kebab-case, with .rules and .data as the only suffixes"]),
    ...names.map((name) => `the name ${name} says nothing`),
  ];
}

function sizeProblems({ path, text }: SourceFile): string[] {
  const lines = text.trimEnd().split("\n").length;
  return path.startsWith("src/") && lines > LARGEST_FILE ? [`${lines} lines, at most ${LARGEST_FILE}`] : [];
}

function textProblems({ path, text }: SourceFile): string[] {
  const isTest = /\.(test|spec)\.tsx?$|^src\/testing\/|^test\//.test(path);
  const problems: [isBroken: boolean, problem: string][] = [
    [
      path.startsWith("src/") && !isTest && !MAY_READ_ENVIRONMENT.includes(path) && /process\.env\b/.test(text),
      "only platform/config.ts reads the environment",
    ],
    [
      path.startsWith("src/modules/") && !isTest && !path.endsWith(".data.ts") && QUERY.test(text),
      "SQL stands in *.data.ts",
    ],
    [
      path.startsWith("src/") && !isTest && /\sstyle=[{"']/.test(text),
      "the content security policy forbids style attributes",
    ],
    [
      isTest && !path.startsWith("test/conventions/") && text.includes("../shared"),
      "no test reads what is outside of the checkout",
    ],
    [
      !path.startsWith("test/conventions/") && /\b(TODO|FIXME|XXX)\b(?!\(#\d+\))/.test(text),
      "a TODO names its issue: TODO(#12)",
    ],
  ];
  return problems.flatMap(([isBroken, problem]) => (isBroken ? [problem] : []));
}

/** Numbered from 0001 without gaps: 0042_alerts_add_expiry.sql. */
export function findMigrationProblems(names: readonly string[]): string[] {
  return [...names].sort().flatMap((name, index) => {
    const number = String(index + 1).padStart(4, "0");
    return new RegExp(`^${number}_[a-z0-9]+(_[a-z0-9]+)*\\.sql$`).test(name)
      ? []
      : [`${name} should be ${number}_<what_it_does>.sql`];
  });
}
