import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect } from "vitest";

/** Debian's Python, for which its packages are made; another one on the path does not know them. */
const PYTHON = "/usr/bin/python3";

/** Whether the translate-toolkit (xliff2po, pofilter) can be had; where we are root on Debian it is installed if it is missing. */
export const hasToolkit = findToolkit();

function findToolkit(): boolean {
  const find = () => existsSync("/usr/bin/xliff2po") && existsSync(PYTHON);
  if (find() || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return find();
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) => spawnSync("apt-get", ["-qq", ...args], { env }).status === 0;
  const install = () => apt("install", "--yes", "--no-install-recommends", "translate-toolkit");
  if (!install()) {
    apt("update");
    install();
  }
  return find();
}

export interface ToolkitUnit {
  id: string;
  source: string;
  target: string | null;
  approved: boolean;
  notes: string;
}

/** The units of a file as the toolkit understands them. */
export const readByToolkit = (file: string): ToolkitUnit[] => JSON.parse(python(READ, file)) as ToolkitUnit[];

/** The toolkit reads a file, translates each unit by its source with its marks, and writes the file anew. */
export function translateByToolkit(from: string, to: string): void {
  python(TRANSLATE, from, to);
}

/** What a program of the toolkit prints. */
export function runToolkit(program: string, ...given: string[]): string {
  const run = spawnSync(`/usr/bin/${program}`, given, { encoding: "utf8" });
  expect(run.status, run.stderr).toBe(0);
  return run.stdout;
}

function python(script: string, ...given: string[]): string {
  const run = spawnSync(PYTHON, ["-c", script, ...given], { encoding: "utf8" });
  expect(run.status, run.stderr).toBe(0);
  return run.stdout;
}

const READ = `
import json, sys
from translate.storage import xliff
store = xliff.xlifffile.parsefile(sys.argv[1])
print(json.dumps([{"id": u.getid().split("\\x04")[-1], "source": str(u.source), "target": None if u.target is None else str(u.target),
  "approved": u.isapproved(), "notes": u.getnotes()} for u in store.units if u.istranslatable() or u.target]))
`;

const TRANSLATE = `
import sys
from translate.storage import xliff
store = xliff.xlifffile.parsefile(sys.argv[1])
for unit in store.units:
    unit.rich_target = unit.rich_source
    unit.markreviewneeded(False)
store.savefile(sys.argv[2])
`;
