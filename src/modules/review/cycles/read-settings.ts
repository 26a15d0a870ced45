import { listRecords, PLAN_KINDS, type PlanCommittee } from "#modules/plan/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import { listFieldSets } from "../fields/list-field-sets.ts";
import { listRuleSets } from "../grading/rule-set.data.ts";
import { shippedRuleSets } from "../grading/shipped-rule-sets.ts";

/** Something to choose, by its key. */
export interface Choice {
  key: string;
  name: Text;
}

export interface SettingsChoices {
  committees: Choice[];
  fieldSets: Choice[];
  ruleSets: Choice[];
}

/** What a plan's settings can be made of: its committees, the city's own and the shipped field sets and rule sets. */
export async function readSettingsChoices(scope: Scope, planId: number): Promise<SettingsChoices> {
  const kind = PLAN_KINDS.find(({ name }) => name === "committees");
  const committees = kind ? await listRecords<PlanCommittee>(scope, kind, { planId }) : [];
  const own = new Map((await listRuleSets(scope)).reverse().map(({ key, rules }) => [key, rules.title]));
  const shipped = shippedRuleSets().filter(({ key }) => !own.has(key));
  return {
    committees: committees.map(({ key, name }) => ({ key, name })),
    fieldSets: (await listFieldSets(scope)).map(({ key, name }) => ({ key, name })),
    ruleSets: [
      ...[...own].map(([key, name]) => ({ key, name })),
      ...shipped.map(({ key, title }) => ({ key, name: title })),
    ],
  };
}
