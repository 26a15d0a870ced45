import type pg from "pg";
import { getConstructionPlans, PgBoss } from "pg-boss";

export const JOBS_SCHEMA = "pgboss";

/** Of what its tables are made; a copy of a database that was made of other statements is out of date. */
export const jobTables = () => getConstructionPlans(JOBS_SCHEMA);

/**
 * Makes or updates the tables of the job queue by the package's own statements and lets `role` work on them. By the
 * owner of the database: at run time the role needs no right to change tables (docs/decisions/0012).
 */
export async function installJobs(client: pg.Client, role: string): Promise<void> {
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
  const installer = new PgBoss({ db, schema: JOBS_SCHEMA, supervise: false, schedule: false });
  await installer.start();
  await installer.stop({ graceful: false });
  await client.query(
    `grant usage on schema ${JOBS_SCHEMA} to ${role};
     grant select, insert, update, delete on all tables in schema ${JOBS_SCHEMA} to ${role};
     grant execute on all functions in schema ${JOBS_SCHEMA} to ${role}`,
  );
}
