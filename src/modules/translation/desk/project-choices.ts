import { listPlacedProjects, listPlans } from "#modules/plan/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";

/** A project that a translation can serve. */
export interface ProjectChoice {
  planId: number;
  planTitle: Text;
  key: string;
  title: Text;
}

/** As forms send it: `12/2-1-2-1`. */
export const projectValue = ({ planId, key }: Pick<ProjectChoice, "planId" | "key">): string => `${planId}/${key}`;

/** The projects of all plans that are in force. */
export async function listProjectChoices(scope: Scope, today: string): Promise<ProjectChoice[]> {
  const choices: ProjectChoice[] = [];
  for (const plan of await listPlans(scope)) {
    const projects = await listPlacedProjects(scope, { planId: plan.id, onDay: today });
    choices.push(...projects.map(({ key, title }) => ({ planId: plan.id, planTitle: plan.title, key, title })));
  }
  return choices;
}

export async function readProjectChoice(
  scope: Scope,
  value: string,
  today: string,
): Promise<ProjectChoice | undefined> {
  if (!value) return undefined;
  return (await listProjectChoices(scope, today)).find((choice) => projectValue(choice) === value);
}
