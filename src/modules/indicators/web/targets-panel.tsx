import { type PlanPanel, planAddress } from "#modules/plan/public.ts";
import { Message } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { todayInJapan } from "../partial-date.rules.ts";
import { readTargets } from "../read-targets.ts";
import { TargetRows } from "./target-rows.tsx";

/** The first page of a plan stays short; the others are one press away. */
const AT_A_GLANCE = 5;

/** On the plan's first page: how far its targets have come. */
export const targetsPanel: PlanPanel = async (ctx, scope, { plan }) => {
  const { say } = ctx;
  const targets = await readTargets(scope, { planId: plan.id }, todayInJapan(ctx.clock.now()));
  if (targets.length === 0) return null;
  return (
    <Section
      id="targets"
      title={<Message say={say} k="indicators.panel.title" params={{ count: targets.length }} />}
      lead={<Message say={say} k="indicators.panel.lead" />}
    >
      <TargetRows ctx={ctx} plan={plan.key} targets={targets.slice(0, AT_A_GLANCE)} />
      {targets.length > AT_A_GLANCE ? (
        <p>
          <a class="button" href={planAddress(ctx, plan.key, "/targets")}>
            <Message say={say} k="indicators.panel.all" />
          </a>
        </p>
      ) : null}
    </Section>
  );
};

/** On the page of a node: the targets that name it. */
export const nodeTargetsPanel: PlanPanel = async (ctx, scope, { plan, node }) => {
  const targets = await readTargets(scope, { planId: plan.id, node }, todayInJapan(ctx.clock.now()));
  if (node === undefined || targets.length === 0) return null;
  return (
    <Section id="targets" title={<Message say={ctx.say} k="indicators.panel.node" />}>
      <TargetRows ctx={ctx} plan={plan.key} targets={targets} />
    </Section>
  );
};
