import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import { findNewestRuleSet, getRuleSet, insertRuleSet, type KeptRuleSet, lockRuleSetKey } from "./rule-set.data.ts";
import { shippedRuleSets } from "./shipped-rule-sets.ts";

/**
 * What a new year takes under this key: the newest version that the municipality has, or the shipped one, which becomes
 * its first. The year keeps that version, whatever becomes of the rule later. @throws AppError notFound
 */
export async function obtainRuleSet(scope: Scope, key: string): Promise<KeptRuleSet> {
  await lockRuleSetKey(scope, key);
  const own = await findNewestRuleSet(scope, key);
  if (own) return own;
  const rules = shippedRuleSets().find((entry) => entry.key === key);
  if (!rules) throw notFound("review.error.ruleSetNotFound");
  const id = await insertRuleSet(scope, { rules, version: 1, note: null, createdBy: null, createdAt: new Date() });
  return getRuleSet(scope, id);
}
