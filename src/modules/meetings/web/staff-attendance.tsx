import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import type { PageView } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Radios } from "#ui/choices.tsx";
import { Form, formState, Submit } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
import { isMinutesOpen } from "../meeting/meeting.rules.ts";
import { ATTENDANCE } from "../outcomes/attendance.data.ts";
import { AttendanceInput } from "../outcomes/inputs.ts";
import { recordAttendance } from "../outcomes/record-attendance.ts";
import { readMeeting } from "../reading/read-meeting.ts";
import { done, idOf, MEETING, meetingAddress } from "./staff-address.ts";
import { meetingView } from "./staff-meeting-frame.tsx";
import { Attendance } from "./staff-meeting-parts.tsx";

const access = "meetings.manage";

export const attendanceRoutes: Route[] = [
  staffPage({ path: `${MEETING}/attendance`, access, handle: (ctx, { params }) => attendancePage(ctx, params) }),
  staffAction({
    path: `${MEETING}/attendance`,
    access,
    input: AttendanceInput,
    async handle(ctx, { params, input }) {
      const meeting = idOf(params, "meeting");
      await recordAttendance(ctx, meeting, input);
      return done(ctx, { meeting, rest: "/attendance" }, "meetings.staff.flash.saved");
    },
    invalid: (ctx, request) => attendancePage(ctx, request.params, request),
  }),
];

async function attendancePage(
  ctx: StaffContext,
  params: Readonly<Record<string, string>>,
  shown?: InvalidRequest,
): Promise<PageView> {
  const { say } = ctx;
  const given = await readMeeting(ctx, idOf(params, "meeting"));
  allow(given.mayManage);
  const isOpen = isMinutesOpen(given.meeting.state);
  const noted = given.members.map(({ id }) => [`member.${id}`, given.attendance.get(id) ?? ""]);
  const form = formState(say, {
    id: "attendance-form",
    labels: Object.fromEntries(
      given.members.map(({ id, name, role }) => [`member.${id}`, `${name}（${say.t(`meetings.role.${role}`)}）`]),
    ),
    values: shown?.values ?? Object.fromEntries(noted),
    issues: shown?.issues,
  });
  const options = ATTENDANCE.map((value) => ({ value, label: say.t(`meetings.attendance.${value}`) }));
  return meetingView(
    { ctx, given },
    {
      part: "attendance",
      status: shown?.status,
      body: (
        <>
          {given.members.length === 0 ? <p class="lead">{say.t("meetings.staff.noMembers")}</p> : null}
          {isOpen ? null : <Notice>{say.t("meetings.staff.minutesClosed")}</Notice>}
          {isOpen && given.members.length > 0 ? (
            <Form
              form={form}
              action={meetingAddress(ctx, given.meeting.id, "/attendance")}
              token={ctx.formToken}
              class="roll"
            >
              {given.members.map(({ id }) => (
                <Radios form={form} name={`member.${id}`} options={options} />
              ))}
              <p class="buttons">
                <Submit label={say.t("meetings.staff.button.save")} />
              </p>
            </Form>
          ) : null}
          {isOpen ? null : <Attendance ctx={ctx} given={given} />}
        </>
      ),
    },
  );
}
