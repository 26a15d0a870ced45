import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of this checkout; the same for the sources and for the bundle in dist/. */
export const checkout = findCheckout(import.meta.dirname);

function findCheckout(from: string): string {
  let folder = from;
  while (!existsSync(join(folder, "package-lock.json"))) {
    if (dirname(folder) === folder) throw new Error(`No package-lock.json above ${from}`);
    folder = dirname(folder);
  }
  return folder;
}
