import { type Body, getCityBody, listBodies } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, notFound } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { mayEditPlan, mayReadPlan } from "../permissions.ts";
import { planHeadKind } from "../records/plan-kinds.ts";
import {
  findRecord,
  getPlan,
  listRecords,
  listSharedElsewhere,
  type PlanReference,
} from "../records/plan-record.data.ts";
import type { PlanHead } from "../records/plan-records.ts";
import type { PlanRecord, RecordKind } from "../records/record-kind.rules.ts";
import type { PlanTarget } from "./edit-plan.ts";

/** A plan as a staff page needs it: the head, the lists that the page asked for, whether buttons to edit are shown. */
export interface StaffReading {
  plan: PlanReference;
  head: PlanHead;
  /** In Japan; decides what is in force. */
  today: string;
  mayEdit: boolean;
  bodies: readonly Body[];
  list<R extends PlanRecord>(kind: string): R[];
  /** Records of a shared kind that other plans keep; this plan's records may name them. */
  elsewhere<R extends PlanRecord>(kind: string): R[];
  /** Also those that are kept elsewhere. */
  find(kind: string, key: string): PlanRecord | undefined;
}

/**
 * Reads whole lists of a plan, in one transaction. Names of kinds that the installation does not know are left out; `also`
 * reads more in the same one. @throws AppError forbidden, notFound
 */
export async function readForEditing(
  ctx: StaffContext,
  target: PlanTarget & { lists: readonly string[]; also?(scope: Scope, plan: PlanReference): Promise<void> },
): Promise<StaffReading> {
  allow(mayReadPlan(ctx.actor));
  return ctx.read(async (scope) => {
    const plan = await getPlan(scope, target.plan);
    const head = await findRecord<PlanHead>(scope, planHeadKind, { planId: plan.id, key: plan.key });
    if (!head) throw notFound("plan.error.planNotFound");
    const wanted = target.kinds.filter((kind) => kind.name !== "plan" && target.lists.includes(kind.name));
    const { lists, shared } = await readLists(scope, wanted, plan.id);
    lists.set("plan", [head]);
    const byKey = new Map(
      [...lists].map(([kind, own]) => {
        const known = [...(shared.get(kind) ?? []), ...own];
        return [kind, new Map(known.map((record) => [record.key, record]))];
      }),
    );
    await target.also?.(scope, plan);
    const city = await getCityBody(scope);
    return {
      plan,
      head,
      today: todayInJapan(ctx.clock.now()),
      mayEdit: mayEditPlan(ctx.actor, city.id),
      bodies: await listBodies(scope),
      list: <R extends PlanRecord>(kind: string) => (lists.get(kind) ?? []) as R[],
      elsewhere: <R extends PlanRecord>(kind: string) => (shared.get(kind) ?? []) as R[],
      find: (kind, key) => byKey.get(kind)?.get(key),
    };
  });
}

type Lists = Map<string, PlanRecord[]>;

async function readLists(
  scope: Scope,
  kinds: readonly RecordKind[],
  planId: number,
): Promise<{ lists: Lists; shared: Lists }> {
  const [lists, shared]: [Lists, Lists] = [new Map(), new Map()];
  for (const kind of kinds) {
    lists.set(kind.name, await listRecords(scope, kind, { planId }));
    if (kind.isShared) shared.set(kind.name, await listSharedElsewhere(scope, kind, planId));
  }
  return { lists, shared };
}
