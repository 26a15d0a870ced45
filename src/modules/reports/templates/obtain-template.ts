import type { Scope } from "#platform/db/scope.ts";
import { presetFor } from "./shipped-templates.ts";
import { findTemplate, insertTemplate } from "./template.data.ts";
import type { ReportTemplate } from "./template.rules.ts";

/** The plan's newest template, or the preset that it begins with, which becomes its first. In a transaction that may write. */
export async function obtainTemplate(
  scope: Scope,
  { plan, now }: { plan: { id: number; key: string }; now: Date },
): Promise<ReportTemplate> {
  const own = await findTemplate(scope, plan.id);
  if (own) return own;
  const { title, chapters } = presetFor(plan.key);
  return insertTemplate(scope, { planId: plan.id, version: 1, title, chapters, createdBy: null, createdAt: now });
}
