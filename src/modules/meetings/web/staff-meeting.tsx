import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { PageView } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { Form, formState, Submit, TextInput } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { MoveMeetingInput } from "../meeting/inputs.ts";
import { isSeenByResidents, type MeetingAct, needsReason, possibleActs } from "../meeting/meeting.rules.ts";
import { moveOn } from "../meeting/move-on.ts";
import { readMeeting } from "../reading/read-meeting.ts";
import { done, idOf, MEETING, meetingAddress } from "./staff-address.ts";
import { MeetingAgenda } from "./staff-meeting-agenda.tsx";
import { type MeetingProps, meetingView } from "./staff-meeting-frame.tsx";
import { Attendance, PaperList, VoicedOpinions } from "./staff-meeting-parts.tsx";

/** Where a meeting's papers as one document are, behind `/{slug}/staff`. */
export type PackPath = (meetingId: number) => string;

export const meetingRoutes = (packPath: PackPath): Route[] => [
  staffPage({
    path: MEETING,
    access: "signedIn",
    handle: (ctx, { params }) => meetingPage(ctx, params, { packPath }),
  }),
  staffAction({
    path: `${MEETING}/state`,
    access: "meetings.manage",
    input: MoveMeetingInput,
    async handle(ctx, { params, input }) {
      const meeting = idOf(params, "meeting");
      await moveOn(ctx, meeting, input);
      return done(ctx, { meeting }, `meetings.staff.flash.${input.act}`);
    },
    invalid: (ctx, request) => meetingPage(ctx, request.params, { packPath, request }),
  }),
];

/** All of a meeting on one page: what people look at and print. */
export async function meetingPage(
  ctx: StaffContext,
  params: Readonly<Record<string, string>>,
  { packPath, request: shown }: { packPath?: PackPath; request?: InvalidRequest } = {},
): Promise<PageView> {
  const props: MeetingProps = { ctx, given: await readMeeting(ctx, idOf(params, "meeting")) };
  return meetingView(props, {
    part: "overview",
    status: shown?.status,
    body: (
      <>
        <Problems ctx={ctx} shown={shown} />
        <Standing {...props} />
        {props.given.mayManage ? <Steps {...props} shown={shown} /> : null}
        <Summary {...props} />
        <MeetingAgenda {...props} shown={shown} />
        <PaperList {...props} />
        {packPath && props.given.mayManage ? (
          <p class="no-print">
            <a class="button quiet" href={`/${ctx.municipality.slug}/staff${packPath(props.given.meeting.id)}`}>
              {ctx.say.t("meetings.staff.pack")}
            </a>
          </p>
        ) : null}
        <Attendance {...props} />
        <VoicedOpinions {...props} />
      </>
    ),
  });
}

/** What is wrong with an act that belongs to no field: the meeting's state does not allow it now. */
function Problems({ ctx, shown }: { ctx: StaffContext; shown?: InvalidRequest }): JSX.Element | null {
  const issues = shown?.issues.filter(({ path }) => path === "" || path === "act") ?? [];
  if (issues.length === 0) return null;
  return (
    <Notice tone="error">
      {issues.map(({ code, params }) => (
        <p>{ctx.say.t(code as MessageKey, params)}</p>
      ))}
    </Notice>
  );
}

/** Where the meeting stands and who sees it. */
function Standing({ ctx, given }: MeetingProps): JSX.Element {
  const { say } = ctx;
  const { meeting } = given;
  const isSeen = isSeenByResidents(meeting);
  return (
    <Notice>
      <p>
        <strong>{say.t(`meetings.staff.state.${meeting.state}`)}</strong>
        {meeting.stateReason ? <> {meeting.stateReason}</> : null}
      </p>
      <p>
        {say.t(isSeen ? "meetings.staff.seen" : "meetings.staff.notSeen")}{" "}
        {isSeen ? (
          <a class="no-print" href={`/${ctx.municipality.slug}/${say.language.code}/meetings/${meeting.id}`}>
            {say.t("meetings.staff.publicPage")}
          </a>
        ) : null}
      </p>
      {meeting.isDemo ? <p>{say.t("meetings.demo")}</p> : null}
    </Notice>
  );
}

/** What comes next; the acts that need a reason ask for it. */
function Steps({ ctx, given, shown }: MeetingProps & { shown?: InvalidRequest }): JSX.Element | null {
  const { meeting, today, minutes } = given;
  const hasMinutes = [...minutes.values()].some(({ body }) => body !== "");
  const acts = possibleActs({ state: meeting.state, heldOn: meeting.heldOn, today, hasMinutes });
  if (acts.length === 0) return null;
  const plain = acts.filter((act) => !needsReason(act));
  const explained = acts.filter(needsReason);
  return (
    <div class="no-print">
      {plain.length > 0 ? <Acts {...{ ctx, given }} id="next" acts={plain} shown={shown} /> : null}
      {explained.length > 0 ? (
        <details open={explained.some((act) => act === shown?.values.act)}>
          <summary>{ctx.say.t("meetings.staff.otherSteps")}</summary>
          <Acts {...{ ctx, given }} id="other" acts={explained} shown={shown} />
        </details>
      ) : null}
    </div>
  );
}

interface ActsProps extends MeetingProps {
  id: string;
  acts: readonly MeetingAct[];
  shown?: InvalidRequest;
}

function Acts({ ctx, given, id, acts, shown }: ActsProps): JSX.Element {
  const { say } = ctx;
  const asksReason = acts.some(needsReason);
  const isOwn = shown !== undefined && asksReason === acts.some((act) => act === shown.values.act);
  const form = formState(say, {
    id: `step-${id}`,
    labels: { reason: say.t("meetings.staff.field.reason") },
    values: isOwn ? shown?.values : {},
    issues: isOwn ? shown?.issues.filter(({ path }) => path === "reason") : [],
  });
  return (
    <Form form={form} action={meetingAddress(ctx, given.meeting.id, "/state")} token={ctx.formToken}>
      {asksReason ? (
        <TextInput form={form} name="reason" maxLength={500} hint={say.t("meetings.staff.hint.reason")} />
      ) : null}
      <p class="buttons">
        {acts.map((act, index) => (
          <Submit
            label={say.t(`meetings.staff.act.${act}`)}
            name="act"
            value={act}
            tone={index === 0 && !asksReason ? "primary" : "plain"}
          />
        ))}
      </p>
    </Form>
  );
}

function Summary({ ctx: { say }, given }: MeetingProps): JSX.Element | null {
  if (!given.meeting.summary) return null;
  return (
    <Section id="summary" title={say.t("meetings.summary")}>
      <p class="lines">
        <TextOf say={say} text={given.meeting.summary} />
      </p>
    </Section>
  );
}
