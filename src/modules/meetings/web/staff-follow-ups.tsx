import type { JSX } from "preact";
import type { InvalidRequest } from "#platform/http/route.ts";
import { Form, formState, PostButton, Submit } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { followUpState } from "../outcomes/follow-up.rules.ts";
import type { FollowUp } from "../outcomes/outcome.data.ts";
import { meetingAddress } from "./staff-address.ts";
import type { MeetingProps } from "./staff-meeting-frame.tsx";
import { TextFields, textLabels } from "./text-fields.tsx";

type Props = MeetingProps & { shown?: InvalidRequest };

/** Work that was given out, how it stands, and for its people the way to say that it is done. */
export function FollowUpRows({ followUps, ...props }: Props & { followUps: readonly FollowUp[] }): JSX.Element | null {
  if (followUps.length === 0) return null;
  return (
    <ul class="rows">
      {followUps.map((work) => (
        <li id={`follow-up-${work.id}`}>
          <Work {...props} work={work} />
        </li>
      ))}
    </ul>
  );
}

function Work({ work, ...props }: Props & { work: FollowUp }): JSX.Element {
  const { ctx, given } = props;
  const { say } = ctx;
  const state = followUpState(work, given.today);
  const mayAct = given.mayManage || given.heldPosts.includes(work.postId ?? 0);
  return (
    <>
      <div class="row">
        <span class="what">
          <TextOf say={say} text={work.what} />
        </span>
        <span class="more">
          <TextOf say={say} text={work.postName} />
          {work.due ? <>・{say.t("meetings.work.dueOn", { date: say.format.date(work.due) })}</> : null}
          {state === "overdue" ? <strong> {say.t("meetings.staff.overdue")}</strong> : null}
        </span>
        {work.meetingId === given.meeting.id ? null : (
          <span class="under">{say.t("meetings.work.from", { number: work.meetingNumber })}</span>
        )}
        {work.doneOn ? (
          <span class="under">
            {say.t("meetings.work.done", { date: say.format.date(work.doneOn) })}
            <br />
            <TextOf say={say} text={work.doneNote} />
          </span>
        ) : null}
      </div>
      {mayAct ? <Act {...props} work={work} /> : null}
    </>
  );
}

function Act({ ctx, given, shown, work }: Props & { work: FollowUp }): JSX.Element {
  const { say } = ctx;
  const action = meetingAddress(ctx, work.meetingId, `/follow-ups/${work.id}`);
  if (work.doneOn) {
    return (
      <details class="no-print">
        <summary>
          {say.t("meetings.staff.otherSteps")}
          <span class="visually-hidden"> {say.plain(work.what)}</span>
        </summary>
        <PostButton
          action={`${action}/reopen`}
          token={ctx.formToken}
          label={say.t("meetings.staff.button.reopen")}
          hidden={{ version: String(work.version) }}
        />
      </details>
    );
  }
  const own = shown?.params.followUp === String(work.id) && work.meetingId === given.meeting.id ? shown : undefined;
  const form = formState(say, {
    id: `done-${work.id}`,
    labels: textLabels({ note: say.t("meetings.staff.field.doneNote") }),
    values: own?.values,
    issues: own?.issues,
  });
  return (
    <details class="no-print" open={own !== undefined}>
      <summary>
        {say.t("meetings.staff.button.done")}
        <span class="visually-hidden"> {say.plain(work.what)}</span>
      </summary>
      <Form form={form} action={`${action}/done`} token={ctx.formToken}>
        <input type="hidden" name="version" value={work.version} />
        <TextFields form={form} name="note" rows={3} hint={say.t("meetings.staff.hint.doneNote")} />
        <p class="buttons">
          <Submit label={say.t("meetings.staff.button.saveDone")} />
        </p>
      </Form>
    </details>
  );
}
