import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { systemContext } from "#app/create-context.ts";
import { listSections } from "#modules/accounts/public.ts";
import type { Municipality } from "#platform/context.ts";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality, buildStaff } from "#testing/build.ts";
import { buildPost } from "#testing/build-review.ts";
import { samplePdf } from "#testing/sample-files.ts";
import { withTestApp } from "#testing/test-app.ts";
import { listEntries } from "../entries/entry.data.ts";
import { listPapers } from "../files/file.data.ts";
import { importLibrary } from "./import-library.ts";

const app = await withTestApp();
const data = mkdtempSync(join(tmpdir(), "kakehashi-library-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const entry = (city: Municipality, files: string) => `
format: kakehashi-library-entry/1
municipality: "${city.code}"
key: bag
kind: document
sample: true
files: [${files}]
texts:
  ja: {title: 持ち物, summary: "", blocks: []}
`;

/** A city with one document in its files. */
async function cityWith(files: string): Promise<{ city: Municipality; load(): Promise<number> }> {
  const city = await buildMunicipality(app.db);
  const folder = join(data, "library", city.slug);
  for (const name of ["entries", "files"]) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, "entries", "bag.yaml"), entry(city, files));
  writeFileSync(join(folder, "files", "old.pdf"), samplePdf({ pages: 1 }));
  writeFileSync(join(folder, "files", "new.pdf"), samplePdf({ pages: 3 }));
  return {
    city,
    load: () => importLibrary(systemContext(app.parts, city), { dataFolder: data, stores: app.parts.files }),
  };
}

it("stores the papers of a document with their versions, which residents find and load", async () => {
  const { city, load } = await cityWith(
    `{language: ja, version: 2, file: new.pdf, title: 持ち物の紙, valid_from: "2026-04-01", original: true},
     {language: ja, version: 1, file: old.pdf, title: 持ち物の紙, original: true}`,
  );
  expect(await load()).toBe(1);
  const papers = await inScope(app.db, city.id, (scope) => listPapers(scope));
  expect(papers.map(({ version, pages, validFrom, addedBy }) => [version, pages, validFrom, addedBy])).toEqual([
    [2, 3, "2026-04-01", null],
    [1, 1, null, null],
  ]);
  const list = await (await app.request(`/${city.slug}/en/documents`)).text();
  expect(list).toContain(`/${city.slug}/en/documents/bag"`);
  const page = await (await app.request(`/${city.slug}/ja/documents/bag`)).text();
  const [address = ""] = /\/[^"]*\/files\/[^"]+/.exec(page) ?? [];
  const answer = await app.request(address);
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(samplePdf({ pages: 3 }));
});

it("adds nothing to a library that is there", async () => {
  const { city, load } = await cityWith("{language: ja, file: new.pdf, title: 持ち物の紙}");
  await load();
  expect(await load()).toBe(0);
  expect(await inScope(app.db, city.id, (scope) => listPapers(scope))).toHaveLength(1);
});

it("brings in nothing where one paper cannot be taken, and says which", async () => {
  const { city, load } = await cityWith("{language: ja, file: none.pdf, title: 持ち物の紙}");
  await expect(load()).rejects.toThrow("bag.yaml: files: none.pdf: there is no such file");
  expect(await inScope(app.db, city.id, (scope) => listEntries(scope))).toEqual([]);
});

it("refuses a path in place of a file's name, with the line", async () => {
  const { load } = await cityWith("{language: ja, file: ../../secret.pdf, title: 持ち物の紙}");
  await expect(load()).rejects.toThrow(/bag\.yaml line \d+: files\.0\.file/);
});

it("gives an entry to the post of the section that it names, and to nobody where it names none", async () => {
  const { city, load } = await cityWith("");
  const { bodyId } = await buildStaff(app.db, city, { role: "planOfficer" });
  const { postId, sectionId } = await buildPost(app, city, { bodyId });
  await buildPost(app, city, { bodyId, hasSection: false });
  const section = await inScope(app.db, city.id, async (scope) =>
    (await listSections(scope)).find(({ id }) => id === sectionId),
  );
  const owned = entry(city, "").replace("key: bag", `key: owned\nsection: ${section?.key}`);
  writeFileSync(join(data, "library", city.slug, "entries", "owned.yaml"), owned);
  await load();
  const entries = await inScope(app.db, city.id, (scope) => listEntries(scope));
  expect(Object.fromEntries(entries.map(({ key, ownerPostId }) => [key, ownerPostId]))).toEqual({
    bag: null,
    owned: postId,
  });
});
