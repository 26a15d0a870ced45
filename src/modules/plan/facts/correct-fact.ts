import type { StaffContext } from "#platform/context.ts";
import { allow, conflict } from "#platform/errors.ts";
import { getFact } from "./fact.data.ts";
import { type FactEntry, type FactPlace, openProject, prepareFact } from "./prepare-fact.ts";
import { type RecordedFact, recordFact } from "./record-fact.ts";
import { reverseFact } from "./reverse-fact.ts";

/**
 * Puts a fact right: takes it back with the reason and writes what is right, both or neither.
 * @throws AppError forbidden, notFound, invalid; conflict where somebody has taken it back already
 */
export async function correctFact(
  ctx: StaffContext,
  input: FactPlace & FactEntry & { fact: number; reason: string },
): Promise<RecordedFact & { date: string }> {
  return ctx.transaction(async (scope) => {
    const opened = await openProject(ctx, scope, input);
    const wrong = await getFact(scope, input.fact, { planId: opened.planId, project: opened.project.key });
    if (wrong.state !== "effective") throw conflict("plan.facts.error.reversedMeanwhile");
    allow(opened.access.mayReverse(wrong));
    const also = input.reason.trim() === "" ? [{ path: "reason", code: "plan.facts.error.reasonMissing" }] : [];
    const prepared = await prepareFact(ctx, scope, { opened, entry: input, also });
    // A title that was left as it stood keeps its other languages.
    const title = ctx.say.plain(wrong.title) === ctx.say.plain(prepared.title) ? wrong.title : prepared.title;
    const fact = { ...prepared, kind: wrong.kind, title };
    await reverseFact(ctx, scope, { fact: wrong.id, reason: input.reason });
    return { ...(await recordFact(ctx, scope, fact)), date: fact.date };
  });
}
