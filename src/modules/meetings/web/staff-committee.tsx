import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Checkbox, Radios } from "#ui/choices.tsx";
import { Form, formState, Submit, TextInput } from "#ui/form.tsx";
import { InLanguage, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { changeCommittee } from "../committees/change-committee.ts";
import { CommitteeInput } from "../committees/inputs.ts";
import type { Member } from "../committees/member.data.ts";
import { endsSoon } from "../committees/term.rules.ts";
import { type CommitteeDesk, readCommittee } from "../reading/list-desk.ts";
import { COMMITTEE, committeeAddress, committeeOf, deskAddress, meetingAddress } from "./staff-address.ts";
import { nameOf, spanOf, whenOf } from "./staff-words.ts";

export const committeeRoutes: Route[] = [
  staffPage({
    path: COMMITTEE,
    access: "signedIn",
    handle: async (ctx, { params }) => committeePage(ctx, await readCommittee(ctx, committeeOf(params))),
  }),
  staffAction({
    path: COMMITTEE,
    access: "meetings.manage",
    input: CommitteeInput,
    async handle(ctx, { params, input }) {
      await changeCommittee(ctx, committeeOf(params), input);
      return redirect(committeeAddress(ctx, committeeOf(params)), { flash: "meetings.staff.flash.saved" });
    },
    invalid: async (ctx, request) => committeePage(ctx, await readCommittee(ctx, committeeOf(request.params)), request),
  }),
];

interface DeskProps {
  ctx: StaffContext;
  desk: CommitteeDesk;
}

const addressOf = ({ ctx, desk }: DeskProps, rest = "") =>
  committeeAddress(ctx, { plan: desk.place.plan.key, committee: desk.place.key }, rest);

function committeePage(ctx: StaffContext, desk: CommitteeDesk, shown?: InvalidRequest): PageView {
  const { say } = ctx;
  const { place, mayManage } = desk;
  const title = say.plain(place.name);
  const props: DeskProps = { ctx, desk };
  return page({
    title,
    status: shown?.status,
    crumbs: [{ label: say.t("meetings.staff.menu"), href: deskAddress(ctx) }, { label: say.text(place.name) }],
    body: (
      <>
        <p class="eyebrow">
          <TextOf say={say} text={place.kind} /> <TextOf say={say} text={place.plan.title} />
        </p>
        <h1>
          <TextOf say={say} text={place.name} />
        </h1>
        <p class="lead">
          <TextOf say={say} text={place.task} />
        </p>
        <Meetings {...props} />
        <OpenWork {...props} />
        <Members {...props} />
        {mayManage ? <Settings {...props} shown={shown} /> : null}
      </>
    ),
  });
}

function Meetings(props: DeskProps): JSX.Element {
  const { ctx, desk } = props;
  const { say } = ctx;
  return (
    <Section id="meetings" title={say.t("meetings.title")}>
      {desk.mayManage ? (
        <p class="no-print buttons">
          <a class="button primary" href={addressOf(props, "/meetings/new")}>
            {say.t("meetings.staff.button.newMeeting")}
          </a>
        </p>
      ) : null}
      {desk.meetings.length === 0 ? <p>{say.t("meetings.staff.noMeeting")}</p> : null}
      <ul class="rows">
        {desk.meetings.map((meeting) => (
          <li>
            <a href={meetingAddress(ctx, meeting.id)}>
              <span class="what">
                <InLanguage resolved={nameOf(say, desk.place, meeting)} />
              </span>
              <span class="more">
                {whenOf(say, meeting)}・{say.t(`meetings.staff.state.${meeting.state}`)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OpenWork({ ctx, desk }: DeskProps): JSX.Element | null {
  const { say } = ctx;
  if (desk.openWork.length === 0) return null;
  return (
    <Section id="work" title={say.t("meetings.staff.openWork")}>
      <ul class="rows">
        {desk.openWork.map((work) => (
          <li>
            <a href={`${meetingAddress(ctx, work.meetingId)}#follow-up-${work.id}`}>
              <span class="what">
                <TextOf say={say} text={work.what} />
              </span>
              <span class="more">
                {work.due ? say.t("meetings.work.dueOn", { date: say.format.date(work.due) }) : ""}
              </span>
              <span class="under">
                <TextOf say={say} text={work.postName} />・{say.t("meetings.work.from", { number: work.meetingNumber })}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Members(props: DeskProps): JSX.Element {
  const { ctx, desk } = props;
  const { say } = ctx;
  return (
    <Section id="members" title={say.t("meetings.members")} lead={<TextOf say={say} text={desk.place.composition} />}>
      {desk.mayManage ? (
        <p class="no-print buttons">
          <a class="button" href={addressOf(props, "/members/new")}>
            {say.t("meetings.staff.button.newMember")}
          </a>
        </p>
      ) : null}
      {desk.vacant ? <p class="lead">{say.t("meetings.vacant", { count: desk.vacant })}</p> : null}
      {desk.sitting.length === 0 ? <p>{say.t("meetings.staff.noMembers")}</p> : null}
      <MemberRows {...props} members={desk.sitting} />
      {desk.coming.length > 0 ? (
        <>
          <h3>{say.t("meetings.staff.coming")}</h3>
          <MemberRows {...props} members={desk.coming} />
        </>
      ) : null}
      {desk.gone.length > 0 ? (
        <details>
          <summary>{say.t("meetings.staff.gone", { count: desk.gone.length })}</summary>
          <MemberRows {...props} members={desk.gone} />
        </details>
      ) : null}
    </Section>
  );
}

function MemberRows({ members, ...props }: DeskProps & { members: readonly Member[] }): JSX.Element {
  const { ctx, desk } = props;
  const { say } = ctx;
  return (
    <ul class="rows">
      {members.map((member) => (
        <li class="row" id={`member-${member.id}`}>
          <span class="what">
            {member.name} <small>{say.t(`meetings.role.${member.role}`)}</small>
            {member.isDemo ? <small> {say.t("meetings.staff.sample")}</small> : null}
          </span>
          <span class="more">
            {spanOf(ctx, member)}
            {endsSoon(member, desk.today) ? <strong> {say.t("meetings.staff.endsSoon")}</strong> : null}
          </span>
          {desk.mayManage ? (
            <span class="tools">
              <a href={addressOf(props, `/members/${member.id}`)}>
                {say.t("meetings.staff.button.edit")}
                <span class="visually-hidden"> {member.name}</span>
              </a>
            </span>
          ) : null}
          <span class="under">
            <TextOf say={say} text={member.affiliation} />
            {member.isPublic ? null : <>（{say.t("meetings.staff.notNamed")}）</>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Settings({ shown, ...props }: DeskProps & { shown?: InvalidRequest }): JSX.Element {
  const { ctx, desk } = props;
  const { say } = ctx;
  const { committee } = desk.place;
  const form = formState(say, {
    id: "settings",
    labels: {
      seats: say.t("meetings.staff.field.seats"),
      attribution: say.t("meetings.staff.field.attribution"),
      isAnnounced: say.t("meetings.staff.field.announcesMeetings"),
    },
    values: shown?.values ?? {
      seats: committee?.seats ? String(committee.seats) : "",
      attribution: committee?.attribution ?? "role",
      isAnnounced: committee?.isAnnounced ? "on" : "",
    },
    issues: shown?.issues,
  });
  return (
    <details class="section no-print" open={shown !== undefined}>
      <summary>
        <h2>{say.t("meetings.staff.settings")}</h2>
      </summary>
      <Form form={form} action={addressOf(props)} token={ctx.formToken}>
        <input type="hidden" name="version" value={committee?.version ?? 0} />
        <TextInput form={form} name="seats" optional inputMode="numeric" hint={say.t("meetings.staff.hint.seats")} />
        <Radios
          form={form}
          name="attribution"
          hint={say.t("meetings.staff.hint.attribution")}
          options={(["role", "named"] as const).map((value) => ({
            value,
            label: say.t(`meetings.staff.attribution.${value}`),
          }))}
        />
        <Checkbox form={form} name="isAnnounced" />
        <p class="buttons">
          <Submit label={say.t("meetings.staff.button.save")} tone="plain" />
        </p>
      </Form>
    </details>
  );
}
