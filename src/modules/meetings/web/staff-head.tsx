import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Checkbox } from "#ui/choices.tsx";
import { Form, type FormState, formState, Submit, TextInput } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { addMeeting } from "../meeting/add-meeting.ts";
import { editMeeting } from "../meeting/edit-meeting.ts";
import { EditMeetingInput, MeetingInput } from "../meeting/inputs.ts";
import type { Meeting } from "../meeting/meeting.data.ts";
import { readCommittee } from "../reading/list-desk.ts";
import { readMeeting } from "../reading/read-meeting.ts";
import { spreadText } from "../typed-fields.ts";
import {
  COMMITTEE,
  committeeAddress,
  committeeOf,
  deskAddress,
  done,
  idOf,
  MEETING,
  meetingAddress,
} from "./staff-address.ts";
import { meetingView } from "./staff-meeting-frame.tsx";
import { TextFields, textLabels } from "./text-fields.tsx";

const access = "meetings.manage";

export const headRoutes: Route[] = [
  staffPage({ path: `${COMMITTEE}/meetings/new`, access, handle: (ctx, { params }) => newPage(ctx, params) }),
  staffAction({
    path: `${COMMITTEE}/meetings`,
    access,
    input: MeetingInput,
    async handle(ctx, { params, input }) {
      const id = await addMeeting(ctx, committeeOf(params), input);
      return redirect(meetingAddress(ctx, id, "/agenda"), { flash: "meetings.staff.flash.meetingAdded" });
    },
    invalid: (ctx, request) => newPage(ctx, request.params, request),
  }),
  staffPage({ path: `${MEETING}/edit`, access, handle: (ctx, { params }) => editPage(ctx, params) }),
  staffAction({
    path: `${MEETING}/edit`,
    access,
    input: EditMeetingInput,
    async handle(ctx, { params, input }) {
      const meeting = idOf(params, "meeting");
      await editMeeting(ctx, meeting, input);
      return done(ctx, { meeting }, "meetings.staff.flash.saved");
    },
    invalid: (ctx, request) => editPage(ctx, request.params, request),
  }),
];

type Params = Readonly<Record<string, string>>;

async function newPage(ctx: StaffContext, params: Params, shown?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const at = committeeOf(params);
  const desk = await readCommittee(ctx, at);
  allow(desk.mayManage);
  const numbers = desk.meetings.map(({ number }) => number);
  const isAnnounced = desk.place.committee?.isAnnounced ? "on" : "";
  const values = { number: String(Math.max(0, ...numbers) + 1), isAnnounced };
  const form = headForm(ctx, shown?.values ?? values, shown);
  const title = say.t("meetings.staff.button.newMeeting");
  return page({
    title,
    status: shown?.status,
    crumbs: [
      { label: say.t("meetings.staff.menu"), href: deskAddress(ctx) },
      { label: say.text(desk.place.name), href: committeeAddress(ctx, at) },
      { label: title },
    ],
    body: (
      <>
        <p class="eyebrow">
          <TextOf say={say} text={desk.place.name} />
        </p>
        <h1>{title}</h1>
        <p class="lead">{say.t("meetings.staff.newLead")}</p>
        <Form form={form} action={committeeAddress(ctx, at, "/meetings")} token={ctx.formToken}>
          <HeadFields form={form} />
          <p class="buttons">
            <Submit label={say.t("meetings.staff.button.addMeeting")} />
          </p>
        </Form>
      </>
    ),
  });
}

async function editPage(ctx: StaffContext, params: Params, shown?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const given = await readMeeting(ctx, idOf(params, "meeting"));
  allow(given.mayManage);
  const form = headForm(ctx, shown?.values ?? valuesOf(given.meeting), shown);
  return meetingView(
    { ctx, given },
    {
      part: "head",
      status: shown?.status,
      body: (
        <Form form={form} action={meetingAddress(ctx, given.meeting.id, "/edit")} token={ctx.formToken}>
          <input type="hidden" name="version" value={given.meeting.version} />
          <HeadFields form={form} isHeld />
          <p class="buttons">
            <Submit label={say.t("meetings.staff.button.save")} />
          </p>
        </Form>
      ),
    },
  );
}

const valuesOf = (meeting: Meeting): Record<string, string> => ({
  number: String(meeting.number),
  ...spreadText("title", meeting.title),
  heldOn: meeting.heldOn,
  startsAt: meeting.startsAt ?? "",
  endsAt: meeting.endsAt ?? "",
  ...spreadText("place", meeting.place),
  ...spreadText("summary", meeting.summary),
  isOpen: meeting.isOpen ? "on" : "",
  isAnnounced: meeting.isAnnounced ? "on" : "",
});

function headForm({ say }: StaffContext, values: Record<string, string>, shown?: InvalidRequest): FormState {
  const labels = {
    number: say.t("meetings.staff.field.number"),
    ...textLabels({
      title: say.t("meetings.staff.field.title"),
      place: say.t("meetings.place"),
      summary: say.t("meetings.summary"),
    }),
    heldOn: say.t("meetings.staff.field.heldOn"),
    startsAt: say.t("meetings.staff.field.startsAt"),
    endsAt: say.t("meetings.staff.field.endsAt"),
    isOpen: say.t("meetings.staff.field.isOpen"),
    isAnnounced: say.t("meetings.staff.field.isAnnounced"),
  };
  return formState(say, { id: "meeting", labels, values, issues: shown?.issues });
}

function HeadFields({ form, isHeld = false }: { form: FormState; isHeld?: boolean }) {
  const { say } = form;
  return (
    <>
      <TextInput
        form={form}
        name="number"
        inputMode="numeric"
        maxLength={4}
        hint={say.t("meetings.staff.hint.number")}
      />
      <TextFields form={form} name="title" optional hint={say.t("meetings.staff.hint.title")} />
      <TextInput form={form} name="heldOn" hint={say.t("meetings.staff.hint.day")} />
      <TextInput form={form} name="startsAt" optional hint={say.t("meetings.staff.hint.time")} />
      <TextInput form={form} name="endsAt" optional />
      <TextFields form={form} name="place" optional />
      {isHeld ? (
        <TextFields form={form} name="summary" rows={5} optional hint={say.t("meetings.staff.hint.summary")} />
      ) : null}
      <Checkbox form={form} name="isOpen" />
      <Checkbox form={form} name="isAnnounced" />
      <p class="basis">{say.t("meetings.staff.hint.isAnnounced")}</p>
    </>
  );
}
