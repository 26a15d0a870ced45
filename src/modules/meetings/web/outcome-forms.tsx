import type { JSX } from "preact";
import type { Post } from "#modules/accounts/public.ts";
import type { InvalidRequest } from "#platform/http/route.ts";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { Form, formState, PostButton, Select, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { isMinutesOpen } from "../meeting/meeting.rules.ts";
import { VOICED_SOURCES } from "../outcomes/inputs.ts";
import type { Decision, FollowUp } from "../outcomes/outcome.data.ts";
import type { StaffMeeting } from "../reading/read-meeting.ts";
import { meetingAddress } from "./staff-address.ts";
import type { MeetingProps } from "./staff-meeting-frame.tsx";
import { TextFields, textLabels } from "./text-fields.tsx";

/** Which of the page's forms was wrong. */
export type OutcomeForm = "decision" | "followUp" | "opinion" | "remove";
type Shown = InvalidRequest & { form: OutcomeForm };

const itemOptions = (say: Translator, { agenda }: StaffMeeting) => [
  { value: "", label: say.t("meetings.staff.wholeMeeting") },
  ...agenda.map(({ id, title }, index) => ({ value: String(id), label: `${index + 1}. ${say.plain(title)}` })),
];

export function DecisionForm({ ctx, given, shown }: MeetingProps & { shown?: Shown }): JSX.Element {
  const { say } = ctx;
  const form = formState(say, {
    id: "decision",
    labels: {
      ...textLabels({ text: say.t("meetings.staff.field.decision") }),
      itemId: say.t("meetings.staff.field.item"),
    },
    values: shown?.values,
    issues: shown?.issues,
  });
  return (
    <Form form={form} action={meetingAddress(ctx, given.meeting.id, "/decisions")} token={ctx.formToken}>
      <TextFields form={form} name="text" rows={3} />
      <Select form={form} name="itemId" optional options={itemOptions(say, given)} />
      <p class="buttons">
        <Submit label={say.t("meetings.staff.button.addDecision")} />
      </p>
    </Form>
  );
}

interface RowProps extends MeetingProps {
  decision: Decision;
  posts: readonly Post[];
  shown?: Shown;
}

/** A decision with the work that it gave out and the form for more. */
export function DecisionRow({ ctx, given, decision, posts, shown }: RowProps): JSX.Element {
  const { say } = ctx;
  const work = given.followUps.filter(({ decisionId }) => decisionId === decision.id);
  const own = shown?.form === "followUp" && shown.params.decision === String(decision.id) ? shown : undefined;
  return (
    <>
      <p class="lines">
        <TextOf say={say} text={decision.text} />
      </p>
      <ul class="rows">
        {work.map((entry) => (
          <li class="row">
            <WorkRow ctx={ctx} given={given} work={entry} />
          </li>
        ))}
      </ul>
      <FollowUpForm {...{ ctx, given, decision, posts }} shown={own} />
      {work.length === 0 && isMinutesOpen(given.meeting.state) ? (
        <PostButton
          action={meetingAddress(ctx, given.meeting.id, `/decisions/${decision.id}/remove`)}
          token={ctx.formToken}
          label={say.t("meetings.staff.button.removeDecision")}
          tone="quiet"
          about={` ${say.plain(decision.text)}`}
        />
      ) : null}
    </>
  );
}

function WorkRow({ ctx, given, work }: MeetingProps & { work: FollowUp }): JSX.Element {
  const { say } = ctx;
  return (
    <>
      <span class="what">
        <TextOf say={say} text={work.what} />
      </span>
      <span class="more">
        <TextOf say={say} text={work.postName} />
        {work.due ? <>・{say.t("meetings.work.dueOn", { date: say.format.date(work.due) })}</> : null}
      </span>
      {work.doneOn ? (
        <span class="under">{say.t("meetings.work.done", { date: say.format.date(work.doneOn) })}</span>
      ) : (
        <PostButton
          action={meetingAddress(ctx, given.meeting.id, `/follow-ups/${work.id}/remove`)}
          token={ctx.formToken}
          label={say.t("meetings.staff.button.removeWork")}
          tone="quiet"
          about={` ${say.plain(work.what)}`}
        />
      )}
    </>
  );
}

function FollowUpForm({ ctx, given, decision, posts, shown }: RowProps): JSX.Element {
  const { say } = ctx;
  const form = formState(say, {
    id: `work-${decision.id}`,
    labels: {
      ...textLabels({ what: say.t("meetings.work.what") }),
      postId: say.t("meetings.staff.field.post"),
      due: say.t("meetings.work.due"),
    },
    values: shown?.values,
    issues: shown?.issues,
  });
  const options = posts.map(({ id, name }) => ({ value: String(id), label: say.plain(name) }));
  return (
    <details open={shown !== undefined}>
      <summary>
        {say.t("meetings.staff.newWork")}
        <span class="visually-hidden"> {say.plain(decision.text)}</span>
      </summary>
      <Form
        form={form}
        action={meetingAddress(ctx, given.meeting.id, `/decisions/${decision.id}/follow-ups`)}
        token={ctx.formToken}
      >
        <TextFields form={form} name="what" rows={2} />
        <Select
          form={form}
          name="postId"
          hint={say.t("meetings.staff.hint.post")}
          options={[{ value: "", label: say.t("meetings.staff.choosePost") }, ...options]}
        />
        <TextInput form={form} name="due" optional hint={say.t("meetings.staff.hint.day")} />
        <p class="buttons">
          <Submit label={say.t("meetings.staff.button.addWork")} tone="plain" />
        </p>
      </Form>
    </details>
  );
}

export function OpinionForm({ ctx, given, shown }: MeetingProps & { shown?: Shown }): JSX.Element {
  const { say } = ctx;
  const form = formState(say, {
    id: "opinion",
    labels: {
      words: say.t("meetings.staff.field.words"),
      language: say.t("meetings.staff.field.language"),
      source: say.t("meetings.staff.field.source"),
      itemId: say.t("meetings.staff.field.item"),
    },
    values: shown?.values ?? { language: "ja", source: "council" },
    issues: shown?.issues,
  });
  return (
    <Form form={form} action={meetingAddress(ctx, given.meeting.id, "/opinions")} token={ctx.formToken}>
      <TextArea form={form} name="words" rows={4} maxLength={2000} hint={say.t("meetings.staff.hint.words")} />
      <Select form={form} name="itemId" optional options={itemOptions(say, given)} />
      <Select
        form={form}
        name="source"
        options={VOICED_SOURCES.map((value) => ({ value, label: say.t(`meetings.staff.source.${value}`) }))}
      />
      <Select form={form} name="language" options={LANGUAGES.map(({ code, name }) => ({ value: code, label: name }))} />
      <p class="buttons">
        <Submit label={say.t("meetings.staff.button.addOpinion")} tone="plain" />
      </p>
    </Form>
  );
}
