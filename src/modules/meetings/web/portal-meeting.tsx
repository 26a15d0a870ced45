import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { file, page } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import { InLanguage, Message, TextOf } from "#ui/message.tsx";
import { Arc, Notice, Section } from "#ui/parts.tsx";
import { areMinutesPublic } from "../meeting/meeting.rules.ts";
import { readPaperContent } from "../papers/paper.data.ts";
import { MEDIA_TYPE } from "../papers/paper-file.rules.ts";
import { type PublicMeeting, readPublicMeeting } from "../reading/public-meeting.ts";
import { PublicAgenda } from "./portal-agenda.tsx";
import { portalAddress, publicName } from "./portal-words.tsx";
import { idOf } from "./staff-address.ts";
import { sizeOf, whenOf } from "./staff-words.ts";

export const MEETING_PATH = "/meetings/:meeting{[0-9]+}";

export interface PortalProps {
  ctx: ResidentContext;
  meeting: PublicMeeting;
}

const read = (ctx: ResidentContext, params: Record<string, string>) =>
  ctx.read((scope) => readPublicMeeting(scope, idOf(params, "meeting")));

/** One meeting: when it is, its agenda and papers; afterwards its minutes, its decisions and what became of them. */
export const meetingRoute = residentPage({
  path: MEETING_PATH,
  async handle(ctx, { params }) {
    const meeting = await read(ctx, params);
    const { say } = ctx;
    const name = publicName(ctx, meeting);
    const props: PortalProps = { ctx, meeting };
    return page({
      title: say.shown(name),
      crumbs: [{ label: say.message("meetings.title"), href: portalAddress(ctx) }, { label: name }],
      body: (
        <>
          <div class="hero">
            <p class="eyebrow">
              <Message say={say} k={`meetings.state.${meeting.state}`} />
            </p>
            <h1>
              <InLanguage resolved={name} />
            </h1>
            <Arc />
          </div>
          <Remarks {...props} />
          <Facts {...props} />
          <Summary {...props} />
          <PublicAgenda {...props} />
          <Papers {...props} />
          <Members {...props} />
          <Opinions {...props} />
        </>
      ),
    });
  },
});

/** A public paper; the address carries the hash of its content, so that a new file is asked for anew. */
export const paperFileRoute = residentPage({
  path: `${MEETING_PATH}/papers/:paper{[0-9]+}`,
  // Files are large: a route that reads a query is not kept in memory.
  query: ["v"],
  async handle(ctx, { params }) {
    const meeting = await read(ctx, params);
    const paper = meeting.papers.find(({ id }) => id === idOf(params, "paper"));
    if (!paper?.file) throw notFound();
    const body = await ctx.read((scope) => readPaperContent(scope, paper.id));
    return file({ body, type: MEDIA_TYPE[paper.file.type], fileName: paper.file.name });
  },
});

function Remarks({ ctx: { say }, meeting }: PortalProps): JSX.Element | null {
  const { isDemo, reason, state } = meeting;
  const isWaiting = state === "held" || state === "minutesConfirmed";
  return (
    <>
      {isDemo ? (
        <Notice>
          <Message say={say} k="meetings.demo" />
        </Notice>
      ) : null}
      {reason ? (
        <Notice tone="warning">
          <Message say={say} k="meetings.cancelledBecause" params={{ reason }} />
        </Notice>
      ) : null}
      {isWaiting ? (
        <Notice>
          <Message say={say} k="meetings.minutesPending" />
        </Notice>
      ) : null}
    </>
  );
}

function Facts({ ctx, meeting }: PortalProps): JSX.Element {
  const { say } = ctx;
  const { committee } = meeting;
  const isToCome = meeting.state === "planned";
  return (
    <>
      <dl class="pairs">
        <dt>
          <Message say={say} k="meetings.when" />
        </dt>
        <dd>
          <bdi>{whenOf(say, meeting)}</bdi>
        </dd>
        {meeting.place ? (
          <>
            <dt>
              <Message say={say} k="meetings.place" />
            </dt>
            <dd>
              <TextOf say={say} text={meeting.place} />
            </dd>
          </>
        ) : null}
        {isToCome ? (
          <>
            <dt>
              <Message say={say} k="meetings.listening" />
            </dt>
            <dd>
              <Message say={say} k={meeting.isOpen ? "meetings.open" : "meetings.closed"} />
            </dd>
          </>
        ) : null}
        <dt>
          <Message say={say} k="meetings.plan" />
        </dt>
        <dd>
          <a href={`/${ctx.municipality.slug}/${say.language.code}/plans/${committee.planKey}`}>
            <TextOf say={say} text={committee.planTitle} />
          </a>
        </dd>
      </dl>
      {isToCome ? (
        <p class="no-print">
          <a href={portalAddress(ctx, `/${meeting.id}/meeting.ics`)}>
            <Message say={say} k="meetings.calendar" />
          </a>
        </p>
      ) : null}
    </>
  );
}

function Summary({ ctx: { say }, meeting }: PortalProps): JSX.Element | null {
  if (!meeting.summary) return null;
  return (
    <Section id="summary" title={<Message say={say} k="meetings.summary" />}>
      <p class="lines">
        <TextOf say={say} text={meeting.summary} />
      </p>
    </Section>
  );
}

function Papers({ ctx, meeting }: PortalProps): JSX.Element | null {
  const { say } = ctx;
  if (meeting.papers.length === 0) return null;
  const address = (id: number, hash: string) => portalAddress(ctx, `/${meeting.id}/papers/${id}?v=${hash}`);
  return (
    <Section id="papers" title={<Message say={say} k="meetings.papers" />}>
      <ol>
        {meeting.papers.map(({ id, title, file: stored, href }) => (
          <li>
            <a href={href ?? address(id, stored?.hash ?? "")}>
              <TextOf say={say} text={title} />
              {stored ? <bdi> ({`${stored.type.toUpperCase()}, ${sizeOf(say, stored.size)}`})</bdi> : null}
            </a>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Members({ ctx: { say }, meeting }: PortalProps): JSX.Element | null {
  const { members, unnamedMembers } = meeting;
  if (members.length + unnamedMembers === 0 || meeting.state === "cancelled") return null;
  return (
    <Section id="members" title={<Message say={say} k="meetings.members" />}>
      <ul class="plain">
        {members.map(({ name, role, affiliation, attendance }) => (
          <li>
            {name}{" "}
            <small>
              <Message say={say} k={`meetings.role.${role}`} />
              {affiliation ? (
                <>
                  ・<TextOf say={say} text={affiliation} />
                </>
              ) : null}
              {attendance ? (
                <>
                  ・<Message say={say} k={`meetings.attendance.${attendance}`} />
                </>
              ) : null}
            </small>
          </li>
        ))}
        {unnamedMembers > 0 ? (
          <li>
            <Message say={say} k="meetings.unnamed" params={{ count: unnamedMembers }} />
          </li>
        ) : null}
      </ul>
    </Section>
  );
}

function Opinions({ ctx, meeting }: PortalProps): JSX.Element | null {
  const { say } = ctx;
  if (meeting.opinions.length === 0 || !areMinutesPublic(meeting.state)) return null;
  const root = `/${ctx.municipality.slug}/${say.language.code}/opinions`;
  return (
    <Section id="opinions" title={<Message say={say} k="meetings.opinions" />}>
      <ul class="rows">
        {meeting.opinions.map(({ id, text, answer }) => (
          <li>
            <a href={`${root}/${id}`}>
              <span class="what">
                <TextOf say={say} text={text} />
              </span>
              {answer ? (
                <span class="under">
                  <Message say={say} k="meetings.answer" />: <TextOf say={say} text={answer} />
                </span>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
