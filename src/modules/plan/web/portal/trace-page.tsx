import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { residentPage } from "#platform/http/route.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Arc, Section } from "#ui/parts.tsx";
import type { PlanParts } from "../../plan-parts.ts";
import { keyFigure } from "../../reading/evidence-bars.rules.ts";
import { type PlanReading, readPlanParts } from "../../reading/read-plan-parts.ts";
import { type Trace, type TracedAction, traceOf } from "../../reading/trace.rules.ts";
import { isInForce } from "../../records/in-force.rules.ts";
import type {
  Action,
  ActionClass,
  EvidenceGroup,
  EvidenceTable,
  PlanLink,
  PlanNode,
} from "../../records/plan-records.ts";
import { EvidenceBars } from "./evidence-figure.tsx";
import { Numbered, planAddress, planPage } from "./plan-page.tsx";
import { NodeLinks, numberPath } from "./trace-links.tsx";

const LISTS = [
  "nodes",
  "projects",
  "listings",
  "evidenceGroups",
  "evidenceTables",
  "actions",
  "actionClasses",
  "links",
];

/** A key figure gives an idea; the whole table is one press away. */
const MOST_BARS = 5;

export const traceRoute = (parts: PlanParts) =>
  residentPage({
    path: "/plans/:plan/trace",
    async handle(ctx, { params }) {
      const reading = await readPlanParts(ctx, {
        plan: params.plan ?? "",
        lists: LISTS,
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
        kinds: parts.kinds,
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
          <KeyFigure ctx={ctx} reading={reading} group={group} />
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

/** What the evidence says at its plainest: the title and the first bars of its first drawn table. */
function KeyFigure({
  ctx,
  reading,
  group,
}: {
  ctx: ResidentContext;
  reading: PlanReading;
  group: EvidenceGroup;
}): JSX.Element | null {
  const table = keyFigure(reading.list<EvidenceTable>("evidenceTables").filter((entry) => entry.group === group.key));
  if (!table) return null;
  return (
    <figure class="key-figure">
      <figcaption>
        <TextOf say={ctx.say} text={table.title} />
        {table.unit ? (
          <small>
            {" "}
            （<TextOf say={ctx.say} text={table.unit} />）
          </small>
        ) : null}
      </figcaption>
      <EvidenceBars ctx={ctx} table={table} most={MOST_BARS} />
      <a href={planAddress(ctx, reading.plan.key, `/evidence/${group.key}#${table.key}`)}>
        <Message say={ctx.say} k="plan.trace.table" />
      </a>
    </figure>
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
          <NodeLinks ctx={ctx} reading={reading} links={measures} withProjects />
        )}
      </div>
    </li>
  );
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
