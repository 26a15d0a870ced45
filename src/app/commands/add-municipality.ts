import { existsSync } from "node:fs";
import { join } from "node:path";
import { importMunicipality, readMunicipalityFile, readThemes } from "#modules/accounts/public.ts";
import type { Config } from "#platform/config.ts";
import { Problem } from "#platform/problem.ts";
import type { AppParts } from "../parts.ts";

/** Returns what to print. @throws Problem */
export async function addMunicipality(
  parts: AppParts,
  { checkout }: Pick<Config, "checkout">,
  path: string,
): Promise<string> {
  if (!existsSync(path)) throw new Problem(`There is no file ${path}.`);
  const file = readMunicipalityFile(path, readThemes(join(checkout, "data")));
  const taken = await parts.findMunicipality(file.slug);
  if (taken && taken.code !== file.code)
    throw new Problem(`The slug ${file.slug} belongs to the municipality ${taken.code} already. Choose another one.`);
  const { added } = await importMunicipality(parts.db, file);
  const next = `Next, an administrator: npm run kakehashi -- staff add ${file.slug} <account> <name>`;
  return added.length === 0
    ? `${file.slug} is there already; nothing was changed.`
    : `${file.slug}: ${added.length} bodies and sections added.\n${next}`;
}
