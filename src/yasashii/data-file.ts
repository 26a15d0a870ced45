import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const found = new Map<string, string>();

/**
 * Where a file of data/yasashii/ lies. Looks upwards from this module, because the built program is one file in another
 * folder than its sources.
 */
export function dataFile(name: string): string {
  const known = found.get(name);
  if (known) return known;
  const path = upwards(dirname(fileURLToPath(import.meta.url)), join("data", "yasashii", name));
  if (!path) throw new Error(`data/yasashii/${name} is missing: the Easy Japanese checker cannot work without it`);
  found.set(name, path);
  return path;
}

function upwards(folder: string, name: string): string | null {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  const above = dirname(folder);
  return above === folder ? null : upwards(above, name);
}
