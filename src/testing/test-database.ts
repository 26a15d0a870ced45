import { afterAll, inject } from "vitest";
import { openTestDatabase, type TestDatabase } from "./open-test-database.ts";

export type { TestDatabase };

/**
 * A migrated, empty database for one test file, or a copy of the `template` that is given:
 * `const { db } = await withTestDatabase();` at the top of the file.
 *
 * A copy of the template for each file, not a rollback for each test: use cases open their own transactions, which cannot
 * nest; constraints that are deferred to the commit, and NOTIFY, would never be tested by a test that never commits. The
 * tests of a file keep apart by working in municipalities of their own (`buildMunicipality`).
 */
export async function withTestDatabase(given: { template?: string } = {}): Promise<TestDatabase> {
  const { close, db, connection } = await openTestDatabase({ template: given.template, run: inject("testRun") });
  afterAll(close);
  return { db, connection };
}
