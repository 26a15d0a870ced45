import type { ComponentChildren, JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { residentPage } from "#platform/http/route.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import type { PanelDrawing } from "../../plan-panels.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { buildTree, pathTo } from "../../reading/plan-tree.rules.ts";
import { type PlanReading, readPlanParts } from "../../reading/read-plan-parts.ts";
import { isInForce } from "../../records/in-force.rules.ts";
import type { DesiredState, Listing, NodeText, Partner, PlanNode, Project } from "../../records/plan-records.ts";
import { listStateReviews } from "../../states/state-review.data.ts";
import { newestReviews, type StateReview } from "../../states/state-review.rules.ts";
import { NodeActions } from "./node-actions.tsx";
import { BasisMark, Numbered, numberedLabel, planAddress, planPage } from "./plan-page.tsx";
import { StateReviews } from "./state-reviews.tsx";
import { VOICE_LISTS } from "./voices.tsx";

const LISTS = ["nodes", "listings", "projects", "texts", "desiredStates", "partners", "actionClasses", ...VOICE_LISTS];

interface NodeView {
  ctx: ResidentContext;
  reading: PlanReading;
  node: PlanNode;
  /** What was found of its desired states, in the order in which it was entered; left out of a version. */
  reviews?: readonly StateReview[];
}

export const nodeRoute = (parts: PlanParts) =>
  residentPage({
    path: "/plans/:plan/nodes/:key",
    async handle(ctx, { params }) {
      const panels: PanelDrawing[] = [];
      const atEnd: PanelDrawing[] = [];
      const reviews: StateReview[] = [];
      const reading = await readPlanParts(ctx, {
        plan: params.plan ?? "",
        lists: LISTS,
        async also(scope, plan) {
          for (const read of parts.panels.node) panels.push(await read(scope, { plan, node: params.key }));
          reviews.push(...(await listStateReviews(scope, { planId: plan.id })));
          for (const read of parts.panels.nodeEnd ?? []) atEnd.push(await read(scope, { plan, node: params.key }));
        },
      });
      const path = pathTo(reading.list<PlanNode>("nodes"), params.key ?? "");
      const node = path.at(-1);
      if (!node) throw notFound();
      const view: NodeView = { ctx, reading, node, reviews };
      return planPage(ctx, {
        kinds: parts.kinds,
        plan: reading.plan.key,
        head: reading.head,
        section: "tree",
        title: [node.number, ctx.say.plain(node.title)].filter(Boolean).join(" "),
        crumbs: path.map((step, index) => ({
          label: numberedLabel(ctx, step),
          ...(index === path.length - 1 ? {} : { href: planAddress(ctx, reading.plan.key, `/nodes/${step.key}`) }),
        })),
        body: (
          <>
            <NodeContent view={view} level={path.length} panels={panels.map((draw) => draw(ctx))}>
              <NodeActions {...view} />
            </NodeContent>
            {atEnd.map((draw) => draw(ctx))}
          </>
        ),
      });
    },
  });

/** What a node says, today or in a version: `panels` behind its heading, the children before its partners. */
export function NodeContent({
  view,
  level,
  panels,
  children,
}: {
  view: NodeView;
  level: number;
  panels?: ComponentChildren;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <>
      <Heading view={view} level={level} />
      {panels}
      <Below view={view} level={level} />
      <DesiredStates view={view} />
      <Columns view={view} />
      {children}
      <Partners view={view} />
    </>
  );
}

function Heading({ view, level }: { view: NodeView; level: number }): JSX.Element {
  const { ctx, reading, node } = view;
  return (
    <div class="hero">
      <p class="eyebrow">
        <TextOf say={ctx.say} text={reading.head.levels[level - 1]?.name} />
      </p>
      <h1>
        <Numbered ctx={ctx} number={node.number} title={node.title} />
      </h1>
      {node.retiredOn ? (
        <Notice tone="warning">
          <Message
            say={ctx.say}
            k={isInForce(node, reading.today) ? "plan.node.retiring" : "plan.node.retired"}
            params={{ date: ctx.say.format.date(node.retiredOn) }}
          />
        </Notice>
      ) : null}
      <p>
        <TextOf say={ctx.say} text={node.summary} />
      </p>
    </div>
  );
}

/** `level`: the node's own, 1 at the top; what hangs below is called by the name of the next. */
function Below({ view: { ctx, reading, node }, level }: { view: NodeView; level: number }): JSX.Element | null {
  const nodes = reading.list<PlanNode>("nodes");
  const [self] = buildTree({
    nodes: nodes
      .filter((entry) => entry.key === node.key || entry.parent === node.key)
      .map((entry) => (entry.key === node.key ? { ...entry, parent: null, retiredOn: null } : entry)),
    listings: reading.list<Listing>("listings"),
    projects: reading.list<Project>("projects"),
    today: reading.today,
  });
  const children = self?.children ?? [];
  const projects = self?.projects ?? [];
  return (
    <>
      {children.length > 0 ? (
        <Section title={<TextOf say={ctx.say} text={reading.head.levels[level]?.name} />}>
          <ul class="rows">
            {children.map((child) => (
              <li>
                <a href={planAddress(ctx, reading.plan.key, `/nodes/${child.node.key}`)}>
                  <span class="what">
                    <Numbered ctx={ctx} number={child.node.number} title={child.node.title} />
                  </span>
                  <span class="under">
                    <TextOf say={ctx.say} text={child.node.summary} />
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {projects.length > 0 ? (
        <Section title={<TextOf say={ctx.say} text={reading.head.projectName} />}>
          <ul class="rows">
            {projects.map((listed) => (
              <li>
                <a href={planAddress(ctx, reading.plan.key, `/projects/${listed.project.key}`)}>
                  <span class="what">
                    <TextOf say={ctx.say} text={listed.title} />
                  </span>
                  {listed.isHome ? null : (
                    <span class="more">
                      <Message say={ctx.say} k="plan.listing.again" />
                    </span>
                  )}
                  <span class="under">
                    <TextOf say={ctx.say} text={listed.project.summary} />
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function DesiredStates({ view: { ctx, reading, node, reviews = [] } }: { view: NodeView }): JSX.Element | null {
  const states = reading.list<DesiredState>("desiredStates").filter((state) => state.node === node.key);
  if (states.length === 0) return null;
  const newest = newestReviews(reviews);
  return (
    <Section id="desired-states" title={<Message say={ctx.say} k="plan.node.desiredStates" />}>
      <div class="columns">
        {reading.head.horizons.map((horizon) => (
          <div>
            <h3>
              <TextOf say={ctx.say} text={horizon.name} />{" "}
              <small>
                <Message say={ctx.say} k="plan.horizon.years" params={{ from: horizon.fromYear, to: horizon.toYear }} />
              </small>
            </h3>
            <ul>
              {states
                .filter((state) => state.horizon === horizon.key)
                .map((state) => (
                  <li>
                    {state.heading ? (
                      <small>
                        <TextOf say={ctx.say} text={state.heading} />{" "}
                      </small>
                    ) : null}
                    <TextOf say={ctx.say} text={state.text} />
                    <StateReviews
                      say={ctx.say}
                      reviews={[newest.get(state.key)].filter((review) => review !== undefined)}
                    />
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}

function Columns({ view: { ctx, reading, node } }: { view: NodeView }): JSX.Element {
  const texts = reading.list<NodeText>("texts").filter((text) => text.node === node.key);
  return (
    <>
      {reading.head.columns
        .filter((column) => texts.some((text) => text.column === column.key))
        .map((column) => (
          <Section title={<TextOf say={ctx.say} text={column.name} />}>
            <ColumnTexts ctx={ctx} texts={texts.filter((text) => text.column === column.key)} />
          </Section>
        ))}
    </>
  );
}

function ColumnTexts({ ctx, texts }: { ctx: ResidentContext; texts: readonly NodeText[] }): JSX.Element {
  const groups = Map.groupBy(texts, (text) => ctx.say.plain(text.heading));
  return (
    <>
      {[...groups.values()].map((group) => (
        <>
          {group[0]?.heading ? (
            <h3>
              <TextOf say={ctx.say} text={group[0].heading} />
            </h3>
          ) : null}
          <ul>
            {group.map((text) => (
              <li>
                <TextOf say={ctx.say} text={text.text} />
              </li>
            ))}
          </ul>
        </>
      ))}
    </>
  );
}

function Partners({ view: { ctx, reading, node } }: { view: NodeView }): JSX.Element | null {
  const partners = reading.list<Partner>("partners").filter((partner) => partner.node === node.key);
  if (partners.length === 0) return null;
  return (
    <Section id="partners" title={<Message say={ctx.say} k="plan.node.partners" />}>
      <PartnerRows ctx={ctx} partners={partners} />
    </Section>
  );
}

export function PartnerRows({ ctx, partners }: { ctx: ResidentContext; partners: readonly Partner[] }): JSX.Element {
  return (
    <dl class="pairs">
      {partners.map((partner) => (
        <>
          <dt>
            <TextOf say={ctx.say} text={partner.name} />
          </dt>
          <dd>
            <TextOf say={ctx.say} text={partner.role} /> <BasisMark ctx={ctx} record={partner} />
          </dd>
        </>
      ))}
    </dl>
  );
}
