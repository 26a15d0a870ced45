import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { BuildOptions, OutputFile } from "esbuild";
import { bundleStyles } from "./build-styles.ts";

type Esbuild = typeof import("esbuild");

const ISLAND = /[\\/]web[\\/]islands[\\/][^\\/]+(?<!\.test)\.tsx?$/;

const COMMON: BuildOptions = {
  bundle: true,
  format: "esm",
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "error",
};

/** Makes dist/main.js, dist/document-worker.js, and in dist/assets what browsers load: kakehashi.css, staff.css, <island>.js. Skipped where no source changed. */
export async function build(checkout: string, note: (text: string) => void = () => undefined): Promise<void> {
  const dist = join(checkout, "dist");
  const stampFile = join(dist, ".built");
  const sources = listSources(checkout);
  const stamp = fingerprint(sources);
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return note("unchanged");

  const esbuild = await import("esbuild");
  const islands = sources.filter((file) => ISLAND.test(file));
  const files: Pick<OutputFile, "path" | "contents">[] = [
    ...(await bundleApplication(esbuild, checkout)),
    ...(await bundleIslands(esbuild, islands, join(dist, "assets"))),
    { path: join(dist, "assets", "kakehashi.css"), contents: Buffer.from(await bundleStyles(checkout)) },
    { path: join(dist, "assets", "staff.css"), contents: Buffer.from(await bundleStyles(checkout, "staff")) },
  ];
  // It runs in a process of its own, which would stay as long as the application.
  await esbuild.stop();
  for (const { path, contents } of files) writeWhole(path, contents);
  removeOthers(join(dist, "assets"), new Set(files.map(({ path }) => basename(path))));
  writeWhole(stampFile, stamp);
}

function listSources(checkout: string): string[] {
  const source = join(checkout, "src");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).map((file) => join(source, file));
  const scripts = ["build.ts", "build-styles.ts"].map((name) => join(import.meta.dirname, name));
  return [...files.sort(), join(checkout, "package.json"), join(checkout, "package-lock.json"), ...scripts];
}

/** Size and time of change are enough here, and quick: a warm start must not read every file. */
function fingerprint(files: string[]): string {
  const hash = createHash("sha256").update(process.versions.node);
  for (const file of files) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file}\0${mtimeMs}\0${size}\0`);
  }
  return hash.digest("hex");
}

async function bundleApplication(esbuild: Esbuild, checkout: string): Promise<OutputFile[]> {
  const result = await esbuild.build({
    ...COMMON,
    absWorkingDir: checkout,
    // Two bundles, nothing shared: the worker loads only what it needs.
    entryPoints: { main: join("src", "main.ts"), "document-worker": join("src", "app", "document-worker.ts") },
    outdir: "dist",
    platform: "node",
    target: "node24",
    packages: "external",
    sourcemap: true,
    write: false,
  });
  return result.outputFiles;
}

async function bundleIslands(esbuild: Esbuild, islands: string[], folder: string): Promise<OutputFile[]> {
  const byName = new Map(islands.map((file) => [basename(file).replace(/\.tsx?$/, ""), file]));
  if (byName.size < islands.length) throw new Error(`Two islands have the same name:\n${islands.join("\n")}`);
  if (byName.size === 0) return [];
  const result = await esbuild.build({
    ...COMMON,
    entryPoints: Object.fromEntries(byName),
    outdir: folder,
    // Pages load several as plain scripts: what one calls h must not be another's h.
    format: "iife",
    minify: true,
    platform: "browser",
    target: "es2022",
    write: false,
  });
  return result.outputFiles;
}

/** Renamed into place: another start may load the file at this moment. */
function writeWhole(file: string, contents: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, file);
}

function removeOthers(folder: string, kept: Set<string>): void {
  for (const name of readdirSync(folder)) {
    // Drafts of a build beside this one end in a process id.
    if (!kept.has(name) && !/\.\d+$/.test(name)) rmSync(join(folder, name));
  }
}
