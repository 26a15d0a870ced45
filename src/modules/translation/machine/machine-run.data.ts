import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { UnmaskProblem } from "./masked-line.rules.ts";

/** What the machine made of one entry. */
export interface MachineResult {
  key: string;
  /** Parts that have a draft now. */
  done: string[];
  /** Parts that stay untranslated, each with the first reason. */
  failed: { part: string; problem: UnmaskProblem; what: string }[];
  /** Somebody wrote while the machine did: nothing was put over it. */
  isLeft?: boolean;
}

export interface MachineRun {
  id: number;
  language: LanguageCode;
  results: MachineResult[];
  startedBy: string;
  madeAt: Date;
}

export async function insertMachineRun(scope: Scope, run: Omit<MachineRun, "id">): Promise<number> {
  const { id } = await scope.db
    .insertInto("translation_machine_runs")
    .values({
      municipality_id: scope.municipalityId,
      language: run.language,
      results: JSON.stringify(run.results),
      started_by: run.startedBy,
      made_at: run.madeAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** @throws AppError notFound */
export async function getMachineRun(scope: Scope, id: number): Promise<MachineRun> {
  const row = await scope.db
    .selectFrom("translation_machine_runs")
    .select(["id", "language", "results", "started_by", "made_at"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return {
    ...{ id: row.id, language: row.language as LanguageCode, results: row.results as unknown as MachineResult[] },
    ...{ startedBy: row.started_by, madeAt: row.made_at },
  };
}
