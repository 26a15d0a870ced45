import type { JSX } from "preact";
import type { RecordKind } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, notFound } from "#platform/errors.ts";
import type { PageView } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { PostButton } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import type { AgendaItem } from "../meeting/agenda.data.ts";
import { AgendaItemInput, MoveItemInput, NothingInput } from "../meeting/inputs.ts";
import { addAgendaItem, editAgendaItem, moveAgendaItem, removeAgendaItem } from "../meeting/keep-agenda.ts";
import { isAgendaOpen } from "../meeting/meeting.rules.ts";
import { listSubjectChoices, type SubjectChoice } from "../meeting/subjects.ts";
import { readMeeting, type StaffMeeting } from "../reading/read-meeting.ts";
import { AgendaItemForm } from "./agenda-item-form.tsx";
import { done, idOf, MEETING, meetingAddress } from "./staff-address.ts";
import { type MeetingProps, meetingView } from "./staff-meeting-frame.tsx";

const access = "meetings.manage";
const AGENDA = `${MEETING}/agenda`;
const ITEM = `${AGENDA}/:item{[0-9]+}`;

type Params = Readonly<Record<string, string>>;
const at = (params: Params) => ({ meeting: idOf(params, "meeting"), item: idOf(params, "item") });

/** `kinds`: of the records that an item can be about. */
export function agendaRoutes(kinds: readonly RecordKind[]): Route[] {
  const listAgain = (ctx: StaffContext, request: InvalidRequest) => agendaPage(ctx, { kinds, ...request }, request);
  const itemAgain = (ctx: StaffContext, request: InvalidRequest) => itemPage(ctx, { kinds, ...request }, request);
  const back = (ctx: StaffContext, params: Params, flash: "saved" | "itemAdded" | "itemRemoved") =>
    done(ctx, { meeting: idOf(params, "meeting"), rest: "/agenda" }, `meetings.staff.flash.${flash}`);
  return [
    staffPage({ path: AGENDA, access, handle: (ctx, { params }) => agendaPage(ctx, { kinds, params }) }),
    staffAction({
      path: AGENDA,
      access,
      input: AgendaItemInput,
      async handle(ctx, { params, input }) {
        await addAgendaItem(ctx, { meeting: idOf(params, "meeting"), kinds }, input);
        return back(ctx, params, "itemAdded");
      },
      invalid: listAgain,
    }),
    staffPage({ path: ITEM, access, handle: (ctx, { params }) => itemPage(ctx, { kinds, params }) }),
    staffAction({
      path: ITEM,
      access,
      input: AgendaItemInput,
      async handle(ctx, { params, input }) {
        await editAgendaItem(ctx, { ...at(params), kinds }, input);
        return back(ctx, params, "saved");
      },
      invalid: itemAgain,
    }),
    staffAction({
      path: `${ITEM}/move`,
      access,
      input: MoveItemInput,
      async handle(ctx, { params, input }) {
        await moveAgendaItem(ctx, at(params), input.to);
        return back(ctx, params, "saved");
      },
    }),
    staffAction({
      path: `${ITEM}/remove`,
      access,
      input: NothingInput,
      async handle(ctx, { params }) {
        await removeAgendaItem(ctx, at(params));
        return back(ctx, params, "itemRemoved");
      },
      invalid: (ctx, request) => itemAgain(ctx, { ...request, values: {} }),
    }),
  ];
}

interface Place {
  kinds: readonly RecordKind[];
  params: Params;
}

async function read(ctx: StaffContext, { kinds, params }: Place): Promise<[StaffMeeting, SubjectChoice[]]> {
  const given = await readMeeting(ctx, idOf(params, "meeting"));
  allow(given.mayManage);
  const { planId } = given.committee;
  return [given, await ctx.read((scope) => listSubjectChoices(scope, { planId, kinds }))];
}

async function agendaPage(ctx: StaffContext, place: Place, shown?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const [given, choices] = await read(ctx, place);
  const { meeting, agenda } = given;
  const isOpen = isAgendaOpen(meeting.state);
  return meetingView(
    { ctx, given },
    {
      part: "agenda",
      status: shown?.status,
      body: (
        <>
          {isOpen ? null : <Notice>{say.t("meetings.staff.agendaClosed")}</Notice>}
          {agenda.length === 0 ? <p class="lead">{say.t("meetings.staff.noAgenda")}</p> : null}
          <ol class="tree">
            {agenda.map((item, index) => (
              <li class="entry">
                <ItemRow {...{ ctx, given, item, isOpen }} number={index + 1} />
              </li>
            ))}
          </ol>
          {isOpen ? (
            <Section id="new-item" title={say.t("meetings.staff.newItem")}>
              <AgendaItemForm
                ctx={ctx}
                action={meetingAddress(ctx, meeting.id, "/agenda")}
                choices={choices}
                shown={shown}
              />
            </Section>
          ) : null}
        </>
      ),
    },
  );
}

interface ItemRowProps extends MeetingProps {
  item: AgendaItem;
  number: number;
  isOpen: boolean;
}

function ItemRow({ ctx, given, item, number, isOpen }: ItemRowProps): JSX.Element {
  const { say } = ctx;
  const address = meetingAddress(ctx, given.meeting.id, `/agenda/${item.id}`);
  const about = ` ${say.plain(item.title)}`;
  const step = (to: "up" | "down", isEnd: boolean) => (
    <form class="inline" method="post" action={`${address}/move`}>
      <input type="hidden" name="_token" value={ctx.formToken} />
      <button type="submit" name="to" value={to} disabled={isEnd} title={say.t(`meetings.staff.button.${to}`)}>
        <span aria-hidden="true">{to === "up" ? "↑" : "↓"}</span>
        <span class="visually-hidden">
          {say.t(`meetings.staff.button.${to}`)}
          {about}
        </span>
      </button>
    </form>
  );
  return (
    <>
      <span class="what">
        <span class="label">{number}.</span> <TextOf say={say} text={item.title} />
      </span>
      {isOpen ? (
        <span class="tools">
          {step("up", number === 1)}
          {step("down", number === given.agenda.length)}
          <a href={address}>
            {say.t("meetings.staff.button.edit")}
            <span class="visually-hidden">{about}</span>
          </a>
        </span>
      ) : null}
    </>
  );
}

async function itemPage(ctx: StaffContext, place: Place, shown?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const [given, choices] = await read(ctx, place);
  const item = given.agenda.find(({ id }) => id === idOf(place.params, "item"));
  if (!item) throw notFound();
  const action = meetingAddress(ctx, given.meeting.id, `/agenda/${item.id}`);
  return meetingView(
    { ctx, given },
    {
      part: "agenda",
      status: shown?.status,
      body: (
        <Section id="item" title={<TextOf say={say} text={item.title} />}>
          <AgendaItemForm ctx={ctx} action={action} choices={choices} item={item} shown={shown} />
          <PostButton
            action={`${action}/remove`}
            token={ctx.formToken}
            label={say.t("meetings.staff.button.removeItem")}
            tone="quiet"
          />
        </Section>
      ),
    },
  );
}
