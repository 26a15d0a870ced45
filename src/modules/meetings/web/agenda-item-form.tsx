import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { InvalidRequest } from "#platform/http/route.ts";
import { Checkbox, Fieldset } from "#ui/choices.tsx";
import { Form, type FormState, formState, Select, Submit } from "#ui/form.tsx";
import type { AgendaItem } from "../meeting/agenda.data.ts";
import { ADDED_SUBJECTS } from "../meeting/inputs.ts";
import { subjectName } from "../meeting/subject.rules.ts";
import { numbered, type SubjectChoice } from "../meeting/subjects.ts";
import { spreadText } from "../typed-fields.ts";
import { TextFields, textLabels } from "./text-fields.tsx";

interface ItemFormProps {
  ctx: StaffContext;
  action: string;
  choices: readonly SubjectChoice[];
  /** Left out for a new one. */
  item?: AgendaItem;
  shown?: InvalidRequest;
}

/** One item of an agenda: what it is called, what is to be said of it, what of the plan it is about. */
export function AgendaItemForm({ ctx, action, choices, item, shown }: ItemFormProps): JSX.Element {
  const { say } = ctx;
  const labels = {
    ...textLabels({ title: say.t("meetings.staff.field.itemTitle"), note: say.t("meetings.staff.field.itemNote") }),
    ...Object.fromEntries(
      ADDED_SUBJECTS.map((index) => [`about.${index}`, say.t("meetings.staff.field.about", { index })]),
    ),
  };
  const stored = item ? { ...spreadText("title", item.title), ...spreadText("note", item.note), ...keptOf(item) } : {};
  const typed = shown && "title.ja" in shown.values ? shown.values : stored;
  const form = formState(say, { id: "item-form", labels, values: typed, issues: shown?.issues });
  return (
    <Form form={form} action={action} token={ctx.formToken}>
      <TextFields form={form} name="title" />
      <TextFields form={form} name="note" rows={3} optional hint={say.t("meetings.staff.hint.itemNote")} />
      {item && item.about.length > 0 ? (
        <Fieldset form={form} name="keep" legend={say.t("meetings.staff.field.keep")}>
          {item.about.map((subject) => (
            <Checkbox
              form={form}
              name={`keep.${subjectName(subject)}`}
              label={`${say.t(`meetings.staff.subject.${subject.kind}`)}：${say.plain(subject.title)}`}
            />
          ))}
        </Fieldset>
      ) : null}
      <Subjects form={form} choices={choices} />
      <p class="buttons">
        <Submit label={say.t(item ? "meetings.staff.button.save" : "meetings.staff.button.addItem")} />
      </p>
    </Form>
  );
}

const keptOf = ({ about }: AgendaItem): Record<string, string> =>
  Object.fromEntries(about.map((subject) => [`keep.${subjectName(subject)}`, "on"]));

/** Lists of the plan's records to choose from; more can be added by saving again. */
function Subjects({ form, choices }: { form: FormState; choices: readonly SubjectChoice[] }): JSX.Element {
  const { say } = form;
  const options = choices.map((choice) => ({
    value: subjectName(choice),
    label: say.plain(numbered(choice)),
    group: say.t(`meetings.staff.subject.${choice.kind}`),
  }));
  const isOpen = ADDED_SUBJECTS.some((index) => form.values[`about.${index}`]);
  return (
    <details open={isOpen}>
      <summary>{say.t("meetings.staff.addSubjects")}</summary>
      {ADDED_SUBJECTS.map((index) => (
        <Select
          form={form}
          name={`about.${index}`}
          optional
          options={[{ value: "", label: say.t("meetings.staff.noSubject") }, ...options]}
        />
      ))}
    </details>
  );
}
