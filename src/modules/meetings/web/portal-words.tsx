import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { InLanguage, Message, TextOf } from "#ui/message.tsx";
import { meetingName } from "../meeting/meeting-name.rules.ts";
import type { ListedMeeting } from "../reading/public-meeting.ts";
import { whenOf } from "./staff-words.ts";

/** `/{slug}/{language}/meetings`, with what follows. */
export const portalAddress = (ctx: ResidentContext, rest = "") =>
  `/${ctx.municipality.slug}/${ctx.say.language.code}/meetings${rest}`;

export const publicName = ({ say }: ResidentContext, { committee, number }: ListedMeeting) =>
  say.text(meetingName(committee.name, { number }));

/** Meetings as lines of a list, each a link. */
export function MeetingRows({
  ctx,
  meetings,
}: {
  ctx: ResidentContext;
  meetings: readonly ListedMeeting[];
}): JSX.Element {
  const { say } = ctx;
  return (
    <ul class="rows">
      {meetings.map((meeting) => (
        <li>
          <a href={portalAddress(ctx, `/${meeting.id}`)}>
            <span class="what">
              <InLanguage resolved={publicName(ctx, meeting)} /> <TextOf say={say} text={meeting.title} />
            </span>
            <span class="more">
              <bdi>{whenOf(say, meeting)}</bdi>・<Message say={say} k={`meetings.state.${meeting.state}`} />
            </span>
            {meeting.summary ? (
              <span class="under">
                <TextOf say={say} text={meeting.summary} />
              </span>
            ) : null}
          </a>
        </li>
      ))}
    </ul>
  );
}
