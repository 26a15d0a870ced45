import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { staffPage } from "#platform/http/route.ts";
import { TextOf } from "#ui/message.tsx";
import { listPlansForStaff, type StaffPlan } from "../../editing/list-plans-for-staff.ts";
import { staffAddress } from "./staff-plan-page.tsx";

export const plansRoute = staffPage({
  path: "/plans",
  access: "plan.read",
  async handle(ctx) {
    const plans = await listPlansForStaff(ctx);
    const title = ctx.say.t("plan.staff.plans.title");
    return page({
      title,
      body: (
        <>
          <h1>{title}</h1>
          {plans.length === 0 ? (
            <p>{ctx.say.t("plan.staff.plans.none")}</p>
          ) : (
            <ul class="rows">
              {plans.map((plan) => (
                <PlanRow ctx={ctx} plan={plan} />
              ))}
            </ul>
          )}
        </>
      ),
    });
  },
});

function PlanRow({ ctx, plan }: { ctx: StaffContext; plan: StaffPlan }): JSX.Element {
  const { say } = ctx;
  const nodes = plan.counts.nodesByLevel.reduce((sum, count) => sum + count, 0);
  return (
    <li>
      <a href={staffAddress(ctx, plan.key)}>
        <span class="what">
          <TextOf say={say} text={plan.title} />
        </span>
        <span class="more">{say.t(`plan.state.${plan.state}`)}</span>
        <span class="under">
          {say.t("plan.staff.plans.counts", { nodes, projects: plan.counts.projects })}
          {" · "}
          {plan.lastChange
            ? say.t("plan.staff.plans.lastChange", {
                time: say.format.dateTime(plan.lastChange.at),
                by: plan.lastChange.by ?? say.t("plan.staff.system"),
              })
            : say.t("plan.staff.plans.unchanged")}
        </span>
      </a>
    </li>
  );
}
