import type { StaffContext } from "#platform/context.ts";
import { allow, notFound } from "#platform/errors.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Checkbox } from "#ui/choices.tsx";
import { Form, formState, PostButton, Select, Submit, TextInput } from "#ui/form.tsx";
import { EditMemberInput, MemberInput, RemoveMemberInput } from "../committees/inputs.ts";
import { addMember, editMember, removeMember } from "../committees/keep-members.ts";
import type { Member } from "../committees/member.data.ts";
import { MEMBER_ROLES } from "../committees/term.rules.ts";
import { type CommitteeDesk, readCommittee } from "../reading/list-desk.ts";
import { listStaffChoices } from "../reading/list-staff-choices.ts";
import { spreadText } from "../typed-fields.ts";
import { COMMITTEE, committeeAddress, committeeOf, deskAddress, idOf } from "./staff-address.ts";
import { TextFields, textLabels } from "./text-fields.tsx";

const access = "meetings.manage";
const MEMBERS = `${COMMITTEE}/members`;
const MEMBER = `${MEMBERS}/:member{[0-9]+}`;

export const memberRoutes: Route[] = [
  staffPage({ path: `${MEMBERS}/new`, access, handle: (ctx, { params }) => newMemberPage(ctx, params) }),
  staffAction({
    path: MEMBERS,
    access,
    input: MemberInput,
    async handle(ctx, { params, input }) {
      await addMember(ctx, committeeOf(params), input);
      return back(ctx, params, "meetings.staff.flash.memberAdded");
    },
    invalid: (ctx, request) => newMemberPage(ctx, request.params, request),
  }),
  staffPage({ path: MEMBER, access, handle: (ctx, { params }) => memberPage(ctx, params) }),
  staffAction({
    path: MEMBER,
    access,
    input: EditMemberInput,
    async handle(ctx, { params, input }) {
      await editMember(ctx, { ...committeeOf(params), id: idOf(params, "member") }, input);
      return back(ctx, params, "meetings.staff.flash.saved");
    },
    invalid: (ctx, request) => memberPage(ctx, request.params, request),
  }),
  staffAction({
    path: `${MEMBER}/remove`,
    access,
    input: RemoveMemberInput,
    async handle(ctx, { params }) {
      await removeMember(ctx, { ...committeeOf(params), id: idOf(params, "member") });
      return back(ctx, params, "meetings.staff.flash.memberRemoved");
    },
    invalid: (ctx, request) => memberPage(ctx, request.params, { ...request, values: {} }),
  }),
];

type Params = Readonly<Record<string, string>>;
type Flash = "saved" | "memberAdded" | "memberRemoved";

const back = (ctx: StaffContext, params: Params, flash: `meetings.staff.flash.${Flash}`) =>
  redirect(committeeAddress(ctx, committeeOf(params), "#members"), { flash });

async function readForManaging(ctx: StaffContext, params: Params): Promise<CommitteeDesk> {
  const desk = await readCommittee(ctx, committeeOf(params));
  allow(desk.mayManage);
  return desk;
}

async function newMemberPage(ctx: StaffContext, params: Params, shown?: InvalidRequest): Promise<PageView> {
  const desk = await readForManaging(ctx, params);
  const values = shown?.values ?? { role: "member", termFrom: desk.today };
  return memberForm(ctx, { desk, values, shown, title: ctx.say.t("meetings.staff.button.newMember") });
}

async function memberPage(ctx: StaffContext, params: Params, shown?: InvalidRequest): Promise<PageView> {
  const desk = await readForManaging(ctx, params);
  const id = idOf(params, "member");
  const member = [...desk.sitting, ...desk.coming, ...desk.gone].find((candidate) => candidate.id === id);
  if (!member) throw notFound();
  const typed = shown && Object.keys(shown.values).length > 1 ? shown.values : valuesOf(member);
  return memberForm(ctx, {
    desk,
    member,
    values: { ...typed, version: String(member.version) },
    shown,
    title: member.name,
  });
}

const valuesOf = (member: Member): Record<string, string> => ({
  name: member.name,
  reading: member.reading ?? "",
  ...spreadText("affiliation", member.affiliation),
  role: member.role,
  termFrom: member.termFrom,
  termTo: member.termTo ?? "",
  staffId: member.staffId ?? "",
  isPublic: member.isPublic ? "on" : "",
});

interface FormView {
  desk: CommitteeDesk;
  member?: Member;
  values: Record<string, string>;
  shown?: InvalidRequest;
  title: string;
}

async function memberForm(ctx: StaffContext, { desk, member, values, shown, title }: FormView): Promise<PageView> {
  const { say } = ctx;
  const at = { plan: desk.place.plan.key, committee: desk.place.key };
  const staff = await listStaffChoices(ctx);
  const labels = {
    name: say.t("meetings.staff.field.name"),
    reading: say.t("meetings.staff.field.reading"),
    ...textLabels({ affiliation: say.t("meetings.member.affiliation") }),
    role: say.t("meetings.member.role"),
    termFrom: say.t("meetings.staff.field.termFrom"),
    termTo: say.t("meetings.staff.field.termTo"),
    staffId: say.t("meetings.staff.field.staff"),
    isPublic: say.t("meetings.staff.field.isPublicMember"),
  };
  const form = formState(say, { id: "member", labels, values, issues: shown?.issues });
  const action = committeeAddress(ctx, at, member ? `/members/${member.id}` : "/members");
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
        <h1>{title}</h1>
        <p class="lead">{say.t("meetings.staff.memberLead")}</p>
        <Form form={form} action={action} token={ctx.formToken}>
          {member ? <input type="hidden" name="version" value={values.version} /> : null}
          <TextInput form={form} name="name" maxLength={100} hint={say.t("meetings.staff.hint.name")} />
          <TextInput form={form} name="reading" maxLength={100} optional />
          <TextFields form={form} name="affiliation" optional />
          <Select
            form={form}
            name="role"
            options={MEMBER_ROLES.map((value) => ({ value, label: say.t(`meetings.role.${value}`) }))}
          />
          <TextInput form={form} name="termFrom" hint={say.t("meetings.staff.hint.day")} />
          <TextInput form={form} name="termTo" optional hint={say.t("meetings.staff.hint.termTo")} />
          <Select
            form={form}
            name="staffId"
            optional
            hint={say.t("meetings.staff.hint.staff")}
            options={[{ value: "", label: say.t("meetings.staff.notStaff") }, ...staff]}
          />
          <Checkbox form={form} name="isPublic" />
          <p class="buttons">
            <Submit label={say.t("meetings.staff.button.save")} />
          </p>
        </Form>
        {member ? (
          <PostButton
            action={`${action}/remove`}
            token={ctx.formToken}
            label={say.t("meetings.staff.button.removeMember")}
            tone="quiet"
          />
        ) : null}
      </>
    ),
  });
}
