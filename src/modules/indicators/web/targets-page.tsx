import { PLAN_KINDS, planPage } from "#modules/plan/public.ts";
import { residentPage } from "#platform/http/route.ts";
import { Message } from "#ui/message.tsx";
import { targetKind } from "../indicator-kinds.ts";
import { listTargets } from "../list-targets.ts";
import { TargetRows } from "./target-rows.tsx";

/** What the menu of a plan looks at. */
export const MENU_KINDS = [...PLAN_KINDS, targetKind];

/** All targets of a plan. */
export const targetsRoute = residentPage({
  path: "/plans/:plan/targets",
  async handle(ctx, { params }) {
    const { say } = ctx;
    const { plan, head, targets } = await listTargets(ctx, { plan: params.plan ?? "" });
    return planPage(ctx, {
      kinds: MENU_KINDS,
      plan: plan.key,
      head,
      section: "targets",
      title: say.message("indicators.list.title"),
      body: (
        <>
          <h1>
            <Message say={say} k="indicators.list.title" />
          </h1>
          <p class="lead">
            <Message say={say} k={targets.length === 0 ? "indicators.list.empty" : "indicators.list.lead"} />
          </p>
          {targets.length === 0 ? null : <TargetRows ctx={ctx} plan={plan.key} targets={targets} />}
        </>
      ),
    });
  },
});
