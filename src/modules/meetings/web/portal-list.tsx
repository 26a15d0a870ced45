import type { ResidentContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Message } from "#ui/message.tsx";
import { Arc, Section } from "#ui/parts.tsx";
import { type ListedMeeting, listPublicMeetings } from "../reading/public-meeting.ts";
import { MeetingRows, portalAddress } from "./portal-words.tsx";

/** Every meeting that residents see: what is to come, soonest first, and what has been, newest first. */
export const listRoute = residentPage({
  path: "/meetings",
  async handle(ctx) {
    const { say } = ctx;
    const meetings = await readMeetings(ctx);
    const today = todayInJapan(ctx.clock.now());
    const isComing = ({ state, heldOn }: ListedMeeting) => state === "planned" && heldOn >= today;
    const coming = meetings.filter(isComing).reverse();
    const past = meetings.filter((meeting) => !isComing(meeting));
    const title = say.t("meetings.title");
    return page({
      title,
      description: say.t("meetings.lead"),
      crumbs: [{ label: say.message("meetings.title") }],
      body: (
        <>
          <div class="hero">
            <h1>
              <Message say={say} k="meetings.title" />
            </h1>
            <Arc />
            <p>
              <Message say={say} k="meetings.lead" />
            </p>
          </div>
          {meetings.length === 0 ? (
            <p>
              <Message say={say} k="meetings.none" />
            </p>
          ) : (
            <p class="no-print">
              <a href={portalAddress(ctx, "/calendar.ics")}>
                <Message say={say} k="meetings.calendar" />
              </a>
            </p>
          )}
          {coming.length > 0 ? (
            <Section id="coming" title={<Message say={say} k="meetings.upcoming" />}>
              <MeetingRows ctx={ctx} meetings={coming} />
            </Section>
          ) : null}
          {past.length > 0 ? (
            <Section id="past" title={<Message say={say} k="meetings.past" />}>
              <MeetingRows ctx={ctx} meetings={past} />
            </Section>
          ) : null}
        </>
      ),
    });
  },
});

/** Read once for all languages. */
export const readMeetings = (ctx: ResidentContext) => ctx.readOnce("meetings", listPublicMeetings);
