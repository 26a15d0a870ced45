import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { Subject } from "../meeting/subject.rules.ts";
import type { PublicMeeting, PublicWork } from "../reading/public-meeting.ts";
import type { PortalProps } from "./portal-meeting.tsx";

type Item = PublicMeeting["agenda"][number];

/** The agenda; under each item what was said and decided. */
export function PublicAgenda(props: PortalProps): JSX.Element | null {
  const { ctx, meeting } = props;
  const { say } = ctx;
  const hasMinutes = meeting.agenda.some(({ minutes }) => minutes !== null);
  const rest = meeting.decisions.filter(({ itemId }) => itemId === null);
  return (
    <>
      {meeting.agenda.length > 0 ? (
        <Section
          id="agenda"
          title={<Message say={say} k="meetings.agenda" />}
          lead={hasMinutes && meeting.hidesNames ? <Message say={say} k="meetings.minutesByRole" /> : undefined}
        >
          <ol class="trail">
            {meeting.agenda.map((item, index) => (
              <li class="pieces" id={`item-${item.id}`}>
                <AgendaItem {...props} item={item} number={index + 1} />
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      {rest.length > 0 ? (
        <Section id="decisions" title={<Message say={say} k="meetings.decisions" />}>
          <Decisions ctx={ctx} decisions={rest} />
        </Section>
      ) : null}
    </>
  );
}

function AgendaItem({ item, number, ...props }: PortalProps & { item: Item; number: number }): JSX.Element {
  const { ctx, meeting } = props;
  const { say } = ctx;
  const decisions = meeting.decisions.filter(({ itemId }) => itemId === item.id);
  return (
    <>
      <h3>
        <bdi>{number}.</bdi> <TextOf say={say} text={item.title} />
      </h3>
      {item.note ? (
        <p class="lines">
          <TextOf say={say} text={item.note} />
        </p>
      ) : null}
      <About ctx={ctx} item={item} plan={meeting.committee.planKey} />
      {item.kind === "followUps" ? <Work ctx={ctx} work={meeting.carried} isCarried /> : null}
      {decisions.length > 0 ? (
        <>
          <h4>
            <Message say={say} k="meetings.decisions" />
          </h4>
          <Decisions ctx={ctx} decisions={decisions} />
        </>
      ) : null}
      {item.minutes === null ? null : (
        <details>
          <summary>
            <Message say={say} k="meetings.minutes" />
          </summary>
          <p class="lines">
            <TextOf say={say} text={{ ja: item.minutes }} />
          </p>
        </details>
      )}
    </>
  );
}

interface AboutProps {
  ctx: ResidentContext;
  item: Item;
  plan: string;
}

function About({ ctx, item, plan }: AboutProps): JSX.Element | null {
  const { say } = ctx;
  if (item.about.length === 0) return null;
  return (
    <p class="basis">
      <Message say={say} k="meetings.about" />:{" "}
      {item.about.map((subject, index) => {
        const href = subjectAddress(ctx, plan, subject);
        const title = <TextOf say={say} text={subject.title} />;
        return (
          <>
            {index > 0 ? " / " : null}
            {href ? <a href={href}>{title}</a> : title}
          </>
        );
      })}
    </p>
  );
}

/** Indicators have no page of their own: a plan shows them with their targets. */
function subjectAddress(ctx: ResidentContext, plan: string, { kind, key }: Subject): string | undefined {
  const root = `/${ctx.municipality.slug}/${ctx.say.language.code}`;
  const addresses = {
    node: `${root}/plans/${plan}/nodes/${key}`,
    project: `${root}/plans/${plan}/projects/${key}`,
    opinion: `${root}/opinions/${key}`,
    indicator: undefined,
  };
  return addresses[kind];
}

function Decisions({ ctx, decisions }: { ctx: ResidentContext; decisions: PublicMeeting["decisions"] }): JSX.Element {
  return (
    <ul>
      {decisions.map(({ text, work }) => (
        <li>
          <TextOf say={ctx.say} text={text} />
          <Work ctx={ctx} work={work} />
        </li>
      ))}
    </ul>
  );
}

interface WorkProps {
  ctx: ResidentContext;
  work: readonly PublicWork[];
  /** From earlier meetings: then it says from which. */
  isCarried?: boolean;
}

/** Who was given what until when, and what became of it. */
function Work({ ctx: { say }, work, isCarried }: WorkProps): JSX.Element | null {
  if (work.length === 0) return null;
  return (
    <ul class="rows">
      {work.map(({ what, postName, due, doneOn, doneNote, meetingNumber }) => (
        <li>
          <div class="row">
            <span class="what">
              <TextOf say={say} text={what} />
            </span>
            <span class="more">
              <TextOf say={say} text={postName} />
              {due ? (
                <>
                  ・<Message say={say} k="meetings.work.dueOn" params={{ date: say.format.date(due) }} />
                </>
              ) : null}
              {isCarried ? (
                <>
                  ・<Message say={say} k="meetings.work.from" params={{ number: meetingNumber }} />
                </>
              ) : null}
            </span>
            <span class="under">
              {doneOn ? (
                <>
                  <Message say={say} k="meetings.work.done" params={{ date: say.format.date(doneOn) }} />
                  <br />
                  <TextOf say={say} text={doneNote} />
                </>
              ) : (
                <Message say={say} k="meetings.work.open" />
              )}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
