import type { Role } from "#modules/accounts/public.ts";
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

/** Somebody who works for a body (the city) and has one role: for that body, or with `forAll` for every body. */
export async function buildStaff(
  db: Database,
  municipality: Municipality,
  given: { role: Role; body?: { id: number }; forAll?: boolean; account?: string; name?: string },
): Promise<{ id: string; account: string; bodyId: number }> {
  const body = given.body ?? (await buildBody(db, municipality));
  const { account = `staff-${nextNumber()}`, name = "見本 花子" } = given;
  const person = { account, name, reading: null, alias: null, bodyId: body.id, sectionId: null, isDemo: false };
  const id = await inScope(db, municipality.id, async (scope) => {
    const staffId = await insertStaff(scope, person);
    await replaceGrants(scope, staffId, [{ role: given.role, bodyId: given.forAll ? null : body.id }]);
    return staffId;
  });
  return { id, account, bodyId: body.id };
}
