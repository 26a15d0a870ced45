import { readdirSync } from "node:fs";
import { join } from "node:path";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { Database } from "#platform/db/database.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { inScope } from "#platform/db/scope.ts";
import { addMissingBodies, addMissingSections, ensureMunicipality } from "./municipality.data.ts";
import { type MunicipalityFile, readMunicipalityFile, readThemes } from "./municipality-file.ts";

/**
 * Brings a municipality with its bodies and sections into the database. What is already there stays as it is: after the
 * first time the database is the truth. Returns the municipality's id and what was added.
 */
export async function importMunicipality(
  db: Database,
  file: MunicipalityFile,
): Promise<{ municipalityId: number; added: string[] }> {
  const municipalityId = await ensureMunicipality(db, file);
  const added = await inScope(db, municipalityId, async (scope) => {
    const bodies = await addMissingBodies(scope, file.bodies);
    const sections = await addMissingSections(scope, file.sections);
    if (bodies.length + sections.length === 0) return [];
    await recordAudit({ audience: "system" }, scope, {
      action: "municipality.imported",
      objectKind: "municipality",
      objectKey: file.code,
      after: { bodies, sections },
    });
    await bumpRevision(scope);
    return [...bodies, ...sections];
  });
  return { municipalityId, added };
}

/** All files of `<dataFolder>/municipalities`. @throws Problem with each mistake and its line. */
export function readMunicipalityFiles(dataFolder: string): MunicipalityFile[] {
  const themes = readThemes(dataFolder);
  const folder = join(dataFolder, "municipalities");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => readMunicipalityFile(join(folder, name), themes));
}
