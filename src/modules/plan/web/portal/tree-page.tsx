import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { residentPage } from "#platform/http/route.ts";
import { Message, TextOf } from "#ui/message.tsx";
import type { PlanParts } from "../../plan-parts.ts";
import { buildTree, type ListedProject, type TreeNode } from "../../reading/plan-tree.rules.ts";
import { readPlanParts } from "../../reading/read-plan-parts.ts";
import type { Listing, PlanNode, Project } from "../../records/plan-records.ts";
import { Numbered, Numeral, planAddress, planPage } from "./plan-page.tsx";

export const treeRoute = (parts: PlanParts) =>
  residentPage({
    path: "/plans/:plan/tree",
    async handle(ctx, { params }) {
      const reading = await readPlanParts(ctx, { plan: params.plan ?? "", lists: ["nodes", "listings", "projects"] });
      const tree = buildTree({
        nodes: reading.list<PlanNode>("nodes"),
        listings: reading.list<Listing>("listings"),
        projects: reading.list<Project>("projects"),
        today: reading.today,
      });
      return planPage(ctx, {
        kinds: parts.kinds,
        plan: reading.plan.key,
        head: reading.head,
        section: "tree",
        title: ctx.say.message("plan.tree.title"),
        body: (
          <>
            <h1>
              <Message say={ctx.say} k="plan.tree.title" />
            </h1>
            <p class="lead">
              <Message say={ctx.say} k="plan.tree.lead" />
            </p>
            {tree.map((top) => (
              <TopNode ctx={ctx} plan={reading.plan.key} top={top} />
            ))}
          </>
        ),
      });
    },
  });

export function TopNode({ ctx, plan, top }: { ctx: ResidentContext; plan: string; top: TreeNode }): JSX.Element {
  return (
    <section class="section" id={top.node.key}>
      <h2>
        <Numeral number={top.node.number} />
        <a href={planAddress(ctx, plan, `/nodes/${top.node.key}`)}>
          <TextOf say={ctx.say} text={top.node.title} />
        </a>
      </h2>
      {top.children.map((child) => (
        <Branch ctx={ctx} plan={plan} branch={child} />
      ))}
      <Projects ctx={ctx} plan={plan} projects={top.projects} />
    </section>
  );
}

/** The second level opens and closes; what is below is a plain list. */
function Branch({ ctx, plan, branch }: { ctx: ResidentContext; plan: string; branch: TreeNode }): JSX.Element {
  if (branch.children.length === 0 && branch.projects.length === 0) {
    return (
      <p>
        <NodeLink ctx={ctx} plan={plan} node={branch.node} />
      </p>
    );
  }
  return (
    <details open>
      <summary>
        <h3>
          <Numbered ctx={ctx} number={branch.node.number} title={branch.node.title} />
        </h3>
      </summary>
      <p>
        <a class="more-link" href={planAddress(ctx, plan, `/nodes/${branch.node.key}`)}>
          <Message say={ctx.say} k="plan.tree.open" />
          <span class="visually-hidden">
            {": "}
            <TextOf say={ctx.say} text={branch.node.title} />
          </span>
        </a>
      </p>
      <ul class="tree">
        {branch.children.map((child) => (
          <li>
            <NodeLink ctx={ctx} plan={plan} node={child.node} />
            <Projects ctx={ctx} plan={plan} projects={child.projects} />
            {child.children.map((deeper) => (
              <Branch ctx={ctx} plan={plan} branch={deeper} />
            ))}
          </li>
        ))}
      </ul>
      <Projects ctx={ctx} plan={plan} projects={branch.projects} />
    </details>
  );
}

function NodeLink({ ctx, plan, node }: { ctx: ResidentContext; plan: string; node: PlanNode }): JSX.Element {
  return (
    <a class="node" href={planAddress(ctx, plan, `/nodes/${node.key}`)}>
      <Numbered ctx={ctx} number={node.number} title={node.title} />
    </a>
  );
}

export function Projects({
  ctx,
  plan,
  projects,
}: {
  ctx: ResidentContext;
  plan: string;
  projects: readonly ListedProject[];
}): JSX.Element | null {
  if (projects.length === 0) return null;
  return (
    <ul class="tree">
      {projects.map((listed) => (
        <li>
          <a href={planAddress(ctx, plan, `/projects/${listed.project.key}`)}>
            <TextOf say={ctx.say} text={listed.title} />
          </a>
          {listed.isHome ? null : (
            <small>
              {" "}
              （<Message say={ctx.say} k="plan.listing.again" />）
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}
