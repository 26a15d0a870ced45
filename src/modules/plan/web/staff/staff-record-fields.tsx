import type { JSX } from "preact";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { Fieldset } from "#ui/choices.tsx";
import { type FormState, fieldId, type Option, Select, TextArea, TextInput } from "#ui/form.tsx";
import type { StaffReading } from "../../editing/read-for-editing.ts";
import { ORIGIN_FIELDS } from "../../editing/record-form.rules.ts";
import type { Field, RecordKind } from "../../records/record-kind.rules.ts";
import { CellRows, GridRows, languagesOf } from "./staff-record-grid.tsx";
import { optionsOf } from "./staff-record-options.ts";
import { languageWord } from "./staff-words.ts";

export interface FieldsView {
  form: FormState;
  kind: RecordKind;
  reading: StaffReading;
  /** Fields that have buttons or pages of their own. */
  hidden: readonly string[];
}

/** All inputs of a record: the kind's own fields, then where the record comes from. */
export function RecordFields({ view }: { view: FieldsView }): JSX.Element {
  const own = Object.entries(view.kind.fields).filter(([name]) => !view.hidden.includes(name));
  return (
    <>
      {own.map(([name, field]) => (
        <RecordField view={view} name={name} field={field} />
      ))}
      <details open={isOriginOpen(view.form)}>
        <summary>{view.form.say.t("plan.staff.form.origin")}</summary>
        {Object.entries(ORIGIN_FIELDS).map(([name, field]) => (
          <RecordField view={view} name={name} field={field} />
        ))}
      </details>
    </>
  );
}

/** Opened where there is something to see: it is not simply printed in the document, or something is wrong with it. */
function isOriginOpen(form: FormState): boolean {
  const isWrong = form.issues.some((issue) => (issue.path.split(".")[0] ?? "") in ORIGIN_FIELDS);
  return isWrong || (form.values.basis ?? "source") !== "source";
}

interface FieldProps {
  view: FieldsView;
  name: string;
  field: Field;
}

function RecordField(props: FieldProps): JSX.Element {
  const { view, name, field } = props;
  if (field.type === "text") return <TextField {...props} isLong={field.long === true} />;
  if (field.type === "json") return <ListField {...props} field={field} />;
  const { form, reading, kind } = view;
  const options = optionsOf(form.say, reading, { kind, name, field, value: form.values[name] ?? "" });
  return options ? <Menu {...props} options={options} /> : <Line {...props} />;
}

function Menu({ view: { form }, name, field, options }: FieldProps & { options: Option[] }): JSX.Element {
  const optional = field.required !== true;
  const blank = { value: "", label: optional ? "―" : form.say.t("plan.staff.form.choose") };
  const withBlank = isAlwaysChosen(field) && form.values[name] ? options : [blank, ...options];
  return <Select form={form} name={name} options={withBlank} optional={optional} />;
}

function isAlwaysChosen(field: Field): boolean {
  return (
    field.type === "boolean" || (field.type === "choice" && (field.required === true || field.default !== undefined))
  );
}

function Line({ view: { form }, name, field }: FieldProps): JSX.Element {
  const isNumber = field.type === "integer" || field.type === "decimal";
  const inputMode = isNumber ? "decimal" : undefined;
  return (
    <TextInput
      form={form}
      name={name}
      optional={field.required !== true}
      hint={hintOf(form, field)}
      inputMode={inputMode}
    />
  );
}

const HINTS: Partial<Record<Field["type"], MessageKey>> = {
  date: "plan.staff.hint.date",
  decimal: "plan.staff.hint.decimal",
  ref: "plan.staff.hint.key",
};

function hintOf(form: FormState, field: Field): string | undefined {
  const key = HINTS[field.type];
  return key ? form.say.t(key) : undefined;
}

/** One text in each of its languages: Japanese, Easy Japanese and English always, others where somebody wrote them. */
function TextField({ view, name, field, isLong }: FieldProps & { isLong: boolean }): JSX.Element {
  const { form } = view;
  const optional = field.required !== true;
  return (
    <Fieldset form={form} name={name} legend={form.labels[name] ?? name}>
      {languagesOf(form, name).map((language) => {
        const input = {
          form,
          name: `${name}.${language}`,
          label: languageWord(language),
          lang: language === "ja-easy" ? "ja" : language,
          // Not `t`, which takes readings out: they are what this hint is about.
          hint: language === "ja-easy" ? form.say.message("plan.staff.hint.easy").value : undefined,
          optional: optional || language !== "ja",
        };
        return isLong ? <TextArea {...input} rows={3} /> : <TextInput {...input} />;
      })}
    </Fieldset>
  );
}

type ListFieldType = Extract<Field, { type: "json" }>;

function ListField({ view, name, field }: FieldProps & { field: ListFieldType }): JSX.Element {
  const { form, kind } = view;
  const { editor } = field;
  if (editor?.as === "numbers")
    return <TextInput form={form} name={name} optional hint={form.say.t("plan.staff.hint.numbers")} />;
  if (!editor)
    return (
      <TextArea form={form} name={name} optional={!field.required} rows={8} hint={form.say.t("plan.staff.hint.yaml")} />
    );
  const columns = editor.as === "grid" ? editor.columns : undefined;
  return (
    <Fieldset form={form} name={name} legend={form.labels[name] ?? name} hint={form.say.t("plan.staff.hint.rows")}>
      <div class="table-wrap grid">
        <table id={fieldId(form, name)}>
          {columns ? (
            <GridRows form={form} kind={kind} grid={{ name, columns }} />
          ) : (
            <CellRows form={form} name={name} />
          )}
        </table>
      </div>
    </Fieldset>
  );
}
