import type { Municipality } from "#platform/context.ts";
import type { Database } from "#platform/db/database.ts";
import { listAllMunicipalities } from "./municipality.data.ts";

/** However many unknown addresses are asked for, the database is asked at most this often. */
const ASK_AGAIN_AFTER_MS = 1_000;

export interface MunicipalityDirectory {
  findMunicipality(slug: string): Promise<Municipality | undefined>;
  findMunicipalityByCode(code: string): Promise<Municipality | undefined>;
  listMunicipalities(): Promise<Municipality[]>;
}

interface Known {
  municipality: Municipality;
  /** The content revision that it was read at. */
  revision: number;
}

/** All municipalities in memory; read again when one of them has a new content revision, or was not there before. */
export function createMunicipalityDirectory(parts: { db: Database; revisionOf(municipalityId: number): number }): MunicipalityDirectory {
  let known: Known[] = [];
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  async function read(): Promise<void> {
    // The revision is asked before the rows: a change in between makes them look old, never new.
    const before = new Map(known.map(({ municipality }) => [municipality.id, parts.revisionOf(municipality.id)]));
    const municipalities = await listAllMunicipalities(parts.db);
    known = municipalities.map((municipality) => ({
      municipality,
      revision: before.get(municipality.id) ?? parts.revisionOf(municipality.id),
    }));
    readAt = performance.now();
  }

  function readOnce(): Promise<void> {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  async function find(isWanted: (municipality: Municipality) => boolean): Promise<Municipality | undefined> {
    const entry = known.find(({ municipality }) => isWanted(municipality));
    const isFresh = entry ? entry.revision === parts.revisionOf(entry.municipality.id) : performance.now() - readAt < ASK_AGAIN_AFTER_MS;
    if (!isFresh) await readOnce();
    return isFresh ? entry?.municipality : known.find(({ municipality }) => isWanted(municipality))?.municipality;
  }

  return {
    findMunicipality: (slug) => find((municipality) => municipality.slug === slug),
    findMunicipalityByCode: (code) => find((municipality) => municipality.code === code),
    async listMunicipalities() {
      if (performance.now() - readAt >= ASK_AGAIN_AFTER_MS) await readOnce();
      return known.map(({ municipality }) => municipality);
    },
  };
}
