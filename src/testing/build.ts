import type { Municipality } from "#platform/context.ts";
import type { Database } from "#platform/db/database.ts";

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
