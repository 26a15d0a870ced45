// Plain JavaScript without dependencies: it runs before anything is installed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const DEPENDENCY_KINDS = ["dependencies", "devDependencies", "optionalDependencies"];

/**
 * Brings node_modules to exactly what package-lock.json says; does nothing where that was done before for this lockfile
 * and platform. `npm ci` is not used: it fails on a registry that lacks the binaries of platforms nobody here runs.
 */
export async function installPackages({ checkout, note }) {
  const stampFile = join(checkout, "node_modules", ".kakehashi-installed");
  const lockText = readFileSync(join(checkout, "package-lock.json"), "utf8");
  const stamp = createHash("sha256").update(lockText).update(`${process.platform}-${process.arch}`).digest("hex");
  refuseDisagreement(checkout, JSON.parse(lockText));
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return note("unchanged");

  rmSync(stampFile, { force: true });
  await npmInstall(checkout);
  refuseDifferentVersions(checkout, JSON.parse(lockText));
  // Written beside and renamed: a stamp is either whole or not there.
  writeFileSync(`${stampFile}.new`, stamp);
  renameSync(`${stampFile}.new`, stampFile);
}

/** Where package.json asks for something else, `npm install` would choose versions of its own without saying so. */
function refuseDisagreement(checkout, lock) {
  const wanted = JSON.parse(readFileSync(join(checkout, "package.json"), "utf8"));
  for (const kind of DEPENDENCY_KINDS) {
    const locked = lock.packages[""][kind] ?? {};
    const names = new Set([...Object.keys(wanted[kind] ?? {}), ...Object.keys(locked)]);
    const different = [...names].find((name) => wanted[kind]?.[name] !== locked[name]);
    if (different) {
      throw readable(
        `package.json and package-lock.json disagree about ${different}.\nBring both from the same commit, or run npm install to write a new lockfile.`,
      );
    }
  }
}

function refuseDifferentVersions(checkout, lock) {
  const installed = JSON.parse(readFileSync(join(checkout, "node_modules", ".package-lock.json"), "utf8")).packages;
  for (const [path, locked] of Object.entries(lock.packages)) {
    const found = installed[path];
    const matches = found ? found.version === locked.version : locked.optional === true || locked.devOptional === true;
    if (path !== "" && !matches) {
      throw readable(
        `${path} is ${found?.version ?? "missing"}, but package-lock.json says ${locked.version}.\nDelete node_modules and start again.`,
      );
    }
  }
}

function npmInstall(checkout) {
  const npm = process.env.npm_execpath;
  const runsInNpm = npm && basename(npm) === "npm-cli.js";
  const [file, first] = runsInNpm ? [process.execPath, [npm]] : ["npm", []];
  // No install scripts: what they would do here is done where it is needed, so a policy that blocks them changes nothing.
  const options = [
    "--no-save",
    "--ignore-scripts",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const child = spawn(file, [...first, "install", ...options], { cwd: checkout, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(readable(`npm could not be run: ${error.message}`)));
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(readable(`npm could not install the packages:\n\n${output.trim()}`));
    });
  });
}

function readable(message) {
  return Object.assign(new Error(message), { isForReader: true });
}
