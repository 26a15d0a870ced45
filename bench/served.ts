import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import pg from "pg";
import { compose } from "#app/compose.ts";
import { createApp, queryReader } from "#app/create-app.ts";
import { staffContext } from "#app/create-context.ts";
import { RECORD_KINDS } from "#app/modules.ts";
import type { AppParts } from "#app/parts.ts";
import { seed } from "#app/seed.ts";
import { getCityBody } from "#modules/accounts/public.ts";
import { prepareImport, previewImport } from "#modules/plan/exchange/preview-import.ts";
import { parseConfig } from "#platform/config.ts";
import { inScope } from "#platform/db/scope.ts";
import { createListener } from "#platform/http/listener.ts";
import { PageCache } from "#platform/http/page-cache.ts";
import { RevisionMemory } from "#platform/http/revision-memory.ts";
import { createLog } from "#platform/log.ts";
import type { Answers, Question, ServedOptions, Statement } from "./served-messages.ts";

// The application as production puts it together, in a process of its own. Only here can its page cache be switched off.

const recorded: Statement[] = [];
let isRecording = false;
recordStatements();

const options = JSON.parse(process.argv[2] ?? "{}") as ServedOptions;
const config = parseConfig({ KAKEHASHI_DATA: options.dataFolder });
const application = await compose(config, options.connection, createLog("error"));
const { parts } = application;
// Made anew means the database too: as for the first reader after a change.
if (options.answers === "missed") parts.memory = new RevisionMemory(0);
if (options.loadsDemo) await seed(parts, config);
const app = createApp(parts);
const server = createServer(listenerFor(options.answers));
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));

process.on("disconnect", () => process.exit(0));
process.on("message", async ({ id, question }: { id: number; question: Question }) => {
  try {
    process.send?.({ id, answer: await answer(question) });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

function listenerFor(answers: ServedOptions["answers"]) {
  if (answers === "cached") return application.listener;
  if (answers === "rendered") return getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return createListener({
    fetch: app.fetch,
    revisionOf: parts.revisionOf,
    readsQuery: queryReader(parts),
    log: parts.log,
    cache: new PageCache(0),
  });
}

async function answer(question: Question): Promise<Answers[Question["kind"]]> {
  if (question.kind === "statements") return statementsOf(question.path);
  return importSeconds(parts, question);
}

/** The SQL of one page, once everything else is warm. */
async function statementsOf(path: string): Promise<Statement[]> {
  const fetch = async () => (await app.fetch(new Request(`http://localhost${path}`))).text();
  const kept = parts.memory;
  parts.memory = new RevisionMemory(0);
  await fetch();
  recorded.length = 0;
  isRecording = true;
  await fetch();
  isRecording = false;
  parts.memory = kept;
  return [...recorded];
}

function recordStatements(): void {
  type Query = (this: pg.Client, ...given: unknown[]) => Promise<unknown>;
  const query = pg.Client.prototype.query as unknown as Query;
  pg.Client.prototype.query = async function (this: pg.Client, ...given: unknown[]) {
    if (!isRecording) return query.apply(this, given);
    const [statement] = given as [string | { text: string }];
    const startedAt = performance.now();
    const result = await query.apply(this, given);
    const text = typeof statement === "string" ? statement : statement.text;
    recorded.push({ text: text.replace(/\s+/g, " ").trim(), ms: performance.now() - startedAt });
    return result;
  } as unknown as typeof pg.Client.prototype.query;
}

/** Reads an upload, compares it with the plan and keeps it, as the staff's page does. */
async function importSeconds(
  { db, ...rest }: AppParts,
  upload: Extract<Question, { kind: "import" }>,
): Promise<{ ms: number; changes: number }> {
  const municipality = await rest.findMunicipality(upload.slug);
  if (!municipality) throw new Error(`no municipality ${upload.slug}`);
  const body = await inScope(db, municipality.id, getCityBody);
  const grants = [{ role: "planOfficer", bodyId: null, permissions: ["plan.edit"] }];
  const actor = { staffId: upload.staffId, name: "", bodyId: body.id, bodyKey: body.key, grants };
  const signedIn = { actor, formToken: "", language: "ja", mustSetUpSecondFactor: false, requestId: "" } as const;
  const ctx = staffContext({ db, ...rest }, municipality, signedIn);
  const startedAt = performance.now();
  const target = { plan: upload.plan, kinds: RECORD_KINDS, documents: rest.documents };
  const id = await prepareImport(ctx, target, { name: upload.name, bytes: new Uint8Array(upload.bytes) });
  const { changes } = await previewImport(ctx, { ...target, id, take: new Set() });
  return { ms: performance.now() - startedAt, changes: changes.length };
}
