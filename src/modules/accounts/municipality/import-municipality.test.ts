import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { inScope } from "#platform/db/scope.ts";
import { withTestDatabase } from "#testing/test-database.ts";
import { getCityBody, listBodies, listSections } from "../posts/organisation.data.ts";
import { importMunicipality, readMunicipalityFiles } from "./import-municipality.ts";
import { createMunicipalityDirectory } from "./municipality-directory.ts";
import { isLocalGovernmentCode, readMunicipalityFile } from "./municipality-file.ts";

const { db } = await withTestDatabase();
const folder = mkdtempSync(join(tmpdir(), "kakehashi-municipality-"));
afterAll(() => rmSync(folder, { recursive: true }));
const files = readMunicipalityFiles(join(checkout, "data"));
const kanazawa = files.find((file) => file.slug === "kanazawa");
if (!kanazawa) throw new Error("data/municipalities/kanazawa.yaml is missing");

it("reads the three cities with their codes, bodies and sections", () => {
  expect(files.map(({ code, slug }) => [slug, code])).toEqual([
    ["kanazawa", "172014"],
    ["sapporo", "011002"],
    ["yamaguchi", "352039"],
  ]);
  expect(kanazawa.sections).toHaveLength(45);
  expect(kanazawa.theme.light).toMatch(/^#/);
});

it("brings a city in once, and overwrites nothing that staff changed", async () => {
  const first = await importMunicipality(db, kanazawa);
  expect(first.added).toHaveLength(47);
  await inScope(db, first.municipalityId, async (scope) => {
    await scope.db
      .updateTable("sections")
      .set({ name: JSON.stringify({ ja: "変えた名前" }) })
      .where("key", "=", "planning")
      .execute();
    await scope.db.deleteFrom("sections").where("key", "=", "marathon").execute();
  });
  const again = await importMunicipality(db, kanazawa);
  expect(again).toEqual({ municipalityId: first.municipalityId, added: ["marathon"] });
  const sections = await inScope(db, first.municipalityId, listSections);
  expect(sections.find((section) => section.key === "planning")?.name).toEqual({ ja: "変えた名前" });
});

it("keeps cities apart", async () => {
  const ids = [];
  for (const file of files) ids.push((await importMunicipality(db, file)).municipalityId);
  const [first = 0, second = 0] = ids;
  const bodies = await inScope(db, first, listBodies);
  expect(bodies.map((body) => body.key)).toEqual(["city", "kief"]);
  expect((await inScope(db, second, getCityBody)).name.ja).toBe("札幌市");
  expect(await db.selectFrom("bodies").selectAll().execute()).toEqual([]);
  expect(
    await inScope(db, second, (scope) =>
      scope.db.selectFrom("sections").selectAll().where("municipality_id", "=", first).execute(),
    ),
  ).toEqual([]);
});

it("finds a city that was added after the first question, and reads it again when its content changed", async () => {
  let revision = 1;
  const directory = createMunicipalityDirectory({ db, revisionOf: () => revision });
  expect(await directory.findMunicipality("nowhere")).toBeUndefined();
  const found = await directory.findMunicipalityByCode("172014");
  expect(found?.slug).toBe("kanazawa");
  await db
    .updateTable("municipalities")
    .set({ settings: JSON.stringify({ secondFactorRequired: true }) })
    .where("slug", "=", "kanazawa")
    .execute();
  expect((await directory.findMunicipality("kanazawa"))?.settings).toEqual({});
  revision = 2;
  expect((await directory.findMunicipality("kanazawa"))?.settings).toEqual({ secondFactorRequired: true });
  expect(await directory.listMunicipalities()).toHaveLength(3);
});

it("names every mistake of a file with its line", () => {
  const file = join(folder, "bad.yaml");
  writeFileSync(
    file,
    [
      "format: kakehashi-municipality/1",
      'code: "172015"',
      "slug: Kanazawa",
      "name: { en: Kanazawa }",
      "prefecture: { ja: 石川県 }",
      "residentWord: { ja: 外国人住民 }",
      "theme: crimson",
      "bodies:",
      "  - { key: city, kind: city, name: { ja: 市 } }",
      "sections: []",
    ].join("\n"),
  );
  const read = () => readMunicipalityFile(file, {});
  expect(read).toThrow(/line 2: code:.*check digit/);
  expect(read).toThrow(/line 3: slug/);
  expect(read).toThrow(/line 4: name: must have a text in ja/);
});

it("says which section names a body that is not there, and which key stands twice", () => {
  const file = join(folder, "sections.yaml");
  const head =
    'format: kakehashi-municipality/1\ncode: "172014"\nslug: kanazawa\nname: { ja: 市 }\nprefecture: { ja: 県 }\nresidentWord: { ja: 人 }\ntheme: mud\n';
  const lists =
    "bodies:\n  - { key: city, kind: city, name: { ja: 市 } }\nsections:\n  - { key: a, body: city, name: { ja: 課 } }\n  - { key: a, body: moon, name: { ja: 課 } }\n";
  writeFileSync(file, head + lists);
  expect(() => readMunicipalityFile(file, {})).toThrow(/line 12: sections\.1\.key: stands twice: a/);
  expect(() => readMunicipalityFile(file, {})).toThrow(/line 12: sections\.1\.body: must be one of city/);
  writeFileSync(file, `${head}bodies:\n  - { key: city, kind: city, name: { ja: 市 } }\n`);
  expect(() => readMunicipalityFile(file, {})).toThrow(/theme: must be one of/);
  writeFileSync(file, "a: [1");
  expect(() => readMunicipalityFile(file, {})).toThrow(/is not YAML/);
});

it.each([
  ["172014", true],
  ["011002", true],
  ["352039", true],
  ["131016", true],
  ["172015", false],
  ["17201", false],
])("takes %s for a local-government code: %s", (code, expected) => {
  expect(isLocalGovernmentCode(code)).toBe(expected);
});
