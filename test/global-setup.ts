import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { checkout } from "#platform/checkout.ts";
import { dropDatabasesOf } from "#testing/open-test-database.ts";
import { stopTestServer } from "#testing/test-server.ts";
import { build } from "../scripts/build.ts";

/** Runs once before all tests; vitest calls what it returns when they are over. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  // The application wants its style sheet and the document worker. `npm test` has brought them up to date; a single file
  // run by hand may be the first.
  if (!["assets", "document-worker.js"].every((made) => existsSync(join(checkout, "dist", made))))
    await build(checkout);
  const run = randomBytes(4).toString("hex");
  provide("testRun", run);
  return async () => {
    await dropDatabasesOf(run);
    await stopTestServer();
  };
}
