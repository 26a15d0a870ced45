import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { Paper } from "../papers/paper.data.ts";
import { meetingAddress } from "./staff-address.ts";
import type { MeetingProps } from "./staff-meeting-frame.tsx";
import { sizeOf } from "./staff-words.ts";

export function PaperList({ ctx, given }: MeetingProps): JSX.Element | null {
  const { say } = ctx;
  if (given.papers.length === 0) return null;
  return (
    <Section id="papers" title={say.t("meetings.papers")}>
      <ol>
        {given.papers.map((paper) => (
          <li>
            <PaperLink ctx={ctx} paper={paper} />{" "}
            <small>{say.t(paper.isPublic ? "meetings.staff.paperPublic" : "meetings.staff.paperInside")}</small>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** The paper itself, with its kind and size. */
export function PaperLink({ ctx, paper }: { ctx: StaffContext; paper: Paper }): JSX.Element {
  const { say } = ctx;
  const { file } = paper;
  const href = paper.href ?? meetingAddress(ctx, paper.meetingId, `/papers/${paper.id}/file`);
  return (
    <a href={href}>
      <TextOf say={say} text={paper.title} />
      {file ? ` (${file.type.toUpperCase()}, ${sizeOf(say, file.size)})` : null}
    </a>
  );
}

export function Attendance({ ctx: { say }, given }: MeetingProps): JSX.Element | null {
  if (given.members.length === 0) return null;
  return (
    <Section id="attendance" title={say.t("meetings.members")}>
      <div class="table-wrap">
        <table class="stacks">
          <thead>
            <tr>
              <th scope="col">{say.t("meetings.member.name")}</th>
              <th scope="col">{say.t("meetings.member.role")}</th>
              <th scope="col">{say.t("meetings.member.affiliation")}</th>
              <th scope="col">{say.t("meetings.staff.part.attendance")}</th>
            </tr>
          </thead>
          <tbody>
            {given.members.map((member) => {
              const attendance = given.attendance.get(member.id);
              return (
                <tr>
                  <th scope="row">{member.name}</th>
                  <td>{say.t(`meetings.role.${member.role}`)}</td>
                  <td>
                    <TextOf say={say} text={member.affiliation} />
                  </td>
                  <td>{attendance ? say.t(`meetings.attendance.${attendance}`) : null}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {given.vacant ? <p>{say.t("meetings.vacant", { count: given.vacant })}</p> : null}
    </Section>
  );
}

export function VoicedOpinions({ ctx, given }: MeetingProps): JSX.Element | null {
  const { say } = ctx;
  if (given.opinions.length === 0) return null;
  return (
    <Section id="opinions" title={say.t("meetings.opinions")}>
      <ul class="trail">
        {given.opinions.map((opinion) => (
          <li>
            <p class="lines">
              <TextOf say={say} text={opinion.text} />
            </p>
            {opinion.answer ? (
              <p class="basis">
                {say.t("meetings.answer")}：<TextOf say={say} text={opinion.answer} />
              </p>
            ) : (
              <p class="basis">{say.t("meetings.staff.noAnswer")}</p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
