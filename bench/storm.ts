import { Agent } from "node:http";
import { sql } from "kysely";
import { insertEntry } from "#modules/library/entries/entry.data.ts";
import { NO_ATTRIBUTES } from "#modules/library/entries/entry.rules.ts";
import { insertText, updateText } from "#modules/library/entries/text.data.ts";
import { createDatabase, createPool, type Database } from "#platform/db/database.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { inScope } from "#platform/db/scope.ts";
import { askPage } from "./ask-page.ts";
import type { BenchDatabases } from "./database.ts";
import { ms, printVerdict, whole } from "./report.ts";
import { startServer } from "./server.ts";
import { percentile } from "./statistics.ts";
import { makeMunicipality } from "./synthetic-plans.ts";

const PAGES = 1_000;
const READERS = 32;
const BEFORE_MS = 2_000;
const AFTER_MS = 6_000;
const AIM_MS = 100;

/** A thousand pages change in one moment while readers never stop asking for them. */
export async function benchStorm(databases: BenchDatabases): Promise<void> {
  await using running = new AsyncDisposableStack();
  const connection = await databases.create("kakehashi_bench_storm");
  const db = createDatabase(createPool(connection, 2));
  running.defer(() => db.destroy());
  const { id, slug } = await makeMunicipality(db, 1, { nodes: 20, projects: 20 });
  await makeEntries(db, id);
  const server = await startServer(connection, { answers: "cached" });
  running.defer(() => server.stop());
  const readers = read(
    Array.from({ length: PAGES }, (_, number) => `${server.address}/${slug}/ja/guide/entry-${number}`),
  );
  await wait(BEFORE_MS);
  const before = readers.times.length;
  await changeAll(db, id);
  await wait(AFTER_MS);
  await readers.stop();
  const after = readers.times.slice(before);
  const p99 = percentile(after, 0.99);
  const kinds = [...new Set(readers.errors)].join(", ");
  console.log(
    `\n  ${whole(PAGES)} pages changed at once, ${READERS} readers: ${whole(after.length)} answers since, p50 ${ms(percentile(after, 0.5))}, p99 ${ms(p99)}, slowest ${ms(Math.max(...after))}, errors ${readers.errors.length} ${kinds}`,
  );
  printVerdict("p99 while a thousand pages change", {
    isMet: p99 < AIM_MS && readers.errors.length === 0,
    seen: `${ms(p99)}, ${readers.errors.length} errors`,
    aim: `< ${AIM_MS} ms, none`,
  });
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A page of some twenty paragraphs. `edition`: makes each one's text another. */
function contentOf(number: number, edition: number) {
  const blocks = Array.from({ length: 20 }, (_, block) => ({
    ...{ id: `b${block}`, kind: "paragraph" as const },
    text: `${edition}版 ${number}ページ ${block}段落。転入届は窓口で受け付けます。持ち物は在留カードとパスポートです。`,
  }));
  return { title: `案内${number} ${edition}版`, summary: "手続きの案内です。", blocks, from: {} };
}

async function makeEntries(db: Database, municipalityId: number): Promise<void> {
  await inScope(db, municipalityId, async (scope) => {
    for (let number = 0; number < PAGES; number += 1) {
      const entryId = await insertEntry(scope, { ...PLAIN, key: `entry-${number}`, position: number });
      const draft = contentOf(number, 1);
      await insertText(scope, { entryId, language: "ja", madeFrom: null, draft });
      await updateText(scope, { entryId, language: "ja" }, { published: draft, publishedAt: new Date() });
    }
    await bumpRevision(scope);
  });
}

const PLAIN = {
  ...{ kind: "page" as const, parentId: null, rootLanguage: "ja" as const, attributes: NO_ATTRIBUTES, sources: {} },
  ...{ ownerPostId: null, reviewBy: null, shownFrom: null, shownTo: null, archivedAt: null, isSample: false },
};

/** As one publication of all of them. */
async function changeAll(db: Database, municipalityId: number): Promise<void> {
  await inScope(db, municipalityId, async (scope) => {
    await scope.db
      .updateTable("library_texts")
      .set({ published: sql`jsonb_set(published, '{summary}', '"新しい版です。"')`, published_at: new Date() })
      .where("municipality_id", "=", municipalityId)
      .execute();
    await bumpRevision(scope);
  });
}

/** Readers who each ask for the next page as soon as they have one. */
function read(urls: readonly string[]) {
  const agent = new Agent({ keepAlive: true, maxSockets: READERS });
  const times: number[] = [];
  const errors: string[] = [];
  let next = 0;
  let isStopped = false;
  const readOn = async () => {
    while (!isStopped) {
      const asked = askPage(urls[next++ % urls.length] ?? "", { "Accept-Encoding": "br" }, agent);
      const answer = await asked.catch((error: Error) => ({ status: error.message, ms: 0 }));
      if (answer.status === 200) times.push(answer.ms);
      else errors.push(String(answer.status));
    }
  };
  const readers = Array.from({ length: READERS }, readOn);
  return {
    times,
    errors,
    async stop() {
      isStopped = true;
      await Promise.all(readers);
      agent.destroy();
    },
  };
}
