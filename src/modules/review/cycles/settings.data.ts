import type { Scope } from "#platform/db/scope.ts";
import type { Check } from "./chain.rules.ts";
import type { Schedule } from "./schedule.rules.ts";

/** A check as the settings keep it: due on a day of the year (`MM-DD`), which the cycle turns into a date. */
export type YearlyCheck = Check;

/** How a plan is reviewed every year. */
export interface ReviewSettings {
  planId: number;
  chain: readonly YearlyCheck[];
  schedule: Schedule;
  /** Key of the field set; a year takes its newest version. */
  fieldSet: string;
  /** Key of the rule set for grades; null: grades are the person's alone. */
  ruleSet: string | null;
  /** The workbook goes along with the mail, for officials who cannot open a link. */
  attachesWorkbook: boolean;
  version: number;
}

export async function findSettings(scope: Scope, planId: number): Promise<ReviewSettings | undefined> {
  const row = await scope.db
    .selectFrom("review_settings")
    .select([
      "plan_id as planId",
      "chain",
      "schedule",
      "field_set as fieldSet",
      "rule_set as ruleSet",
      "attaches_workbook as attachesWorkbook",
      "version",
    ])
    .where("municipality_id", "=", scope.municipalityId)
    .where("plan_id", "=", planId)
    .executeTakeFirst();
  return row as unknown as ReviewSettings | undefined;
}

export async function saveSettings(scope: Scope, settings: Omit<ReviewSettings, "version">): Promise<void> {
  const row = {
    chain: JSON.stringify(settings.chain),
    schedule: JSON.stringify(settings.schedule),
    field_set: settings.fieldSet,
    rule_set: settings.ruleSet,
    attaches_workbook: settings.attachesWorkbook,
  };
  await scope.db
    .insertInto("review_settings")
    .values({ municipality_id: scope.municipalityId, plan_id: settings.planId, ...row })
    .onConflict((conflict) =>
      conflict.column("plan_id").doUpdateSet((eb) => ({ ...row, version: eb("review_settings.version", "+", 1) })),
    )
    .execute();
}
