import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { inScope } from "#platform/db/scope.ts";
import { Problem } from "#platform/problem.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildRound, visit } from "#testing/build-opinions.ts";
import { buildSystemContext } from "#testing/build-plan.ts";
import { withTestApp } from "#testing/test-app.ts";
import { importDemoOpinions } from "./import-demo-opinions.ts";
import { findDemoOpinionsFile } from "./opinions-file.ts";
import { removeDemoOpinions } from "./remove-demo-opinions.ts";

const app = await withTestApp();
const FILE = `format: kakehashi-demo-opinions/1
municipality: "000000"
rounds:
  - { key: demo-round, kind: publicComment, title: { ja: 見本 }, opensOn: "2025-10-01", closesOn: "2025-10-31", resultsOn: "2025-12-01" }
opinions:
  - { source: publicComment, round: demo-round, saidOn: "2025-10-05", words: 見本の意見, people: 3, places: [] }
`;

async function open(file = FILE) {
  const city = await buildMunicipality(app.db);
  const dataFolder = mkdtempSync(join(tmpdir(), "kakehashi-demo-"));
  mkdirSync(join(dataFolder, "demo", city.slug), { recursive: true });
  writeFileSync(join(dataFolder, "demo", city.slug, "opinions.yaml"), file);
  const ctx = buildSystemContext(app.db, city);
  return {
    city,
    ctx,
    load: () => importDemoOpinions(ctx, { dataFolder }).finally(() => rmSync(dataFolder, { recursive: true })),
  };
}

const count = (city: { id: number }) =>
  inScope(app.db, city.id, async (scope) => ({
    opinions: (await scope.db.selectFrom("opinions").select("id").execute()).length,
    rounds: (await scope.db.selectFrom("comment_rounds").select("id").execute()).length,
    submissions: (await scope.db.selectFrom("submissions").select("id").execute()).length,
  }));

it("brings invented opinions in, marked, and takes all of them away again", async () => {
  const { city, ctx, load } = await open();
  expect(await load()).toBe(1);
  const html = await (await visit(app, city, "ja").get("/comments/demo-round")).text();
  expect(html).toContain('class="demo"');
  expect(html).toContain("同じ趣旨の意見 3件");
  expect(await removeDemoOpinions(ctx)).toBe(1);
  expect(await count(city)).toEqual({ opinions: 0, rounds: 0, submissions: 0 });
});

it("leaves real rounds and what real people wrote", async () => {
  const { city, ctx, load } = await open();
  await buildRound(app, city);
  await load();
  await removeDemoOpinions(ctx);
  expect(await count(city)).toEqual({ opinions: 0, rounds: 1, submissions: 0 });
});

it("says what is wrong with a file", async () => {
  await expect(
    (await open(FILE.replace("round: demo-round, saidOn", "round: no-round, saidOn"))).load(),
  ).rejects.toThrow(Problem);
  await expect((await open(FILE.replace("publicComment, round", "rumour, round"))).load()).rejects.toThrow(/line 6/);
});

it.each(["kanazawa", "sapporo", "yamaguchi"])("ships a file for %s that can be read", (slug) => {
  expect(findDemoOpinionsFile(join(checkout, "data"), slug)?.opinions.length).toBeGreaterThan(0);
});
