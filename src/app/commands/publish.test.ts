import { mkdtempSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { bumpRevision } from "#platform/db/revisions.ts";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality } from "#testing/build.ts";
import { withTestApp } from "#testing/test-app.ts";
import { createApp } from "../create-app.ts";
import { contextOf } from "../create-context.ts";
import { publishIfNew } from "./publish.ts";

const app = await withTestApp();
const folder = mkdtempSync(join(tmpdir(), "kakehashi-publish-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("publishes into PUBLISH_FOLDER when something has changed, and not otherwise", async () => {
  const city = await buildMunicipality(app.db);
  const parts = { ...app.parts, config: { ...app.parts.config, publishFolder: folder } };
  const ctx = await contextOf(parts, city.slug);
  const publish = () => publishIfNew(createApp(parts), parts, ctx);
  const current = () => readlinkSync(join(folder, city.slug, "current"));
  await publish();
  const first = current();
  await publish();
  expect(current()).toBe(first);
  const before = parts.revisionOf(city.id);
  await inScope(app.db, city.id, (scope) => bumpRevision(scope));
  await expect.poll(() => parts.revisionOf(city.id)).toBeGreaterThan(before);
  await publish();
  expect(current()).not.toBe(first);
});

it("publishes nothing where no folder is named", async () => {
  const city = await buildMunicipality(app.db);
  await publishIfNew(createApp(app.parts), app.parts, await contextOf(app.parts, city.slug));
  expect(() => readlinkSync(join(folder, city.slug, "current"))).toThrow("ENOENT");
});
