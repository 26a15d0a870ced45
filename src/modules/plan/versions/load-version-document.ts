import type { Scope } from "#platform/db/scope.ts";
import { type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import { listSharedElsewhere, loadDocument } from "../records/plan-record.data.ts";
import type { PlanRecord, RecordKind } from "../records/record-kind.rules.ts";

/** A whole plan together with what it names of other plans (an indicator that two plans aim at): it must be readable alone. */
export interface VersionDocument extends PlanDocument {
  /** By list; left out where the plan names nothing of others. */
  shared?: Record<string, PlanRecord[]>;
}

export async function loadVersionDocument(
  scope: Scope,
  planId: number,
  kinds: readonly RecordKind[],
): Promise<VersionDocument> {
  const document = await loadDocument(scope, planId, kinds);
  const shared: Record<string, PlanRecord[]> = {};
  for (const kind of kinds.filter((entry) => entry.isShared)) {
    const wanted = namedElsewhere(document, kind.name, kinds);
    if (wanted.size === 0) continue;
    const found = await listSharedElsewhere(scope, kind, planId);
    shared[kind.name] = found.filter((record) => wanted.has(record.key));
  }
  return Object.keys(shared).length === 0 ? document : { ...document, shared };
}

/** Keys of a list that the plan's records refer to and the plan itself does not hold. */
function namedElsewhere(document: PlanDocument, list: string, kinds: readonly RecordKind[]): Set<string> {
  const own = new Set(recordsOf(document, list).map(({ key }) => key));
  const named = kinds.flatMap((kind) => {
    const fields = Object.entries(kind.fields).flatMap(([name, field]) =>
      field.type === "ref" && field.kind === list ? [name] : [],
    );
    return recordsOf(document, kind.name).flatMap((record) =>
      fields.map((name) => (record as unknown as Record<string, string | null>)[name]),
    );
  });
  return new Set(named.flatMap((key) => (key && !own.has(key) ? [key] : [])));
}
