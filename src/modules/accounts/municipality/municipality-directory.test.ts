import { join } from "node:path";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { withTestDatabase } from "#testing/test-database.ts";
import { importMunicipality, readMunicipalityFiles } from "./import-municipality.ts";
import { createMunicipalityDirectory } from "./municipality-directory.ts";

const { db } = await withTestDatabase();

it("finds a city for everybody who asks in the first moment after a start", async () => {
  const [city] = readMunicipalityFiles(join(checkout, "data"));
  if (!city) throw new Error("data/municipalities is empty");
  await importMunicipality(db, city);
  const { findMunicipality } = createMunicipalityDirectory({ db, revisionOf: () => 0 });
  const found = await Promise.all(Array.from({ length: 200 }, () => findMunicipality(city.slug)));
  expect(found.filter((each) => each?.slug === city.slug)).toHaveLength(200);
});
