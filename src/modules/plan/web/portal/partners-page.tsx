import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { residentPage } from "#platform/http/route.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { PanelDrawing } from "../../plan-panels.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { type PlanReading, readPlanParts } from "../../reading/read-plan-parts.ts";
import type { Committee, LocalGoal, Partner, PlanEvent, PlanNode, PlanSection } from "../../records/plan-records.ts";
import { PartnerRows } from "./node-page.tsx";
import { Numbered, planPage, SourcePlace } from "./plan-page.tsx";

interface Props {
  ctx: ResidentContext;
  reading: PlanReading;
}

export const partnersRoute = (parts: PlanParts) =>
  residentPage({
    path: "/plans/:plan/partners",
    async handle(ctx, { params }) {
      const panels: PanelDrawing[] = [];
      const reading = await readPlanParts(ctx, {
        plan: params.plan ?? "",
        lists: ["nodes", "partners", "committees", "sections", "localGoals", "events", "sources"],
        async also(scope, plan) {
          for (const read of parts.panels.partners ?? []) panels.push(await read(scope, { plan }));
        },
      });
      return planPage(ctx, {
        kinds: parts.kinds,
        plan: reading.plan.key,
        head: reading.head,
        section: "partners",
        title: ctx.say.message("plan.partners.title"),
        body: (
          <>
            <h1>
              <Message say={ctx.say} k="plan.partners.title" />
            </h1>
            <Partners ctx={ctx} reading={reading} />
            <Committees ctx={ctx} reading={reading} />
            {panels.map((draw) => draw(ctx))}
            <Sections ctx={ctx} reading={reading} />
            <Events ctx={ctx} reading={reading} />
            <Goals ctx={ctx} reading={reading} />
          </>
        ),
      });
    },
  });

function Partners({ ctx, reading }: Props): JSX.Element | null {
  const nodes = new Map(reading.list<PlanNode>("nodes").map((node) => [node.key, node]));
  const groups = Map.groupBy(reading.list<Partner>("partners"), (partner) => partner.node ?? "");
  if (groups.size === 0) return null;
  return (
    <Section id="partners" title={<Message say={ctx.say} k="plan.partners.partners" />}>
      {[...groups].map(([key, partners]) => {
        const node = nodes.get(key);
        return (
          <>
            <h3>
              {node ? (
                <Numbered ctx={ctx} number={node.number} title={node.title} />
              ) : (
                <Message say={ctx.say} k="plan.partners.whole" />
              )}
            </h3>
            <PartnerRows ctx={ctx} partners={partners} />
          </>
        );
      })}
    </Section>
  );
}

function Committees({ ctx, reading }: Props): JSX.Element | null {
  const committees = reading.list<Committee>("committees");
  if (committees.length === 0) return null;
  return (
    <Section id="committees" title={<Message say={ctx.say} k="plan.partners.committees" />}>
      <dl class="pairs">
        {committees.map((committee) => (
          <>
            <dt>
              <TextOf say={ctx.say} text={committee.name} />
              {committee.kind ? (
                <small>
                  {" "}
                  <TextOf say={ctx.say} text={committee.kind} />
                </small>
              ) : null}
            </dt>
            <dd>
              <p>
                <TextOf say={ctx.say} text={committee.role} />
              </p>
              {committee.members ? (
                <p class="caption">
                  <Message say={ctx.say} k="plan.partners.members" />: <TextOf say={ctx.say} text={committee.members} />
                </p>
              ) : null}
            </dd>
          </>
        ))}
      </dl>
    </Section>
  );
}

function Sections({ ctx, reading }: Props): JSX.Element | null {
  const sections = reading.list<PlanSection>("sections");
  if (sections.length === 0) return null;
  return (
    <Section
      id="sections"
      title={<Message say={ctx.say} k="plan.partners.sections" />}
      lead={<Message say={ctx.say} k="plan.partners.sectionsLead" params={{ count: sections.length }} />}
    >
      <ul class="many">
        {sections.map((section) => (
          <li>
            <TextOf say={ctx.say} text={section.name} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Events({ ctx, reading }: Props): JSX.Element | null {
  const events = reading.list<PlanEvent>("events");
  if (events.length === 0) return null;
  const when = (event: PlanEvent) =>
    [event.startsOn, event.endsOn].flatMap((date) => (date ? [ctx.say.format.date(date)] : [])).join(" – ");
  return (
    <Section id="events" title={<Message say={ctx.say} k="plan.partners.events" />}>
      <dl class="pairs">
        {events.map((event) => (
          <>
            <dt>
              {when(event)}
              <small>
                {" "}
                <Message say={ctx.say} k={`plan.event.${event.kind}` as "plan.event.survey"} />
              </small>
            </dt>
            <dd>
              <strong>
                <TextOf say={ctx.say} text={event.title} />
              </strong>
              <p>
                <TextOf say={ctx.say} text={event.summary} />
              </p>
              <SourcePlace ctx={ctx} reading={reading} place={event.source} />
            </dd>
          </>
        ))}
      </dl>
    </Section>
  );
}

function Goals({ ctx, reading }: Props): JSX.Element | null {
  const goals = reading.list<LocalGoal>("localGoals");
  if (goals.length === 0) return null;
  return (
    <Section id="goals" title={<Message say={ctx.say} k="plan.partners.goals" />}>
      <ol class="plain">
        {goals.map((goal) => (
          <li>
            <Numbered ctx={ctx} number={goal.number} title={goal.title} />
            {goal.note ? (
              <p class="caption">
                <TextOf say={ctx.say} text={goal.note} />
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
