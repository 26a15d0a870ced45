import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { json, type PageView } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Form, type FormState, formState, Submit, TextArea } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
import type { AgendaItem } from "../meeting/agenda.data.ts";
import { isMinutesOpen } from "../meeting/meeting.rules.ts";
import { type ComparedMinutes, compareMinutes } from "../minutes/compare-minutes.ts";
import { MinutesInput, type TypedMinutes } from "../minutes/inputs.ts";
import { writeMinutes } from "../minutes/write-minutes.ts";
import { readMeeting } from "../reading/read-meeting.ts";
import { done, idOf, MEETING, meetingAddress } from "./staff-address.ts";
import { Lines, type MeetingProps, meetingView } from "./staff-meeting-frame.tsx";

const access = "meetings.manage";
const MINUTES = `${MEETING}/minutes`;

type Params = Readonly<Record<string, string>>;

export const minutesRoutes: Route[] = [
  staffPage({ path: MINUTES, access, handle: (ctx, { params }) => minutesPage(ctx, params) }),
  staffAction({
    path: MINUTES,
    access,
    input: MinutesInput,
    async handle(ctx, { params, input }) {
      const meeting = idOf(params, "meeting");
      await writeMinutes(ctx, meeting, input);
      return done(ctx, { meeting, rest: "/minutes" }, "meetings.staff.flash.minutesSaved");
    },
    invalid: (ctx, request) => minutesPage(ctx, request.params, request),
  }),
  staffAction({
    path: `${MINUTES}/keep`,
    access,
    input: MinutesInput,
    async handle(ctx, { params, input }) {
      const meeting = idOf(params, "meeting");
      return json({ versions: Object.fromEntries(await writeMinutes(ctx, meeting, input)) });
    },
    invalid: async (_ctx, { status }) => json({ versions: {} }, { status }),
  }),
];

async function minutesPage(ctx: StaffContext, params: Params, shown?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const given = await readMeeting(ctx, idOf(params, "meeting"));
  allow(given.mayManage);
  const isOpen = isMinutesOpen(given.meeting.state);
  const typed = shown ? readTyped(shown) : [];
  const compared = await compareMinutes(ctx, typed);
  return meetingView(
    { ctx, given },
    {
      part: "minutes",
      status: shown?.status,
      islands: isOpen ? ["keep-minutes"] : [],
      body: (
        <>
          {isOpen ? (
            <p class="lead">{say.t(`meetings.staff.minutesLead.${given.committee.attribution}`)}</p>
          ) : (
            <Notice>{say.t("meetings.staff.minutesClosed")}</Notice>
          )}
          {given.agenda.length === 0 ? <p>{say.t("meetings.staff.noAgenda")}</p> : null}
          {isOpen && given.agenda.length > 0 ? <MinutesForm {...{ ctx, given, shown, compared }} /> : null}
          {isOpen ? null : <Written {...{ ctx, given }} />}
        </>
      ),
    },
  );
}

/** What was sent, also where some of it is too long to be kept. */
function readTyped({ values }: InvalidRequest): TypedMinutes[] {
  return Object.entries(values).flatMap(([name, body]) => {
    const [, item] = /^body\.(\d{1,9})$/.exec(name) ?? [];
    if (item === undefined) return [];
    const begun = Number(values[`version.${item}`]);
    return [{ itemId: Number(item), body: body.trim(), version: Number.isSafeInteger(begun) && begun > 0 ? begun : 0 }];
  });
}

interface FormProps extends MeetingProps {
  shown?: InvalidRequest;
  compared: ReadonlyMap<number, ComparedMinutes>;
}

function MinutesForm({ ctx, given, shown, compared }: FormProps): JSX.Element {
  const { say } = ctx;
  const fields = given.agenda.map((item, index) => {
    const stands = given.minutes.get(item.id);
    const { body, version } = compared.get(item.id) ?? { body: stands?.body ?? "", version: stands?.version ?? 0 };
    return { item, body, version, label: `${index + 1}. ${say.plain(item.title)}` };
  });
  const form = formState(say, {
    id: "minutes",
    labels: Object.fromEntries(fields.map(({ item, label }) => [`body.${item.id}`, label])),
    values: Object.fromEntries(fields.map(({ item, body }) => [`body.${item.id}`, body])),
    issues: shown?.issues,
  });
  const address = meetingAddress(ctx, given.meeting.id, "/minutes");
  return (
    <div
      data-keep={`${address}/keep`}
      data-kept={say.t("meetings.staff.keep.kept")}
      data-failed={say.t("meetings.staff.keep.failed")}
      data-clash={say.t("meetings.staff.keep.clash")}
    >
      <Form form={form} action={address} token={ctx.formToken}>
        {fields.map(({ item, version }) => (
          <Item {...{ ctx, given, form, item, version }} theirs={compared.get(item.id)?.theirs} />
        ))}
        <p class="buttons">
          <Submit label={say.t("meetings.staff.button.saveMinutes")} />
          <span data-keep-state aria-live="polite" />
        </p>
      </Form>
    </div>
  );
}

interface ItemProps extends MeetingProps {
  form: FormState;
  item: AgendaItem;
  version: number;
  theirs: ComparedMinutes["theirs"];
}

/** The field of one item; where somebody else wrote something else, both texts stand one over the other. */
function Item({ ctx, given, form, item, version, theirs }: ItemProps): JSX.Element {
  const { say } = ctx;
  const by = given.names.get(theirs?.staffId ?? "") ?? say.t("meetings.staff.somebody");
  return (
    <>
      {theirs ? (
        <Notice tone="warning">
          <h2>{say.t("meetings.staff.theirs", { by, time: say.format.dateTime(theirs.at) })}</h2>
          <Lines text={theirs.body} />
          <p>{say.t("meetings.staff.mergeHint")}</p>
        </Notice>
      ) : null}
      <input type="hidden" name={`version.${item.id}`} value={version} />
      <TextArea form={form} name={`body.${item.id}`} rows={10} plain />
    </>
  );
}

function Written({ ctx, given }: MeetingProps): JSX.Element {
  return (
    <>
      {given.agenda.map((item, index) => (
        <section class="section">
          <h2>
            {index + 1}. {ctx.say.plain(item.title)}
          </h2>
          <Lines text={given.minutes.get(item.id)?.body ?? ""} />
        </section>
      ))}
    </>
  );
}
