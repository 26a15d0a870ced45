import type { JSX } from "preact";
import type { PlanPanel } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import { Message } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { type ListedMeeting, listPublicMeetings } from "../reading/public-meeting.ts";
import { MeetingRows, portalAddress } from "./portal-words.tsx";

const NEWEST = 3;

/** The newest meetings of a plan's committees; where there are none, the way to those of the city. */
const panel: PlanPanel = async (scope, { plan }) => {
  const meetings = await listPublicMeetings(scope);
  const newest = meetings.filter(({ committee }) => committee.planKey === plan.key).slice(0, NEWEST);
  return (ctx) => (meetings.length === 0 ? null : <Newest ctx={ctx} meetings={newest} />);
};

export const meetingPanels = { home: [panel], partners: [panel] } as const;

function Newest({ ctx, meetings }: { ctx: ResidentContext; meetings: readonly ListedMeeting[] }): JSX.Element {
  return (
    <Section id="meetings" title={<Message say={ctx.say} k="meetings.panel.title" />}>
      {meetings.length > 0 ? <MeetingRows ctx={ctx} meetings={meetings} /> : null}
      <p>
        <a class="more-link" href={portalAddress(ctx)}>
          <Message say={ctx.say} k="meetings.panel.all" />
        </a>
      </p>
    </Section>
  );
}
