import type { Municipality } from "#platform/context.ts";
import type { Database } from "#platform/db/database.ts";
import { listAllMunicipalities } from "./municipality.data.ts";

/** However many unknown addresses are asked for, the database is asked at most this often in a second. */
const QUESTIONS_A_SECOND = 20;

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
export function createMunicipalityDirectory(parts: {
  db: Database;
  revisionOf(municipalityId: number): number;
}): MunicipalityDirectory {
  let known: Known[] = [];
  let second = 0;
  let questions = 0;
  let reading: Promise<void> | undefined;

  async function read(): Promise<void> {
    // The revision is asked before the rows: a change in between makes them look old, never new.
    const before = new Map(known.map(({ municipality }) => [municipality.id, parts.revisionOf(municipality.id)]));
    const municipalities = await listAllMunicipalities(parts.db);
    known = municipalities.map((municipality) => ({
      municipality,
      revision: before.get(municipality.id) ?? parts.revisionOf(municipality.id),
    }));
  }

  function mayAsk(): boolean {
    const now = Math.floor(performance.now() / 1000);
    questions = now === second ? questions + 1 : 1;
    second = now;
    return questions <= QUESTIONS_A_SECOND;
  }

  function readOnce(): Promise<void> {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  async function find(isWanted: (municipality: Municipality) => boolean): Promise<Municipality | undefined> {
    const look = () => known.find(({ municipality }) => isWanted(municipality));
    const entry = look();
    // Whoever asks while it is being read waits for it: at the first moment after a start everybody does.
    const mustRead = entry ? entry.revision !== parts.revisionOf(entry.municipality.id) : reading || mayAsk();
    if (!mustRead) return entry?.municipality;
    await readOnce();
    return look()?.municipality;
  }

  return {
    findMunicipality: (slug) => find((municipality) => municipality.slug === slug),
    findMunicipalityByCode: (code) => find((municipality) => municipality.code === code),
    async listMunicipalities() {
      if (mayAsk()) await readOnce();
      return known.map(({ municipality }) => municipality);
    },
  };
}
