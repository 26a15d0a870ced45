import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { findDemoStaffFile, listStaffNames, seedDemoStaff } from "#modules/accounts/public.ts";
import { checkout } from "#platform/checkout.ts";
import { inScope } from "#platform/db/scope.ts";
import { staffClient } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";
import { contextOf } from "../create-context.ts";
import { addAdministratorOf } from "./add-administrator.ts";
import { addMunicipality } from "./add-municipality.ts";
import { removeDemoOf } from "./remove-demo.ts";

const app = await withTestApp();
const dataFolder = mkdtempSync(join(tmpdir(), "kakehashi-commands-"));
afterAll(() => rmSync(dataFolder, { recursive: true }));
const fileOf = (slug: string) => join(checkout, "data", "municipalities", `${slug}.yaml`);
const add = (slug: string) => addMunicipality(app.parts, { checkout }, fileOf(slug));
const passwordIn = (text: string) => /[a-z]{6}-[a-z]{6}-[a-z]{6}-\d\d/.exec(text)?.[0] ?? "";

it("makes a city and its administrator on an empty database, who signs in with what was printed", async () => {
  expect((await app.request("/readyz")).status).toBe(503);
  expect(await add("sapporo")).toContain("staff add sapporo <account> <name>");
  expect(await add("sapporo")).toContain("nothing was changed");
  expect((await app.request("/readyz")).status).toBe(200);

  const printed = await addAdministratorOf(app.parts, { slug: "sapporo", account: "Sato", name: "佐藤 光" });
  const client = staffClient(app, { slug: "sapporo" });
  const signedIn = await client.signIn("sato", passwordIn(printed));
  expect(signedIn.headers.get("location")).toContain("/sign-in/new-password");
  await client.post("/sign-in/new-password", { newPassword: "a long enough sentence" });
  expect((await client.get("/settings")).status).toBe(200);
  const audit = await (await client.get("/audit?object=staff&action=staff.added")).text();
  expect(audit).toContain("システム");
});

it("says what is wrong with an account, a file or a city", async () => {
  await add("sapporo");
  const wish = { slug: "sapporo", account: "suzuki", name: "鈴木" };
  await addAdministratorOf(app.parts, wish);
  await expect(addAdministratorOf(app.parts, wish)).rejects.toThrow(/^account: .*taken/);
  await expect(addAdministratorOf(app.parts, { ...wish, account: "あ" })).rejects.toThrow(/^account: /);
  await expect(addAdministratorOf(app.parts, { ...wish, slug: "nowhere" })).rejects.toThrow(
    "There is no municipality called nowhere. There is: sapporo",
  );
  await expect(add("nowhere")).rejects.toThrow("There is no file");
});

it("takes no demo away while nobody else could let people in, and says which command helps", async () => {
  await add("kanazawa");
  const ctx = await contextOf(app.parts, "kanazawa");
  const file = findDemoStaffFile(join(checkout, "data"), "kanazawa");
  if (!file) throw new Error("no demo staff");
  await seedDemoStaff(ctx, { file, stateFolder: dataFolder });
  const people = async () => (await inScope(app.db, ctx.municipality.id, listStaffNames)).size;
  await expect(removeDemoOf(app.parts, { dataFolder }, "kanazawa")).rejects.toThrow(
    "npm run kakehashi -- staff add kanazawa",
  );
  expect(await people()).toBe(6);
  await addAdministratorOf(app.parts, { slug: "kanazawa", account: "kimura", name: "木村" });
  expect(await removeDemoOf(app.parts, { dataFolder }, "kanazawa")).toContain("demo people and posts of kanazawa");
  expect(await people()).toBe(1);
});
