import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type DemoSignIn,
  findDemoStaffFile,
  importMunicipality,
  markDemoLoaded,
  readMunicipalityFiles,
  seedDemoStaff,
  yamlFiles,
} from "#modules/accounts/public.ts";
import { importLibrary } from "#modules/library/public.ts";
import { importDemoMeetings } from "#modules/meetings/public.ts";
import { importDemoOpinions } from "#modules/opinions/public.ts";
import { importPlanFile, loadDemoFacts } from "#modules/plan/public.ts";
import { findDemoReviewFile, seedDemoReview } from "#modules/review/public.ts";
import type { Config } from "#platform/config.ts";
import type { Municipality } from "#platform/context.ts";
import { systemContext } from "./create-context.ts";
import { RECORD_KINDS } from "./modules.ts";
import type { AppParts } from "./parts.ts";

export interface Seeded {
  /** Keys of the plans that were created. */
  plans: string[];
  /** How to sign in as the demo's people; passwords are told here and never again. */
  signIns: DemoSignIn[];
}

/**
 * First start: brings the cities, plans, demo facts and demo people of `data/` into the database. Each city is marked
 * when it is complete, so a start that was cut off goes on where it stopped.
 */
export async function seed(parts: AppParts, config: Pick<Config, "checkout" | "dataFolder">): Promise<Seeded> {
  const data = join(config.checkout, "data");
  const files = readMunicipalityFiles(data);
  const seeded: Seeded = { plans: [], signIns: [] };
  if (
    await isComplete(
      parts,
      files.map((file) => file.code),
    )
  )
    return seeded;
  for (const file of files) await importMunicipality(parts.db, file);
  for (const file of files) {
    const municipality = await parts.findMunicipalityByCode(file.code);
    if (!municipality || municipality.settings.demoLoadedAt) continue;
    const ctx = systemContext(parts, municipality);
    seeded.plans.push(...(await seedPlans(parts, municipality, data)));
    await loadDemoFacts(ctx, { dataFolder: data });
    await importDemoOpinions(ctx, { dataFolder: data });
    const staff = findDemoStaffFile(data, municipality.slug);
    if (staff) seeded.signIns.push(...(await seedDemoStaff(ctx, { file: staff, stateFolder: config.dataFolder })));
    const review = findDemoReviewFile(data, municipality.slug);
    if (review) await seedDemoReview(ctx, review);
    await importLibrary(ctx, { dataFolder: data, stores: parts.files });
    await importDemoMeetings(ctx, { dataFolder: data, kinds: RECORD_KINDS });
    await markDemoLoaded(ctx);
  }
  return seeded;
}

async function isComplete(parts: AppParts, codes: readonly string[]): Promise<boolean> {
  const present = await parts.listMunicipalities();
  return codes.every((code) => present.find((municipality) => municipality.code === code)?.settings.demoLoadedAt);
}

async function seedPlans(parts: AppParts, municipality: Municipality, data: string): Promise<string[]> {
  const ctx = systemContext(parts, municipality);
  const created: string[] = [];
  for (const path of [...yamlFiles(join(data, "plans")), ...yamlFiles(join(data, "demo", municipality.slug))]) {
    const source = readFileSync(path, "utf8");
    // A plan file says in its first lines that it is one and of which city; other files are not read further.
    const head = source.slice(0, 2_000);
    if (!/^format: *kakehashi-plan\//m.test(head)) continue;
    if (!new RegExp(`^municipality: *["']?${municipality.code}`, "m").test(head)) continue;
    const result = await importPlanFile(ctx, { source, kinds: RECORD_KINDS });
    if (result.outcome === "created") created.push(result.plan);
  }
  return created;
}
