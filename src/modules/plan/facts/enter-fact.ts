import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { type FactEntry, type FactPlace, openProject, prepareFact } from "./prepare-fact.ts";
import { type RecordedFact, recordFact } from "./record-fact.ts";

/** Somebody tells what was done for a project. @throws AppError forbidden, notFound, invalid */
export async function enterFact(
  ctx: StaffContext,
  input: FactPlace & FactEntry,
): Promise<RecordedFact & { date: string }> {
  return ctx.transaction(async (scope) => {
    const opened = await openProject(ctx, scope, input);
    allow(opened.access.mayRecord);
    const fact = await prepareFact(ctx, scope, { opened, entry: input });
    return { ...(await recordFact(ctx, scope, fact)), date: fact.date };
  });
}
