import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { type Cycle, listCycles } from "../cycles/cycle.data.ts";
import { mayManageReview } from "../permissions.ts";
import { getRuleSet, type KeptRuleSet, listRuleSets, listRuleSetUses, type RuleSetUse } from "./rule-set.data.ts";
import type { RuleSet } from "./rule-set.rules.ts";
import { listGradesOfCycle } from "./sheet-grade.data.ts";
import { shippedRuleSets } from "./shipped-rule-sets.ts";

export interface OwnRuleSet {
  newest: KeptRuleSet;
  /** The years that rest on any of its versions. */
  uses: RuleSetUse[];
}

export interface RuleSetShelf {
  own: OwnRuleSet[];
  /** Shipped ones that the city has not taken over. */
  shipped: readonly RuleSet[];
  mayManage: boolean;
}

/** What there is to choose from: the city's own rule sets, and the shipped ones. */
export async function readRuleSets(ctx: StaffContext): Promise<RuleSetShelf> {
  return ctx.read(async (scope) => {
    const versions = Map.groupBy(await listRuleSets(scope), ({ key }) => key);
    const uses = await listRuleSetUses(scope);
    const own = [...versions.values()].flatMap((list) => {
      const [newest] = list;
      const ids = list.map(({ id }) => id);
      return newest ? [{ newest, uses: uses.filter(({ ruleSetId }) => ids.includes(ruleSetId)) }] : [];
    });
    const shipped = shippedRuleSets().filter(({ key }) => !versions.has(key));
    return { own, shipped, mayManage: await mayManage(ctx, scope) };
  });
}

export interface ReadRuleSet {
  kept: KeptRuleSet;
  /** All versions, the newest first. */
  versions: KeptRuleSet[];
  isNewest: boolean;
  uses: RuleSetUse[];
  mayManage: boolean;
  /** Years with sheets, the newest first: for trying a change out. */
  cycles: Cycle[];
  /** Open years without a grade so far that are graded by something else. */
  mayBeUsedIn: Cycle[];
}

/** @throws AppError notFound */
export async function readRuleSet(ctx: StaffContext, id: number): Promise<ReadRuleSet> {
  return ctx.read(async (scope) => {
    const kept = await getRuleSet(scope, id);
    const versions = (await listRuleSets(scope)).filter(({ key }) => key === kept.key);
    const cycles = await listCycles(scope);
    const mayBeUsedIn: Cycle[] = [];
    for (const cycle of cycles) {
      if (cycle.state !== "open" || cycle.ruleSetId === id) continue;
      if ((await listGradesOfCycle(scope, { cycleId: cycle.id })).length === 0) mayBeUsedIn.push(cycle);
    }
    return {
      kept,
      versions,
      isNewest: versions[0]?.id === id,
      uses: await listRuleSetUses(scope, id),
      mayManage: await mayManage(ctx, scope),
      cycles,
      mayBeUsedIn,
    };
  });
}

const mayManage = async (ctx: StaffContext, scope: Scope) =>
  mayManageReview({ actor: ctx.actor, cityBodyId: (await getCityBody(scope)).id });
