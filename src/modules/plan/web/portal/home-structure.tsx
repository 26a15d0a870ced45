import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { Branch } from "../../reading/plan-overview.data.ts";
import type { PlanHome } from "../../reading/read-plan-home.ts";
import { Numeral, planAddress } from "./plan-page.tsx";

/** The first two levels of the tree, side by side. */
export function Structure({ ctx, home }: { ctx: ResidentContext; home: PlanHome }): JSX.Element {
  const { say } = ctx;
  const tops = home.branches.filter((branch) => branch.parent === null);
  const hasProjects = home.counts.projects > 0;
  const below = (parent: string) => home.branches.filter((branch) => branch.parent === parent);
  const address = (branch: Branch) => planAddress(ctx, home.plan.key, `/nodes/${branch.key}`);
  // The first page stays short: of a very large plan it shows the beginning, the rest is one press away.
  const shown = tops.slice(0, 8);
  return (
    <Section
      id="structure"
      title={<Message say={say} k="plan.home.structure" />}
      lead={<TextOf say={say} text={home.head.reading} />}
    >
      <div class="columns">
        {shown.map((top) => (
          <div>
            <h3>
              <Numeral number={top.number} />
              <a href={address(top)}>
                <TextOf say={say} text={top.title} />
              </a>
            </h3>
            <ul class="rows">
              {below(top.key)
                .slice(0, 5)
                .map((branch) => (
                  <li>
                    <a href={address(branch)}>
                      <span class="what">
                        <TextOf say={say} text={branch.title} />
                      </span>
                      <BranchCount
                        ctx={ctx}
                        branch={branch}
                        hasProjects={hasProjects}
                        isDeep={home.head.levels.length > 2}
                      />
                    </a>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
      <p>
        <a class="button" href={planAddress(ctx, home.plan.key, "/tree")}>
          <Message say={say} k="plan.home.more" />
        </a>
      </p>
    </Section>
  );
}

function BranchCount({
  ctx,
  branch,
  hasProjects,
  isDeep,
}: {
  ctx: ResidentContext;
  branch: Branch;
  hasProjects: boolean;
  isDeep: boolean;
}): JSX.Element | null {
  if (!isDeep) return null;
  return (
    <span class="more">
      {hasProjects ? (
        <Message say={ctx.say} k="plan.home.counts" params={{ nodes: branch.leaves, projects: branch.projects }} />
      ) : (
        <Message say={ctx.say} k="plan.home.nodesOnly" params={{ nodes: branch.leaves }} />
      )}
    </span>
  );
}

/** From evidence to projects in one row of numbers; each is a door. */
export function Chain({ ctx, home }: { ctx: ResidentContext; home: PlanHome }): JSX.Element | null {
  const { say } = ctx;
  const { counts, head } = home;
  const level = say.text(head.levels.at(-1)?.name).value;
  const to = (rest: string) => planAddress(ctx, home.plan.key, rest);
  const figures = [
    { count: counts.evidence, label: <Message say={say} k="plan.figure.evidence" />, href: to("/evidence") },
    { count: counts.actions, label: <Message say={say} k="plan.figure.actions" />, href: to("/trace") },
    { count: counts.actionClasses.length, label: <Message say={say} k="plan.figure.classes" />, href: to("/trace") },
    {
      count: counts.nodesByLevel.at(-1) ?? 0,
      label: <Message say={say} k="plan.figure.leaves" params={{ level }} />,
      href: to("/tree"),
    },
    {
      count: counts.projects,
      label:
        counts.listings > counts.projects ? (
          <Message say={say} k="plan.figure.projects" params={{ listings: counts.listings }} />
        ) : (
          <Message say={say} k="plan.figure.projectsOnce" />
        ),
      href: to("/tree"),
    },
    { count: counts.desiredStates, label: <Message say={say} k="plan.figure.desiredStates" />, href: to("/tree") },
    { count: counts.partners, label: <Message say={say} k="plan.figure.partners" />, href: to("/partners") },
    {
      count: counts.actions > 0 ? counts.openActions : 0,
      label: <Message say={say} k="plan.figure.gaps" />,
      href: to("/trace#gaps"),
    },
  ].filter((figure) => figure.count > 0);
  return (
    <Section
      id="chain"
      title={<Message say={say} k={counts.actions > 0 ? "plan.home.trace" : "plan.home.numbers"} />}
      lead={counts.actions > 0 ? <Message say={say} k="plan.home.traceLead" /> : undefined}
    >
      <ul class="figures">
        {figures.map((figure) => (
          <li>
            <a href={figure.href}>
              <b>{say.format.number(figure.count)}</b>
              {figure.label}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
