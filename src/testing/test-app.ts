import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll } from "vitest";
import { compose } from "#app/compose.ts";
import { createApp, queryReader } from "#app/create-app.ts";
import { permissionTable } from "#app/modules.ts";
import type { AppParts } from "#app/parts.ts";
import { seed } from "#app/seed.ts";
import {
  createAuthenticate,
  createMunicipalityDirectory,
  type MunicipalityDirectory,
} from "#modules/accounts/public.ts";
import { type Config, parseConfig } from "#platform/config.ts";
import { createListener } from "#platform/http/listener.ts";
import { createLog } from "#platform/log.ts";
import { type Demo, ensureDemo } from "./demo.ts";
import { type TestDatabase, withTestDatabase } from "./test-database.ts";

export interface TestApp extends TestDatabase {
  parts: AppParts;
  config: Config;
  /** Asks the router, in process and past the page cache. A path, and what `fetch` takes. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Opens a port and serves with the page cache in front, as production does; returns the address. */
  serve(): Promise<string>;
}

/**
 * The whole application on a database of its own, for one test file: `const app = await withTestApp();`. It is put
 * together by the function that production uses; `given` replaces what a test must hold in its hand (a clock), `settings`
 * are environment variables.
 */
export async function withTestApp(
  given: Partial<AppParts> = {},
  settings: Record<string, string> = {},
): Promise<TestApp> {
  return openApp({ given, settings });
}

/** The same with the cities, plans and demo facts that a first start loads: for what needs real plans only. */
export async function withDemoApp(): Promise<TestApp> {
  return openApp({ demo: await ensureDemo("sources", loadDemo) });
}

interface Wishes {
  given?: Partial<AppParts>;
  settings?: Record<string, string>;
  demo?: Demo;
}

async function openApp({ given = {}, settings = {}, demo }: Wishes): Promise<TestApp> {
  const database = await withTestDatabase(demo);
  const dataFolder = mkdtempSync(join(tmpdir(), "kakehashi-test-"));
  afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));
  if (demo) cpSync(demo.dataFolder, dataFolder, { recursive: true });
  const config = parseConfig({ ...settings, KAKEHASHI_DATA: dataFolder });
  const application = await compose(config, database.connection, createLog("silent"));
  afterAll(() => application.stop());
  const parts: AppParts = { ...application.parts, ...forgetfulDirectory(application.parts), ...given };
  // Sessions live by the same clock as everything else.
  if (given.clock) parts.authenticate = authenticateBy(parts);
  const app = createApp(parts);
  return {
    ...database,
    parts,
    config,
    request: async (path, init) => {
      await hearOfChanges(parts);
      return app.request(path, init);
    },
    serve: () => serve(parts),
  };
}

const HEARD_WITHIN_MS = 10_000;

/** A change is told by NOTIFY, which comes a moment after the commit: a reader in production waits for it, a test asks at once. */
async function hearOfChanges({ db, revisionOf }: AppParts): Promise<void> {
  const rows = await db.selectFrom("content_revisions").selectAll().execute();
  const until = Date.now() + HEARD_WITHIN_MS;
  while (rows.some((row) => revisionOf(row.municipality_id) < Number(row.revision))) {
    if (Date.now() > until) throw new Error("the application has not heard of a new content revision");
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

async function loadDemo(connection: pg.ClientConfig, dataFolder: string): Promise<void> {
  const config = parseConfig({ KAKEHASHI_DATA: dataFolder });
  const application = await compose(config, connection, createLog("silent"));
  try {
    await seed(application.parts, config);
  } finally {
    await application.stop();
  }
}

function authenticateBy({ db, clock, config, modules }: AppParts): AppParts["authenticate"] {
  return createAuthenticate({ db, clock, publicUrl: config.publicUrl, permissions: permissionTable(modules) });
}

/** The application asks for unknown municipalities once a second at most; a test builds one and wants it at once. */
function forgetfulDirectory(parts: Pick<AppParts, "db" | "revisionOf">): MunicipalityDirectory {
  const fresh = () => createMunicipalityDirectory(parts);
  return {
    findMunicipality: (slug) => fresh().findMunicipality(slug),
    findMunicipalityByCode: (code) => fresh().findMunicipalityByCode(code),
    listMunicipalities: () => fresh().listMunicipalities(),
  };
}

async function serve(parts: AppParts): Promise<string> {
  const { fetch } = createApp(parts);
  const { revisionOf, log } = parts;
  const server = createServer(createListener({ fetch, revisionOf, readsQuery: queryReader(parts), log }));
  await new Promise<void>((resolve) => server.listen({ port: 0, host: "127.0.0.1" }, resolve));
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
