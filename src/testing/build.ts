import type { Role } from "#modules/accounts/public.ts";
import { hashPassword } from "#modules/accounts/sign-in/password.ts";
import { savePassword } from "#modules/accounts/sign-in/sign-in-method.data.ts";
import { insertStaff, replaceGrants } from "#modules/accounts/staff/staff.data.ts";
import type { Municipality } from "#platform/context.ts";
import type { Database } from "#platform/db/database.ts";
import { inScope } from "#platform/db/scope.ts";

let built = 0;

/** A number that no other builder of this process has used: for codes, slugs and keys that must differ. */
export function nextNumber(): number {
  built += 1;
  return built;
}

/** A municipality that is stored, with all it needs; `given` says what matters to the test. */
export async function buildMunicipality(
  db: Database,
  given: Partial<Omit<Municipality, "id">> = {},
): Promise<Municipality> {
  const number = nextNumber();
  const municipality: Omit<Municipality, "id"> = {
    code: String(900_000 + number),
    slug: `city-${number}`,
    name: { ja: `見本${number}市`, en: `Sample City ${number}` },
    prefecture: { ja: "見本県", en: "Sample Prefecture" },
    residentWord: { ja: "外国人住民", en: "foreign residents" },
    theme: { light: "#7a1f3d", dark: "#f0a6bb", contrast: "#5c0f2b" },
    settings: {},
    ...given,
  };
  const { id } = await db
    .insertInto("municipalities")
    .values({
      code: municipality.code,
      slug: municipality.slug,
      name: JSON.stringify(municipality.name),
      prefecture: JSON.stringify(municipality.prefecture),
      resident_word: JSON.stringify(municipality.residentWord),
      theme: JSON.stringify(municipality.theme),
      settings: JSON.stringify(municipality.settings),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { id, ...municipality };
}

/** A legal person of the municipality; the city itself where nothing else is said. */
export async function buildBody(
  db: Database,
  municipality: Municipality,
  given: { key?: string; kind?: "city" | "foundation" | "plaza" | "association" | "other" } = {},
): Promise<{ id: number; key: string }> {
  const { kind = "city" } = given;
  const { key = kind === "city" ? "city" : `${kind}-${nextNumber()}` } = given;
  const name = JSON.stringify({ ja: key, en: key });
  const { id } = await inScope(db, municipality.id, (scope) =>
    scope.db
      .insertInto("bodies")
      .values({ municipality_id: municipality.id, key, kind, name })
      .onConflict((conflict) => conflict.columns(["municipality_id", "key"]).doUpdateSet({ kind }))
      .returning("id")
      .executeTakeFirstOrThrow(),
  );
  return { id, key };
}

/** The password of everybody whom `buildStaff` makes. */
export const TEST_PASSWORD = "correct-horse-battery-9";
let hash: Promise<string> | undefined;

export interface StaffWishes {
  role?: Role;
  /** The city where it is left out. */
  body?: { id: number };
  /** The role holds for all bodies, not only the person's own. */
  forAllBodies?: boolean;
  account?: string;
  name?: string;
  mailAddress?: string;
}

/** Somebody who works for a body and can sign in with TEST_PASSWORD. */
export async function buildStaff(
  db: Database,
  municipality: Municipality,
  wishes: StaffWishes = {},
): Promise<{ id: string; account: string; bodyId: number }> {
  hash ??= hashPassword(TEST_PASSWORD);
  const passwordHash = await hash;
  const bodyId = (wishes.body ?? (await buildBody(db, municipality))).id;
  const { role, account = `staff-${nextNumber()}`, name = "見本 花子", mailAddress = null } = wishes;
  const person = { account, name, reading: null, alias: null, mailAddress, bodyId, sectionId: null, isDemo: false };
  const id = await inScope(db, municipality.id, async (scope) => {
    const staffId = await insertStaff(scope, person);
    const now = new Date();
    await savePassword(scope, { staffId, hash: passwordHash, confirmedAt: now, now });
    if (role) await replaceGrants(scope, staffId, [{ role, bodyId: wishes.forAllBodies ? null : bodyId }]);
    return staffId;
  });
  return { id, account, bodyId };
}
