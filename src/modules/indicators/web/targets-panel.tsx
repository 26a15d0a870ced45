import type { JSX } from "preact";
import { type PlanPanel, planAddress } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Message } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { type JudgedTarget, judgeTargets, type ReadTarget, readTargets } from "../read-targets.ts";
import { TargetRows } from "./target-rows.tsx";

/** The first page of a plan stays short; the others are one press away. */
const AT_A_GLANCE = 5;

/** On the plan's first page: how far its targets have come. */
export const targetsPanel: PlanPanel = async (scope, { plan }) => {
  const read = await readTargets(scope, { planId: plan.id });
  const judge = judgeOnceADay(read);
  return (ctx) => (read.length === 0 ? null : <Glance ctx={ctx} plan={plan.key} targets={judge(ctx)} />);
};

/** Exact arithmetic is slow, and the same in all languages: it is done once a day for what was read. */
function judgeOnceADay(read: readonly ReadTarget[]): (ctx: ResidentContext) => JudgedTarget[] {
  let known: { day: string; targets: JudgedTarget[] } | undefined;
  return (ctx) => {
    const day = todayInJapan(ctx.clock.now());
    if (known?.day !== day) known = { day, targets: judgeTargets(read, day) };
    return known.targets;
  };
}

function Glance({ ctx, plan, targets }: { ctx: ResidentContext; plan: string; targets: JudgedTarget[] }): JSX.Element {
  const { say } = ctx;
  return (
    <Section
      id="targets"
      title={<Message say={say} k="indicators.panel.title" params={{ count: targets.length }} />}
      lead={<Message say={say} k="indicators.panel.lead" />}
    >
      <TargetRows ctx={ctx} plan={plan} targets={targets.slice(0, AT_A_GLANCE)} />
      {targets.length > AT_A_GLANCE ? (
        <p>
          <a class="button" href={planAddress(ctx, plan, "/targets")}>
            <Message say={say} k="indicators.panel.all" />
          </a>
        </p>
      ) : null}
    </Section>
  );
}

/** On the page of a node: the targets that name it. */
export const nodeTargetsPanel: PlanPanel = async (scope, { plan, node }) => {
  const read = node === undefined ? [] : await readTargets(scope, { planId: plan.id, node });
  const judge = judgeOnceADay(read);
  return (ctx) =>
    read.length === 0 ? null : (
      <Section id="targets" title={<Message say={ctx.say} k="indicators.panel.node" />}>
        <TargetRows ctx={ctx} plan={plan.key} targets={judge(ctx)} />
      </Section>
    );
};
