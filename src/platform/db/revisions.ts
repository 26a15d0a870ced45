import { sql } from "kysely";
import pg from "pg";
import type { Log } from "#platform/log.ts";
import type { Database } from "./database.ts";
import type { Scope } from "./scope.ts";

const POLL_EVERY_MS = 5_000;
const RECONNECT_AFTER_MS = 1_000;

/**
 * Marks a change that residents may see; every process hears of it when the transaction commits. `only`: the name of what
 * has changed, where that stands on pages that name it (`PublicPage.shows`) and nowhere else.
 */
export async function bumpRevision(scope: Scope, only?: string): Promise<void> {
  await sql`
    with bumped as (
      insert into content_revisions (municipality_id) values (${scope.municipalityId})
      on conflict (municipality_id) do update set revision = content_revisions.revision + 1
      returning municipality_id, revision)
    insert into content_changes (municipality_id, revision, subject) select municipality_id, revision, ${only ?? null} from bumped`.execute(
    scope.db,
  );
}

/**
 * The newest content revision of every municipality, in memory: LISTEN tells of changes at once, a poll every five
 * seconds is the safety net for a lost connection.
 */
export class Revisions {
  readonly #known = new Map<number, number>();
  readonly #db: Database;
  readonly #connection: pg.ClientConfig;
  readonly #log: Log;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(db: Database, connection: pg.ClientConfig, log: Log) {
    this.#db = db;
    this.#connection = connection;
    this.#log = log;
  }

  /** 0 for a municipality that has never published anything. */
  of(municipalityId: number): number {
    return this.#known.get(municipalityId) ?? 0;
  }

  async start(): Promise<void> {
    await this.#listen();
    await this.#poll();
    this.#timer = setInterval(() => void this.#poll().catch(() => {}), POLL_EVERY_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#client?.end().catch(() => {});
  }

  async #listen(): Promise<void> {
    const client = new pg.Client(this.#connection);
    this.#client = client;
    client.on("notification", (message) => this.#hear(message.payload ?? ""));
    client.on("error", () => this.#lose(client));
    client.on("end", () => this.#lose(client));
    try {
      await client.connect();
      await client.query("listen kakehashi_revision");
    } catch (error) {
      this.#lose(client);
      throw error;
    }
    if (this.#stopped) await client.end();
  }

  #hear(payload: string): void {
    const [municipalityId = 0, revision = 0] = payload.split(":").map(Number);
    this.#known.set(municipalityId, Math.max(revision, this.of(municipalityId)));
  }

  /** One lost connection is told more than once (error, end, a failed connect); only the first counts. */
  #lose(client: pg.Client): void {
    if (this.#stopped || client !== this.#client) return;
    this.#client = undefined;
    this.#log.warn("revisions.connectionLost");
    void client.end().catch(() => {});
    const timer = setTimeout(() => {
      if (this.#stopped) return;
      // A failure comes back here through its own client.
      this.#listen()
        .then(
          () => this.#poll(),
          () => {},
        )
        .catch(() => {});
    }, RECONNECT_AFTER_MS);
    timer.unref();
  }

  async #poll(): Promise<void> {
    const rows = await this.#db.selectFrom("content_revisions").selectAll().execute();
    for (const row of rows) this.#hear(`${row.municipality_id}:${row.revision}`);
  }
}
