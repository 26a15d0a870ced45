import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "kakehashi-office-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Undefined where it cannot be had. */
export const office = findOffice();

/** LibreOffice Calc; where we are root on Debian it is installed if it is missing. */
function findOffice(): string | undefined {
  const find = () =>
    ["/usr/bin/soffice", "/usr/bin/libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"].find((path) =>
      existsSync(path),
    );
  const found = find();
  if (found || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return found;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) => spawnSync("apt-get", ["-qq", ...args], { env }).status === 0;
  const install = () => apt("install", "--yes", "--no-install-recommends", "libreoffice-calc-nogui");
  if (!install()) {
    apt("update");
    install();
  }
  return find();
}

/** Opens a workbook in LibreOffice and lets it write the workbook anew. */
export const throughOffice = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  convert(bytes, { to: "xlsx:Calc MS Excel 2007 XML", ending: "xlsx" });

/** As it would be printed. */
export const printByOffice = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  convert(bytes, { to: "pdf", ending: "pdf" });

function convert(bytes: Uint8Array, { to: format, ending }: { to: string; ending: string }): Uint8Array<ArrayBuffer> {
  const name = `${readdirSync(folder).length}`;
  const [from, to] = [join(folder, `${name}.xlsx`), join(folder, `out-${name}`)];
  mkdirSync(to);
  writeFileSync(from, bytes);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
  const run = spawnSync(office ?? "", [profile, "--headless", "--convert-to", format, "--outdir", to, from], {
    encoding: "utf8",
    timeout: 180_000,
  });
  expect(run.status, run.stderr).toBe(0);
  return new Uint8Array(readFileSync(join(to, `${name}.${ending}`)));
}
