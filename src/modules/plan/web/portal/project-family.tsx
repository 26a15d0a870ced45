import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { Text } from "#platform/i18n/text.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { LineageType } from "../../lineage/lineage-kind.ts";
import type { Family } from "../../lineage/list-lineage.ts";
import { planAddress } from "./plan-page.tsx";

/** A former or later project, under the name that it had or has. */
interface Relative {
  plan: string;
  project: string;
  title: Text;
}

interface Step {
  type: LineageType;
  on: string;
  relatives: Relative[];
  /** What the project itself was called until then. */
  called: Text | null;
}

const CAME_FROM: Readonly<Record<LineageType, MessageKey>> = {
  merged: "plan.versions.lineage.merged",
  split: "plan.versions.lineage.split",
  continued: "plan.versions.lineage.continued",
};
const WENT_TO: Readonly<Record<LineageType, MessageKey>> = {
  merged: "plan.versions.lineage.mergedInto",
  split: "plan.versions.lineage.splitInto",
  continued: "plan.versions.lineage.continuedBy",
};

/** Where a project comes from and what became of it, with the names of then. */
export function ProjectFamily({
  ctx,
  family: { ancestors, successors },
}: {
  ctx: ResidentContext;
  family: Family;
}): JSX.Element | null {
  if (ancestors.length === 0 && successors.length === 0) return null;
  const from = ancestors.map(({ from: relative, to, ...step }) => ({ ...step, relative, called: to.titleBefore }));
  const to = successors.map(({ to: relative, ...step }) => ({ ...step, relative, called: null }));
  return (
    <Section id="family" title={<Message say={ctx.say} k="plan.versions.lineage.title" />}>
      {stepsOf(to).map((step) => (
        <FamilyStep ctx={ctx} step={step} message={WENT_TO[step.type]} />
      ))}
      {stepsOf(from).map((step) => (
        <FamilyStep ctx={ctx} step={step} message={CAME_FROM[step.type]} />
      ))}
    </Section>
  );
}

type Line = Omit<Step, "relatives"> & { relative: Relative };

/** What happened on one day in one way is told at once. */
function stepsOf(lines: readonly Line[]): Step[] {
  const grouped = Map.groupBy(lines, ({ type, on }) => `${type} ${on}`);
  return [...grouped.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { type, on } = first;
    const called = own.find((line) => line.called !== null)?.called ?? null;
    return [{ type, on, called, relatives: own.map(({ relative }) => relative) }];
  });
}

function FamilyStep({ ctx, step, message }: { ctx: ResidentContext; step: Step; message: MessageKey }): JSX.Element {
  const { say } = ctx;
  return (
    <>
      <h3>
        <Message say={say} k={message} params={{ date: say.format.date(step.on) }} />
      </h3>
      <ul class="rows">
        {step.relatives.map(({ plan, project, title }) => (
          <li>
            <a href={planAddress(ctx, plan, `/projects/${project}`)}>
              <span class="what">
                <TextOf say={say} text={title} />
              </span>
            </a>
          </li>
        ))}
      </ul>
      {step.called ? (
        <p class="basis">
          <Message say={say} k="plan.versions.lineage.called" params={{ title: say.plain(step.called) }} />
        </p>
      ) : null}
    </>
  );
}
