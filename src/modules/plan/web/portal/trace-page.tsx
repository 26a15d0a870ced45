import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { residentPage } from "#platform/http/route.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Arc, Section } from "#ui/parts.tsx";
import { pathTo } from "../../reading/plan-tree.rules.ts";
import { type PlanReading, readPlanParts } from "../../reading/read-plan-parts.ts";
import { type LinkedNode, type Trace, type TracedAction, traceOf } from "../../reading/trace.rules.ts";
import { isInForce } from "../../records/in-force.rules.ts";
import type {
  Action,
  ActionClass,
  EvidenceGroup,
  Listing,
  PlanLink,
  PlanNode,
  Project,
} from "../../records/plan-records.ts";
import { BasisMark, Numbered, planAddress, planPage } from "./plan-page.tsx";

export const traceRoute = residentPage({
  path: "/plans/:plan/trace",
  async handle(ctx, { params }) {
    const reading = await readPlanParts(ctx, {
      plan: params.plan ?? "",
      lists: ["nodes", "projects", "listings", "evidenceGroups", "actions", "actionClasses", "links"],
    });
    const trace = traceOf({
      groups: reading.list<EvidenceGroup>("evidenceGroups"),
      actions: reading.list<Action>("actions"),
      classes: reading.list<ActionClass>("actionClasses"),
      links: reading.list<PlanLink>("links"),
      nodes: reading.list<PlanNode>("nodes").filter((node) => isInForce(node, reading.today)),
    });
    const hasTrace = trace.groups.some((group) => group.actions.length > 0);
    return planPage(ctx, {
      plan: reading.plan.key,
      head: reading.head,
      section: "trace",
      title: ctx.say.message("plan.trace.title"),
      body: (
        <>
          <h1>
            <Message say={ctx.say} k="plan.trace.title" />
          </h1>
          <Arc />
          <p class="lead">
            <Message say={ctx.say} k={hasTrace ? "plan.trace.lead" : "plan.trace.none"} />
          </p>
          {hasTrace ? <Classes ctx={ctx} reading={reading} trace={trace} /> : null}
          {hasTrace ? <Groups ctx={ctx} reading={reading} trace={trace} /> : null}
          {hasTrace ? <Gaps ctx={ctx} reading={reading} trace={trace} /> : null}
        </>
      ),
    });
  },
});

interface TraceProps {
  ctx: ResidentContext;
  reading: PlanReading;
  trace: Trace;
}

/** The middle of the chain, said once: which class of actions leads to which policy, and whose word that is. */
function Classes({ ctx, reading, trace }: TraceProps): JSX.Element {
  const traced = trace.groups.flatMap((group) => group.actions);
  return (
    <Section id="classes" title={<Message say={ctx.say} k="plan.trace.class" />}>
      <ul class="rows">
        {reading.list<ActionClass>("actionClasses").map((actionClass) => {
          const own = traced.filter((entry) => entry.action.class === actionClass.key);
          return (
            <li class="class-row" id={`class-${actionClass.key}`}>
              <div>
                <strong>
                  <Numbered ctx={ctx} number={actionClass.number} title={actionClass.title} />
                </strong>
                <p class="caption">
                  {own.map(({ action }) => (
                    <a
                      class="circled"
                      href={`#${action.key}`}
                      aria-label={`${action.number} ${ctx.say.plain(action.title)}`}
                    >
                      {circled(action.number)}
                    </a>
                  ))}
                </p>
              </div>
              <NodeLinks ctx={ctx} reading={reading} links={own[0]?.policies ?? []} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Groups({ ctx, reading, trace }: TraceProps): JSX.Element {
  return (
    <>
      {trace.groups.map(({ group, actions }) => (
        <Section id={`group-${group.key}`} title={<Numbered ctx={ctx} number={group.number} title={group.title} />}>
          <p>
            <a href={planAddress(ctx, reading.plan.key, `/evidence/${group.key}`)}>
              <Message say={ctx.say} k={`plan.evidence.kind.${group.kind}`} />
            </a>
          </p>
          <ol class="trail">
            {actions.map((traced) => (
              <ActionRow ctx={ctx} reading={reading} traced={traced} />
            ))}
          </ol>
        </Section>
      ))}
    </>
  );
}

function ActionRow({
  ctx,
  reading,
  traced,
}: {
  ctx: ResidentContext;
  reading: PlanReading;
  traced: TracedAction;
}): JSX.Element {
  const { action, actionClass, measures } = traced;
  return (
    <li id={action.key} class="trail-row">
      <div class="from">
        <h3>
          <Numbered ctx={ctx} number={circled(action.number)} title={action.title} />
        </h3>
        {action.printedWith === null ? null : (
          <p class="caption">
            <Message say={ctx.say} k="plan.trace.printedWith" params={{ number: circled(action.printedWith) }} />
          </p>
        )}
      </div>
      <div class="through">
        <p class="eyebrow">
          <Message say={ctx.say} k="plan.trace.class" />
        </p>
        {actionClass ? (
          <a href={`#class-${actionClass.key}`}>
            <Numbered ctx={ctx} number={actionClass.number} title={actionClass.title} />
          </a>
        ) : null}
      </div>
      <div class="to">
        <p class="eyebrow">
          <Message say={ctx.say} k="plan.trace.leadsTo" />
        </p>
        {measures.length === 0 ? (
          <p class="gap">
            <Message say={ctx.say} k="plan.trace.gap" />
          </p>
        ) : (
          <NodeLinks ctx={ctx} reading={reading} links={measures} counted />
        )}
      </div>
    </li>
  );
}

/** Nodes that a link leads to, with whose word it is and, for measures, how many projects hang below. */
function NodeLinks({
  ctx,
  reading,
  links,
  counted,
}: {
  ctx: ResidentContext;
  reading: PlanReading;
  links: readonly LinkedNode[];
  counted?: boolean;
}): JSX.Element {
  const ended = new Set(
    reading.list<Project>("projects").flatMap((project) => (isInForce(project, reading.today) ? [] : [project.key])),
  );
  const listings = reading.list<Listing>("listings").filter((listing) => !ended.has(listing.project));
  return (
    <ul class="plain">
      {links.map(({ node, link }) => {
        const projects = counted ? listings.filter((listing) => listing.node === node.key).length : 0;
        return (
          <li>
            <a href={planAddress(ctx, reading.plan.key, `/nodes/${node.key}`)}>
              {numberPath(reading, node)} <TextOf say={ctx.say} text={node.title} />
            </a>
            {projects > 0 ? (
              <small>
                {" "}
                <Message say={ctx.say} k="plan.trace.projects" params={{ count: projects }} />
              </small>
            ) : null}{" "}
            <BasisMark ctx={ctx} record={link} />
          </li>
        );
      })}
    </ul>
  );
}

/** `Ⅱ 1-2`: measures restart their numbers in each policy, so the policy's number stands before them. */
function numberPath(reading: PlanReading, node: PlanNode): string {
  const path = pathTo(reading.list<PlanNode>("nodes"), node.key);
  const top = path[0];
  return [...new Set([top?.number, node.number])].filter(Boolean).join(" ");
}

function Gaps({ ctx, reading, trace }: TraceProps): JSX.Element {
  const none = trace.openActions.length === 0 && trace.openMeasures.length === 0;
  return (
    <Section id="gaps" title={<Message say={ctx.say} k="plan.trace.gapsTitle" />}>
      {none ? (
        <p>
          <Message say={ctx.say} k="plan.trace.noGaps" />
        </p>
      ) : (
        <div class="columns">
          <div>
            <h3>
              <Message say={ctx.say} k="plan.trace.gapActions" />
            </h3>
            <ul class="plain">
              {trace.openActions.map((action) => (
                <li class="gap">
                  <a href={`#${action.key}`}>
                    <Numbered ctx={ctx} number={circled(action.number)} title={action.title} />
                  </a>
                </li>
              ))}
            </ul>
          </div>
          <div>
            <h3>
              <Message say={ctx.say} k="plan.trace.gapNodes" />
            </h3>
            <ul class="plain">
              {trace.openMeasures.map((node) => (
                <li class="gap">
                  <a href={planAddress(ctx, reading.plan.key, `/nodes/${node.key}`)}>
                    {numberPath(reading, node)} <TextOf say={ctx.say} text={node.title} />
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </Section>
  );
}

/** ①–⑳ and ㉑–㉟ as the documents print them; beyond that the plain number. */
function circled(number: number): string {
  if (number >= 1 && number <= 20) return String.fromCodePoint(0x245f + number);
  if (number >= 21 && number <= 35) return String.fromCodePoint(0x3250 + number - 20);
  return String(number);
}
