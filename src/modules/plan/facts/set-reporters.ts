import { getCityBody, listBodies } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, invalid } from "#platform/errors.ts";
import { deleteReporters, insertReporters, listReporters } from "./fact-reporter.data.ts";
import { type FactPlace, openProject } from "./prepare-fact.ts";

/** Says which partner bodies enter facts for a project. @throws AppError forbidden, notFound, invalid */
export async function setReporters(ctx: StaffContext, input: FactPlace & { bodies: readonly number[] }): Promise<void> {
  await ctx.transaction(async (scope) => {
    const { planId, project, access } = await openProject(ctx, scope, input);
    allow(access.mayManage);
    const city = await getCityBody(scope);
    const partners = new Set((await listBodies(scope)).map((body) => body.id).filter((id) => id !== city.id));
    if (input.bodies.some((id) => !partners.has(id)))
      throw invalid([{ path: "bodies", code: "plan.facts.error.body" }]);
    const before = (await listReporters(scope, { planId, project: project.key })).map((reporter) => reporter.bodyId);
    const gone = before.filter((id) => !input.bodies.includes(id));
    const come = input.bodies.filter((id) => !before.includes(id));
    if (gone.length + come.length === 0) return;
    await deleteReporters(scope, { planId, project: project.key, bodyIds: gone });
    await insertReporters(
      scope,
      come.map((bodyId) => ({ planId, project: project.key, bodyId })),
    );
    await recordAudit(ctx, scope, {
      action: "factReporter.changed",
      objectKind: "projects",
      objectKey: `${input.plan}/${project.key}`,
      before: { bodies: before },
      after: { bodies: input.bodies },
    });
  });
}
