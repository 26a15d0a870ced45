import { recordAudit } from "#platform/audit/record-audit.ts";
import type { WriteContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, invalid } from "#platform/errors.ts";
import { getFact, insertReversal } from "./fact.data.ts";
import { reversedQuantities } from "./fact.rules.ts";
import { entryOf } from "./record-fact.ts";

/**
 * Takes a fact back by another one, in the caller's transaction: both stay to be seen, neither counts. A source whose fact
 * was taken back may leave it anew. Returns the id of the reversal. The caller has checked who may do that.
 * @throws AppError notFound, invalid; conflict where somebody has taken it back already
 */
export async function reverseFact(
  ctx: WriteContext,
  scope: Scope,
  input: { fact: number; reason: string },
): Promise<number> {
  const reason = input.reason.trim();
  if (reason === "") throw invalid([{ path: "reason", code: "plan.facts.error.reasonMissing" }]);
  const fact = await getFact(scope, input.fact);
  if (fact.state === "reversal") throw conflict("plan.facts.error.isReversal");
  if (fact.state === "reversed") throw conflict("plan.facts.error.reversedMeanwhile");
  const id = await insertReversal(
    scope,
    { ...fact, quantities: reversedQuantities(fact.quantities), reverses: fact.id, reason },
    entryOf(ctx),
  );
  await recordAudit(ctx, scope, {
    action: "fact.reversed",
    objectKind: "facts",
    objectKey: String(fact.id),
    bodyId: fact.bodyId,
    before: { project: fact.project, date: fact.date, kind: fact.kind, quantities: fact.quantities },
    after: { reversal: id },
    reason,
  });
  await bumpRevision(scope);
  return id;
}
