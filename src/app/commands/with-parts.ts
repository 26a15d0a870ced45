import { join } from "node:path";
import type { Config } from "#platform/config.ts";
import type { SystemContext } from "#platform/context.ts";
import { migrate } from "#platform/db/migrate.ts";
import { createLog } from "#platform/log.ts";
import { Problem } from "#platform/problem.ts";
import { compose } from "../compose.ts";
import { systemContext } from "../create-context.ts";
import { openDatabase } from "../open-database.ts";
import type { AppParts } from "../parts.ts";

/** Runs `work` on the application's parts and lets go of everything afterwards; works on an empty database too. */
export async function withParts(config: Config, work: (parts: AppParts) => Promise<void>): Promise<void> {
  await using running = new AsyncDisposableStack();
  const connection = await openDatabase(config, running);
  await migrate(connection, join(config.checkout, "migrations"));
  const application = await compose(config, connection, createLog(config.logLevel));
  running.defer(() => application.stop());
  await work(application.parts);
}

/** The city with this slug, to act in. @throws Problem */
export async function contextOf(parts: AppParts, slug: string): Promise<SystemContext> {
  const municipality = await parts.findMunicipality(slug);
  if (municipality) return systemContext(parts, municipality);
  const present = (await parts.listMunicipalities()).map((each) => each.slug).join(", ");
  throw new Problem(`There is no municipality called ${slug}. There is: ${present || "none"}.`);
}
