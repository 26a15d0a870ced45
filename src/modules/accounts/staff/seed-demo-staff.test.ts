import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { systemContext } from "#app/create-context.ts";
import { checkout } from "#platform/checkout.ts";
import { staffClient } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";
import { importMunicipality, readMunicipalityFiles } from "../municipality/import-municipality.ts";
import { addAdministrator } from "./add-administrator.ts";
import { findDemoStaffFile } from "./demo-staff-file.ts";
import { removeDemoStaff } from "./remove-demo-staff.ts";
import { seedDemoStaff } from "./seed-demo-staff.ts";

const app = await withTestApp();
const stateFolder = mkdtempSync(join(tmpdir(), "kakehashi-demo-"));
afterAll(() => rmSync(stateFolder, { recursive: true }));
const data = join(checkout, "data");
const signInsFile = join(stateFolder, "demo-sign-ins.txt");

async function seedCity(slug: string) {
  const municipality = await app.parts.findMunicipality(slug);
  const file = findDemoStaffFile(data, slug);
  if (!municipality || !file) throw new Error(`no ${slug}`);
  const ctx = systemContext(app.parts, municipality);
  return { municipality, ctx, seed: () => seedDemoStaff(ctx, { file, stateFolder }) };
}

it("adds six people a city, who can sign in with what was printed once and kept for the owner's eyes", async () => {
  for (const file of readMunicipalityFiles(data)) await importMunicipality(app.db, file);
  for (const slug of ["kanazawa", "sapporo", "yamaguchi"]) {
    const { municipality, seed } = await seedCity(slug);
    const signIns = await seed();
    expect(signIns.map((signIn) => signIn.role)).toEqual([
      "administrator",
      "planOfficer",
      "sectionHead",
      "sectionContributor",
      "partnerStaff",
      "reader",
    ]);
    for (const { password } of signIns) expect(password.length).toBeGreaterThanOrEqual(14);
    expect(await seed()).toEqual([]);
    const client = staffClient(app, municipality);
    const { account = "", password = "" } = signIns[0] ?? {};
    expect((await client.signIn(account, password)).headers.get("location")).toBe(`/${slug}/staff/`);
    const people = await (await client.get("/people")).text();
    expect(people.match(/見本<\/span>/g)?.length).toBe(6);
  }
  const kept = readFileSync(signInsFile, "utf8");
  expect(kept.split("\n").filter((line) => /^(kanazawa|sapporo|yamaguchi)\t/.test(line))).toHaveLength(18);
  expect(statSync(signInsFile).mode & 0o777).toBe(0o600);
});

it("keeps the demo's people where nobody else may manage everything", async () => {
  const { ctx } = await seedCity("sapporo");
  await expect(removeDemoStaff(ctx, { stateFolder })).rejects.toThrow("accounts.error.noAdministrator");
  expect(readFileSync(signInsFile, "utf8")).toContain("sapporo\t");
});

it("takes the demo's people away again, and their sign-ins with them", async () => {
  const { ctx, municipality, seed } = await seedCity("sapporo");
  await addAdministrator(ctx, { account: "real", name: "本物" });
  expect(await removeDemoStaff(ctx, { stateFolder })).toBeGreaterThan(6);
  expect(await removeDemoStaff(ctx, { stateFolder })).toBe(0);
  expect(readFileSync(signInsFile, "utf8")).not.toContain("sapporo\t");
  expect(readFileSync(signInsFile, "utf8")).toContain("kanazawa\t");
  expect((await staffClient(app, municipality).signIn("admin", "x")).status).toBe(422);
  // Whoever is there already stays alone.
  expect(await seed()).toEqual([]);
});

it("has no demo staff for a city without a file", () => {
  expect(existsSync(join(data, "demo", "nowhere"))).toBe(false);
  expect(findDemoStaffFile(data, "nowhere")).toBeUndefined();
});
