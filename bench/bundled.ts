import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkout } from "#platform/checkout.ts";
import { BENCH_FOLDER } from "./database.ts";

/** Node reads no JSX: a file of this folder that needs some is bundled first, as the application is. */
export async function importBundled(file: string): Promise<unknown> {
  const outfile = join(BENCH_FOLDER, `${file.replace(/\.tsx?$/, "")}.js`);
  const esbuild = await import("esbuild");
  await esbuild.build({
    absWorkingDir: checkout,
    entryPoints: [join("bench", file)],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "error",
  });
  await esbuild.stop();
  return import(pathToFileURL(outfile).href);
}
