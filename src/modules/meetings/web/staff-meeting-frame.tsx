import type { ComponentChildren, JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { InLanguage, TextOf } from "#ui/message.tsx";
import { hasTakenPlace } from "../meeting/meeting.rules.ts";
import type { StaffMeeting } from "../reading/read-meeting.ts";
import { committeeAddress, deskAddress, meetingAddress } from "./staff-address.ts";
import { nameOf, whenOf } from "./staff-words.ts";

export interface MeetingProps {
  ctx: StaffContext;
  given: StaffMeeting;
}

export type MeetingPart = "overview" | "head" | "agenda" | "papers" | "attendance" | "minutes" | "outcomes";

const PARTS: readonly { part: MeetingPart; path: string; label: MessageKey; isAfter?: boolean }[] = [
  { part: "overview", path: "", label: "meetings.staff.part.overview" },
  { part: "head", path: "/edit", label: "meetings.staff.part.head" },
  { part: "agenda", path: "/agenda", label: "meetings.agenda" },
  { part: "papers", path: "/papers", label: "meetings.papers" },
  { part: "attendance", path: "/attendance", label: "meetings.staff.part.attendance", isAfter: true },
  { part: "minutes", path: "/minutes", label: "meetings.minutes", isAfter: true },
  { part: "outcomes", path: "/outcomes", label: "meetings.staff.part.outcomes", isAfter: true },
];

/** A page of a meeting: the way to it, its name and day, its other pages. */
export function meetingView(
  props: MeetingProps,
  view: { part: MeetingPart; body: ComponentChildren; status?: number; islands?: string[] },
): PageView {
  const { ctx, given } = props;
  const { say } = ctx;
  const { place, meeting } = given;
  const name = nameOf(say, place, meeting);
  const part = PARTS.find((entry) => entry.part === view.part);
  const own = part && view.part !== "overview" ? [{ label: say.t(part.label) }] : [];
  const title = [...own.map(({ label }) => label), name.value].join("｜");
  return page({
    title,
    status: view.status,
    islands: view.islands,
    crumbs: [
      { label: say.t("meetings.staff.menu"), href: deskAddress(ctx) },
      { label: say.text(place.name), href: committeeAddress(ctx, { plan: place.plan.key, committee: place.key }) },
      own.length > 0 ? { label: name, href: meetingAddress(ctx, meeting.id) } : { label: name },
      ...own,
    ],
    body: (
      <>
        <p class="eyebrow">
          {whenOf(say, meeting)} <TextOf say={say} text={meeting.place} />
        </p>
        <h1>
          <InLanguage resolved={name} />
        </h1>
        {given.mayManage ? <Parts {...props} current={view.part} /> : null}
        {view.body}
      </>
    ),
  });
}

function Parts({ ctx, given, current }: MeetingProps & { current: MeetingPart }): JSX.Element {
  const { say } = ctx;
  const shown = PARTS.filter(({ isAfter }) => !isAfter || hasTakenPlace(given.meeting.state));
  return (
    <nav class="plan-nav" aria-label={say.t("meetings.staff.parts")}>
      {shown.map(({ part, path, label }) => (
        <a href={meetingAddress(ctx, given.meeting.id, path)} aria-current={part === current ? "page" : undefined}>
          {say.t(label)}
        </a>
      ))}
    </nav>
  );
}

/** Lines of minutes and notes as they were written. */
export function Lines({ text }: { text: string }): JSX.Element {
  return <p class="lines">{text}</p>;
}
