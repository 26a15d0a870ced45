import type { RequestListener } from "node:http";
import { join } from "node:path";
import type pg from "pg";
import { createAuthenticate, createMunicipalityDirectory } from "#modules/accounts/public.ts";
import { systemClock } from "#platform/clock.ts";
import type { Config } from "#platform/config.ts";
import type { SystemContext } from "#platform/context.ts";
import { checkRole, createDatabase, createPool } from "#platform/db/database.ts";
import { Revisions } from "#platform/db/revisions.ts";
import { DocumentWorker } from "#platform/documents/document-worker.ts";
import { folderStores } from "#platform/files/folder-store.ts";
import { createListener } from "#platform/http/listener.ts";
import { RevisionMemory } from "#platform/http/revision-memory.ts";
import { Catalogue } from "#platform/i18n/catalogue.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import { JobQueue } from "#platform/jobs/job-queue.ts";
import { JobWorker } from "#platform/jobs/job-worker.ts";
import type { Log } from "#platform/log.ts";
import { createLibreTranslate } from "#platform/machine-translation/libre-translate.ts";
import { createSmtpServer } from "#platform/mail/smtp-server.ts";
import { loadSecrets } from "#platform/secrets.ts";
import { loadAssets } from "./assets.ts";
import { publishIfNew } from "./commands/publish.ts";
import { createApp, queryReader } from "./create-app.ts";
import { translatorFor } from "./create-context.ts";
import { createModules, permissionTable } from "./modules.ts";
import type { AppParts } from "./parts.ts";
import { allJobs, runJob } from "./run-job.ts";

/** A running application without its server: what answers requests, and how to let go of what it holds. */
export interface Application {
  parts: AppParts;
  listener: RequestListener;
  /** From now on this process does what stands in the queue, besides whoever else does. */
  work(): Promise<void>;
  stop(): Promise<void>;
}

/** Puts the application together on a migrated database. */
export async function compose(config: Config, connection: pg.PoolConfig, log: Log): Promise<Application> {
  const pool = createPool(connection);
  await checkRole(pool);
  const db = createDatabase(pool);
  const revisions = new Revisions(db, connection, log);
  await revisions.start();
  const revisionOf = (municipalityId: number) => revisions.of(municipalityId);
  const documents = new DocumentWorker(join(config.checkout, "dist", "document-worker.js"), { log });
  const jobs = new JobQueue(pool, log);
  const catalogue = new Catalogue(join(config.checkout, "locales"));
  const sayIn = (language: LanguageCode) => translatorFor({ catalogue }, getLanguage(language));
  const files = folderStores(config.dataFolder);
  // Not before the job runs: the application that it publishes is put together from the modules.
  const publish = config.publishFolder ? (ctx: SystemContext) => publishIfNew(app, parts, ctx) : undefined;
  const modules = createModules({
    files,
    publicUrl: config.publicUrl,
    secrets: loadSecrets(config),
    documents,
    ...outsideServices(config),
    sayIn,
    publish,
  });
  const parts: AppParts = {
    config,
    db,
    log,
    revisionOf,
    memory: new RevisionMemory(),
    clock: systemClock,
    catalogue,
    assets: loadAssets(join(config.checkout, "dist", "assets")),
    modules,
    documents,
    files,
    jobs,
    isReady: async () => (await db.selectFrom("municipalities").select("id").limit(1).execute()).length > 0,
    ...createMunicipalityDirectory({ db, revisionOf }),
    authenticate: createAuthenticate({
      db,
      clock: systemClock,
      permissions: permissionTable(modules),
      publicUrl: config.publicUrl,
    }),
  };
  await jobs.start(allJobs(parts));
  const worker = new JobWorker({ pool, log, jobs: allJobs(parts), run: (job, data) => runJob(parts, job, data) });
  const app = createApp(parts);
  return {
    parts,
    listener: createListener({ fetch: app.fetch, revisionOf, readsQuery: queryReader(parts), log }),
    work: () => worker.start(),
    stop: async () => {
      for (const each of [worker, jobs, documents, revisions]) await each.stop();
      await db.destroy();
    },
  };
}

/** What other machines do for this installation, where its configuration names any. */
const outsideServices = ({ smtp, libreTranslate }: Config) => ({
  mailServer: smtp && createSmtpServer(smtp),
  machineTranslator: libreTranslate && createLibreTranslate(libreTranslate),
});
