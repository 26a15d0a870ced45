import type { StaffContext } from "#platform/context.ts";
import { invalid, notFound } from "#platform/errors.ts";
import { editPlan, getRecord, type PlanTarget } from "../editing/edit-plan.ts";
import { projectKind } from "../records/plan-kinds.ts";
import { findPlan, findRecord } from "../records/plan-record.data.ts";
import type { Project } from "../records/plan-records.ts";
import { wouldCircle } from "./family.rules.ts";
import { listAllLineage, type ProjectPlace } from "./lineage.data.ts";
import { tie } from "./regroup.rules.ts";
import { dayOf, type Regrouping, regroupingChanges } from "./regroup-projects.ts";

/** Says that a project goes on with one of another plan. @throws AppError invalid, forbidden, notFound */
export async function continueProject(
  ctx: StaffContext,
  input: PlanTarget & Omit<Regrouping, "reason"> & { project: string; former: ProjectPlace },
): Promise<void> {
  await editPlan(ctx, input, async ({ scope, plan, document }) => {
    const to = getRecord<Project>(document, "projects", input.project);
    const { former } = input;
    if (former.plan === plan.key) throw invalid([{ path: "former", code: "plan.error.continuedHere" }]);
    const earlier = await findPlan(scope, former.plan);
    const project =
      earlier && (await findRecord<Project>(scope, projectKind, { planId: earlier.id, key: former.project }));
    if (!project) throw notFound("plan.error.recordNotFound");
    const steps = await listAllLineage(scope);
    const here = { plan: plan.key, project: to.key };
    if (wouldCircle(steps, former, here)) throw invalid([{ path: "former", code: "plan.error.lineageCircle" }]);
    const isKnown = steps.some(
      (step) =>
        step.from.plan === former.plan &&
        step.from.project === former.project &&
        step.to.plan === here.plan &&
        step.to.project === here.project,
    );
    if (isKnown) throw invalid([{ path: "former", code: "plan.error.continuedAlready" }]);
    const on = dayOf(document, input.on);
    const next = tie(document, { type: "continued", former: project, plan: former.plan, to, on, reason: null });
    return { changes: regroupingChanges(input, document, next), action: "project.continued" };
  });
}
