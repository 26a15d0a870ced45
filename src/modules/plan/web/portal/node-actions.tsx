import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { Message } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { PlanReading } from "../../reading/read-plan-parts.ts";
import type { ActionClass, PlanLink, PlanNode } from "../../records/plan-records.ts";
import { BasisMark, Numbered, planAddress } from "./plan-page.tsx";
import { readVoices, VoiceRows } from "./voices.tsx";

interface NodeActionsProps {
  ctx: ResidentContext;
  reading: PlanReading;
  node: PlanNode;
}

/** The way back to the evidence. A node that only classes of actions lead to (a policy) shows those. */
export function NodeActions({ ctx, reading, node }: NodeActionsProps): JSX.Element | null {
  const voices = readVoices(reading, [node.key]);
  if (!voices) return null;
  const isLeaf = !reading.list<PlanNode>("nodes").some((entry) => entry.parent === node.key);
  return (
    <>
      <Classes ctx={ctx} reading={reading} node={node} />
      {isLeaf || voices.length > 0 ? (
        <Section id="actions" title={<Message say={ctx.say} k="plan.node.actions" />}>
          {voices.length === 0 ? (
            <p class="gap">
              <Message say={ctx.say} k="plan.node.noActions" />
            </p>
          ) : (
            <VoiceRows ctx={ctx} plan={reading.plan.key} voices={voices} />
          )}
        </Section>
      ) : null}
    </>
  );
}

function Classes({ ctx, reading, node }: NodeActionsProps): JSX.Element | null {
  const classes = new Map(reading.list<ActionClass>("actionClasses").map((entry) => [entry.key, entry]));
  const links = reading.list<PlanLink>("links").filter((link) => link.type === "classToNode" && link.to === node.key);
  if (links.length === 0) return null;
  return (
    <Section id="classes" title={<Message say={ctx.say} k="plan.node.classes" />}>
      <ul class="rows">
        {links.map((link) => {
          const actionClass = classes.get(link.from);
          return actionClass ? (
            <li>
              <a href={planAddress(ctx, reading.plan.key, `/trace#class-${actionClass.key}`)}>
                <span class="what">
                  <Numbered ctx={ctx} number={actionClass.number} title={actionClass.title} />
                </span>
                <BasisMark ctx={ctx} record={link} isLink />
              </a>
            </li>
          ) : null;
        })}
      </ul>
    </Section>
  );
}
