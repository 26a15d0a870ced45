import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { compose } from "#app/compose.ts";
import { createApp } from "#app/create-app.ts";
import { portalSource } from "#app/portal-source.ts";
import { seed } from "#app/seed.ts";
import { findEntry } from "#modules/library/entries/entry.data.ts";
import { findText, updateText } from "#modules/library/entries/text.data.ts";
import { type Published, publishPortal } from "#modules/publication/public.ts";
import { parseConfig } from "#platform/config.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { inScope } from "#platform/db/scope.ts";
import { createLog } from "#platform/log.ts";
import { BENCH_FOLDER } from "./database.ts";

/** `cpu`: of this process with all its threads, which other programs on the machine make no longer. */
type Timed = Published & { ms: number; cpu: number };

export interface PublishTimes {
  full: Timed;
  /** One entry's text in its root language, which is shown in all 16. */
  changes: Timed[];
  /** Nothing is different: what looking costs. */
  idle: Timed;
}

const SLUG = "kanazawa";
const ENTRY = "garbage";
/** More than there are releases kept: from the fourth on each begins as an old one. */
const CHANGES = 7;

/** Publishes the demo's largest city from nothing, then after changes of one page, in a folder of its own. */
export async function measurePublishing(connection: pg.ClientConfig): Promise<PublishTimes> {
  const config = parseConfig({ KAKEHASHI_DATA: join(BENCH_FOLDER, "state") });
  const application = await compose(config, connection, createLog("error"));
  const { parts } = application;
  const folder = mkdtempSync(join(tmpdir(), "kakehashi-publish-"));
  try {
    await seed(parts, config);
    const municipality = await parts.findMunicipality(SLUG);
    if (!municipality) throw new Error(`no municipality ${SLUG}`);
    const source = portalSource(createApp(parts), parts, municipality);
    const publish = async () => {
      const startedAt = performance.now();
      const before = process.cpuUsage();
      const published = await publishPortal(source, { folder, base: "https://portal.example.jp" });
      const { user, system } = process.cpuUsage(before);
      return { ...published, ms: performance.now() - startedAt, cpu: (user + system) / 1_000 };
    };
    const full = await publish();
    const changes: PublishTimes["changes"] = [];
    for (let number = 1; number <= CHANGES; number += 1) {
      const before = parts.revisionOf(municipality.id);
      await inScope(parts.db, municipality.id, async (scope) => {
        const entry = await findEntry(scope, ENTRY);
        const text = entry && (await findText(scope, entry.id, entry.rootLanguage));
        if (!text?.published) throw new Error(`no entry ${ENTRY}`);
        const block = { id: `bench-${number}`, kind: "paragraph" as const, text: `第${number}回` };
        const published = { ...text.published, blocks: [...text.published.blocks, block] };
        await updateText(scope, text, { published, publishedAt: new Date() });
        await bumpRevision(scope, `library.entry:${ENTRY}`);
      });
      while (parts.revisionOf(municipality.id) === before) await new Promise((resolve) => setTimeout(resolve, 5));
      changes.push(await publish());
    }
    return { full, changes, idle: await publish() };
  } finally {
    await application.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
