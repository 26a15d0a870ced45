import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { importMunicipality, readMunicipalityFiles } from "#modules/accounts/municipality/import-municipality.ts";
import { importPlanFile } from "#modules/plan/public.ts";
import type { Municipality } from "#platform/context.ts";
import { systemContext } from "./create-context.ts";
import { RECORD_KINDS } from "./modules.ts";
import type { AppParts } from "./parts.ts";

/** Loads the cities, plans and demo facts in `data/` that are not there yet. Returns one line for each plan it created. */
export async function seed(parts: AppParts, checkout: string): Promise<string[]> {
  const data = join(checkout, "data");
  const done: string[] = [];
  const files = readMunicipalityFiles(data);
  for (const file of files) await importMunicipality(parts.db, file);
  for (const file of files) {
    const municipality = await parts.findMunicipalityByCode(file.code);
    if (municipality) done.push(...(await seedPlans(parts, municipality, data)));
  }
  return done;
}

async function seedPlans(parts: AppParts, municipality: Municipality, data: string): Promise<string[]> {
  const ctx = systemContext(parts, municipality);
  const done: string[] = [];
  for (const path of [...yamlFiles(join(data, "plans")), ...yamlFiles(join(data, "demo", municipality.slug))]) {
    const source = readFileSync(path, "utf8");
    // A plan file names its city in the first lines; files of other cities are not read further.
    if (!new RegExp(`^municipality: *["']?${municipality.code}`, "m").test(source.slice(0, 2_000))) continue;
    const result = await importPlanFile(ctx, { source, kinds: RECORD_KINDS });
    if (result.outcome === "created") done.push(result.plan);
  }
  return done;
}

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml") && name !== "staff.yaml")
    .sort()
    .map((name) => join(folder, name));
}
