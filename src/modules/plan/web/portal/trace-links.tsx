import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { pathTo, projectsAt } from "../../reading/plan-tree.rules.ts";
import type { PlanReading } from "../../reading/read-plan-parts.ts";
import { type LinkedNode, sharedBasis } from "../../reading/trace.rules.ts";
import type { Listing, PlanNode, Project } from "../../records/plan-records.ts";
import { BasisMark, planAddress } from "./plan-page.tsx";

/** Nodes that links lead to, whose word the links are, and for measures the projects that hang below. */
export function NodeLinks({
  ctx,
  reading,
  links,
  withProjects,
}: {
  ctx: ResidentContext;
  reading: PlanReading;
  links: readonly LinkedNode[];
  withProjects?: boolean;
}): JSX.Element {
  const shared = sharedBasis(links.map(({ link }) => link));
  return (
    <div>
      <ul class="plain">
        {links.map(({ node, link }) => (
          <li>
            <a href={planAddress(ctx, reading.plan.key, `/nodes/${node.key}`)}>
              {numberPath(reading, node)} <TextOf say={ctx.say} text={node.title} />
            </a>{" "}
            {shared ? null : <BasisMark ctx={ctx} record={link} isLink />}
            {withProjects ? <Projects ctx={ctx} reading={reading} node={node} /> : null}
          </li>
        ))}
      </ul>
      {shared ? <BasisMark ctx={ctx} record={shared} isLink /> : null}
    </div>
  );
}

function Projects({
  ctx,
  reading,
  node,
}: {
  ctx: ResidentContext;
  reading: PlanReading;
  node: PlanNode;
}): JSX.Element | null {
  const projects = projectsAt(node.key, {
    listings: reading.list<Listing>("listings"),
    projects: reading.list<Project>("projects"),
    today: reading.today,
  });
  if (projects.length === 0) return null;
  return (
    <details>
      <summary>
        <small>
          <Message say={ctx.say} k="plan.trace.projects" params={{ count: projects.length }} />
        </small>
      </summary>
      <ul class="plain">
        {projects.map(({ project, title }) => (
          <li>
            <a href={planAddress(ctx, reading.plan.key, `/projects/${project.key}`)}>
              <TextOf say={ctx.say} text={title} />
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** `Ⅱ 1-2`: measures restart their numbers in each policy, so the policy's number stands before them. */
export function numberPath(reading: PlanReading, node: PlanNode): string {
  const path = pathTo(reading.list<PlanNode>("nodes"), node.key);
  const top = path[0];
  return [...new Set([top?.number, node.number])].filter(Boolean).join(" ");
}
