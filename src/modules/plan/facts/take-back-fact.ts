import type { StaffContext } from "#platform/context.ts";
import { allow, conflict } from "#platform/errors.ts";
import { getFact } from "./fact.data.ts";
import { type FactPlace, openProject } from "./prepare-fact.ts";
import { reverseFact } from "./reverse-fact.ts";

/** Something was entered that did not happen, or twice. @throws AppError forbidden, notFound, invalid, conflict */
export async function takeBackFact(
  ctx: StaffContext,
  input: FactPlace & { fact: number; reason: string },
): Promise<void> {
  await ctx.transaction(async (scope) => {
    const { planId, project, access } = await openProject(ctx, scope, input);
    const fact = await getFact(scope, input.fact, { planId, project: project.key });
    if (fact.state !== "effective") throw conflict("plan.facts.error.reversedMeanwhile");
    allow(access.mayReverse(fact));
    await reverseFact(ctx, scope, { fact: fact.id, reason: input.reason });
  });
}
