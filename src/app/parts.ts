import type { Clock } from "#platform/clock.ts";
import type { Config } from "#platform/config.ts";
import type { Actor, Municipality } from "#platform/context.ts";
import type { Database } from "#platform/db/database.ts";
import type { Documents } from "#platform/documents/document-task.ts";
import type { FileStores } from "#platform/files/file-store.ts";
import type { RevisionMemory } from "#platform/http/revision-memory.ts";
import type { Catalogue } from "#platform/i18n/catalogue.ts";
import type { JobQueue } from "#platform/jobs/job-queue.ts";
import type { Log } from "#platform/log.ts";
import type { Module } from "#platform/module.ts";
import type { Assets } from "./assets.ts";

/** A session that was found for a request's cookies. */
export interface SignedIn {
  actor: Actor;
  formToken: string;
  /** Language of the staff pages: `ja` or `en`. */
  language: "ja" | "en";
  /** The second factor is required and not set up yet: only the account page may be used. */
  mustSetUpSecondFactor: boolean;
}

/** Everything that the application is put together from; production and tests build it with the same function. */
export interface AppParts {
  config: Pick<Config, "publicUrl" | "trustProxy" | "publishFolder">;
  db: Database;
  catalogue: Catalogue;
  assets: Assets;
  clock: Clock;
  log: Log;
  memory: RevisionMemory;
  modules: readonly Module[];
  documents: Documents;
  files: FileStores;
  jobs: Pick<JobQueue, "enqueue" | "enqueueForAll">;
  revisionOf(municipalityId: number): number;
  isReady(): Promise<boolean>;
  findMunicipality(slug: string): Promise<Municipality | undefined>;
  findMunicipalityByCode(code: string): Promise<Municipality | undefined>;
  listMunicipalities(): Promise<Municipality[]>;
  authenticate(municipality: Municipality, cookies: Record<string, string>): Promise<SignedIn | undefined>;
}
