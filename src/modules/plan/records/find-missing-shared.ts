import type { Scope } from "#platform/db/scope.ts";
import type { Issue } from "#platform/errors.ts";
import { findMissing, type PlanDocument } from "./plan-document.rules.ts";
import { listSharedElsewhere } from "./plan-record.data.ts";
import type { RecordKind } from "./record-kind.rules.ts";

/** Keys of the shared records that other plans of the municipality keep, by list. `planId`: null for a plan that is new. */
export async function listKeysElsewhere(
  scope: Scope,
  kinds: readonly RecordKind[],
  planId: number | null,
): Promise<Record<string, string[]>> {
  const elsewhere: Record<string, string[]> = {};
  for (const kind of kinds.filter((entry) => entry.isShared)) {
    elsewhere[kind.name] = (await listSharedElsewhere(scope, kind, planId)).map((record) => record.key);
  }
  return elsewhere;
}

/** References to shared records that neither the document nor another plan holds. */
export async function findMissingShared(
  scope: Scope,
  document: PlanDocument,
  { planId, kinds }: { planId: number | null; kinds: readonly RecordKind[] },
): Promise<Issue[]> {
  return findMissing(document, await listKeysElsewhere(scope, kinds, planId), kinds);
}
