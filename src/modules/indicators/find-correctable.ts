import { getCityBody, listStaffOfBody } from "#modules/accounts/public.ts";
import { listAuthors } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { KeptIndicator } from "./indicator.data.ts";
import { type IndicatorValue, valueKind } from "./indicator-kinds.ts";
import { mayEditIndicators, mayReportValue } from "./permissions.ts";

/**
 * Keys of the values that somebody may put right: the city all, a partner what its own people reported. What the plan's
 * document says, and what the city entered, is not the partner's to change.
 */
export async function findCorrectable(
  ctx: StaffContext,
  scope: Scope,
  { kept, values }: { kept: KeptIndicator; values: readonly IndicatorValue[] },
): Promise<ReadonlySet<string>> {
  const city = await getCityBody(scope);
  const keys = values.map((value) => value.key);
  if (mayEditIndicators(ctx.actor, city.id)) return new Set(keys);
  if (!mayReportValue(ctx.actor, kept.indicator, city.id)) return new Set();
  const authors = await listAuthors(scope, { planId: kept.plan.id, kind: valueKind.name });
  const colleagues = await listStaffOfBody(scope, ctx.actor.bodyId);
  return new Set(keys.filter((key) => colleagues.has(authors.get(key) ?? "")));
}
