import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DemoSignIn } from "./seed-demo-staff.ts";

const HEAD = "# Sign-ins of the demonstration: municipality, account, password, role";

/** Writes the municipality's lines into `demo-sign-ins.txt` in place of older ones; only the owner can read the file. */
export function keepDemoSignIns(stateFolder: string, slug: string, signIns: readonly DemoSignIn[]): void {
  const file = join(stateFolder, "demo-sign-ins.txt");
  const others = existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line !== "" && line !== HEAD && !line.startsWith(`${slug}\t`))
    : [];
  const own = signIns.map(({ account, password, role }) => [slug, account, password, role].join("\t"));
  mkdirSync(stateFolder, { recursive: true });
  writeFileSync(`${file}.new`, `${[HEAD, ...others, ...own].join("\n")}\n`, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}
