import {
  findRecord,
  listPlans,
  listRecords,
  PLAN_KINDS,
  type PlanCommittee,
  type PlanSummary,
} from "#modules/plan/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import { type Committee, findCommittee, listCommittees } from "./committee.data.ts";

/** A committee as its plan names it and as it works. */
export interface CommitteePlace {
  plan: Pick<PlanSummary, "id" | "key" | "title">;
  key: string;
  name: Text;
  kind: Text | null;
  /** Who belongs to it and what it is for, as the plan says. */
  composition: Text | null;
  task: Text | null;
  /** Null until it begins to work. */
  committee: Committee | null;
}

const committeeKind = PLAN_KINDS.find(({ name }) => name === "committees");

function kindOfCommittees() {
  if (!committeeKind) throw new Error("plans have no committees");
  return committeeKind;
}

/** Every committee that a plan names, and those that work although no plan names them any more. */
export async function listCommitteePlaces(scope: Scope): Promise<CommitteePlace[]> {
  const working = await listCommittees(scope);
  const places: CommitteePlace[] = [];
  for (const plan of await listPlans(scope)) {
    const named = await listRecords<PlanCommittee>(scope, kindOfCommittees(), { planId: plan.id });
    const own = working.filter(({ planId }) => planId === plan.id);
    const known = new Set(named.map(({ key }) => key));
    places.push(
      ...named.map((record) => placeOf(plan, { record, committee: own.find(({ key }) => key === record.key) })),
      ...own.filter(({ key }) => !known.has(key)).map((committee) => placeOf(plan, { committee })),
    );
  }
  return places;
}

/** @throws AppError notFound where neither the plan names it nor it works */
export async function getCommitteePlace(scope: Scope, at: { plan: string; key: string }): Promise<CommitteePlace> {
  const plan = (await listPlans(scope)).find(({ key }) => key === at.plan);
  if (!plan) throw notFound();
  const record = await findRecord<PlanCommittee>(scope, kindOfCommittees(), { planId: plan.id, key: at.key });
  const committee = await findCommittee(scope, { planId: plan.id, key: at.key });
  if (!record && !committee) throw notFound();
  return placeOf(plan, { record, committee });
}

/** Where a working committee stands. */
export async function placeOfCommittee(scope: Scope, committee: Committee): Promise<CommitteePlace> {
  const plan = (await listPlans(scope)).find(({ id }) => id === committee.planId);
  if (!plan) throw notFound();
  const record = await findRecord<PlanCommittee>(scope, kindOfCommittees(), { planId: plan.id, key: committee.key });
  return placeOf(plan, { record, committee });
}

function placeOf(
  plan: PlanSummary,
  { record, committee }: { record?: PlanCommittee; committee?: Committee },
): CommitteePlace {
  return {
    plan: { id: plan.id, key: plan.key, title: plan.title },
    key: record?.key ?? committee?.key ?? "",
    name: record?.name ?? committee?.name ?? {},
    kind: record?.kind ?? null,
    composition: record?.members ?? null,
    task: record?.role ?? null,
    committee: committee ?? null,
  };
}
