import type { JSX } from "preact";
import type { PlanPanel } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import { Message } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { type ListedMeeting, listPublicMeetings } from "../reading/public-meeting.ts";
import { MeetingRows, portalAddress } from "./portal-words.tsx";

const NEWEST = 3;

/** The newest meetings of a plan's committees, on the plan's first page. */
const homePanel: PlanPanel = async (scope, { plan }) => {
  const meetings = await listPublicMeetings(scope);
  const newest = meetings.filter(({ committee }) => committee.planKey === plan.key).slice(0, NEWEST);
  return (ctx) => <Newest ctx={ctx} meetings={newest} />;
};

export const meetingPanels = { home: [homePanel] } as const;

function Newest({ ctx, meetings }: { ctx: ResidentContext; meetings: readonly ListedMeeting[] }): JSX.Element | null {
  if (meetings.length === 0) return null;
  return (
    <Section id="meetings" title={<Message say={ctx.say} k="meetings.panel.title" />}>
      <MeetingRows ctx={ctx} meetings={meetings} />
      <p>
        <a class="more-link" href={portalAddress(ctx)}>
          <Message say={ctx.say} k="meetings.panel.all" />
        </a>
      </p>
    </Section>
  );
}
