import type { JSX } from "preact";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Form, type FormState, formState, Select, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import { usualDueDay } from "../desk/accept-job.ts";
import type { JobAct } from "../desk/job.rules.ts";
import { deskAddress } from "./desk-address.ts";
import type { JobProps } from "./job-page.tsx";

/** What the person can do with the job now, each thing a form of its own. */
export function JobActs(props: JobProps): JSX.Element {
  const { acts } = props.reading;
  return (
    <>
      {acts.includes("accept") ? <Accept {...props} /> : null}
      {STEPS.filter((act) => acts.includes(act)).map((act) => (
        <Step {...props} act={act} />
      ))}
    </>
  );
}

const STEPS = ["start", "handIn", "deliver", "sendBack", "cancel"] as const satisfies readonly JobAct[];
type StepAct = (typeof STEPS)[number];

/** How the addresses of acts are written. */
export const ACT_PATHS: Record<JobAct, string> = {
  accept: "accept",
  start: "start",
  handIn: "hand-in",
  sendBack: "send-back",
  deliver: "deliver",
  cancel: "cancel",
};

function formOf({ ctx: { say }, problem }: JobProps, id: string, kept: Record<string, string>): FormState {
  const isWrong = problem?.form === id;
  return formState(say, {
    id,
    values: isWrong ? problem.values : kept,
    issues: isWrong ? problem.issues.filter(({ path }) => path !== "") : [],
    labels: {
      assigneeId: say.t("translation.staff.field.assignee"),
      readerId: say.t("translation.staff.field.reader"),
      dueOn: say.t("translation.staff.field.dueOn"),
      hours: say.t("translation.staff.field.hours"),
      note: say.t("translation.staff.field.note"),
    },
  });
}

/** Who translates, who reads after her, until when. */
function Accept(props: JobProps): JSX.Element {
  const { ctx, reading } = props;
  const { say } = ctx;
  const { job, request, translators } = reading;
  const due = job.dueOn ?? usualDueDay(request.neededOn, todayInJapan(ctx.clock.now()));
  const form = formOf(props, ACT_PATHS.accept, {
    assigneeId: job.assigneeId ?? "",
    readerId: job.readerId ?? "",
    dueOn: due,
  });
  const people = [
    { value: "", label: say.t("translation.staff.nobody") },
    ...translators.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const isNew = job.state === "asked";
  return (
    <Section id="hands" title={say.t("translation.staff.act.accept.title")}>
      <Form form={form} action={deskAddress(ctx, `/jobs/${job.id}/accept`)} token={ctx.formToken}>
        <input type="hidden" name="version" value={job.version} />
        <div class="filters">
          <Select form={form} name="assigneeId" options={people} />
          <Select form={form} name="readerId" plain options={people} hint={say.t("translation.staff.act.readerHint")} />
          <TextInput form={form} name="dueOn" hint={say.t("translation.staff.dayHint")} />
        </div>
        <Submit
          label={say.t(isNew ? "translation.staff.act.accept.button" : "translation.staff.act.accept.change")}
          tone={isNew ? "primary" : "plain"}
        />
      </Form>
    </Section>
  );
}

const TONES: Partial<Record<StepAct, "primary" | "plain" | "quiet">> = {
  handIn: "primary",
  deliver: "primary",
  cancel: "quiet",
};

function Step({ act, ...props }: JobProps & { act: StepAct }): JSX.Element {
  const { ctx, reading } = props;
  const { say } = ctx;
  const path = ACT_PATHS[act];
  const form = formOf(props, path, {});
  const isWork = act === "handIn" || act === "deliver" || act === "sendBack";
  return (
    <Section
      id={path}
      title={say.t(`translation.staff.act.${act}.title`)}
      lead={say.t(`translation.staff.act.${act}.lead`)}
    >
      <Form form={form} action={deskAddress(ctx, `/jobs/${reading.job.id}/${path}`)} token={ctx.formToken}>
        <input type="hidden" name="version" value={reading.job.version} />
        {isWork ? (
          <TextInput
            form={form}
            name="hours"
            inputMode="decimal"
            hint={say.t("translation.staff.act.hoursHint")}
            optional
          />
        ) : null}
        {act === "start" ? null : <TextArea form={form} name="note" rows={3} optional={act !== "sendBack"} />}
        <Submit label={say.t(`translation.staff.act.${act}.button`)} tone={TONES[act] ?? "plain"} />
      </Form>
    </Section>
  );
}
