import type { JSX } from "preact";
import { fieldId, Select, TextArea } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import { FIELD_PARTS, type FieldKind } from "../fields/field-set.rules.ts";
import { DIRECTIONS } from "../fields/field-value.rules.ts";
import { controlName } from "../fields/sheet-form.rules.ts";
import { FieldBeside } from "./field-beside.tsx";
import type { FieldControls } from "./field-controls.tsx";
import { GradeControls } from "./field-grade.tsx";
import { MoneyControls } from "./field-money.tsx";
import { OutputControls } from "./field-outputs.tsx";
import { RollingControls } from "./field-rolling.tsx";

/** All fields, part by part in the order in which a year is told. */
export function SheetFields({ ctx, form, sheet }: Omit<FieldControls, "field">): JSX.Element {
  const { say } = ctx;
  return (
    <>
      {FIELD_PARTS.map((part) => {
        const fields = sheet.fieldSet.fields.filter((field) => field.part === part && field.group === "update");
        if (fields.length === 0) return null;
        return (
          <Section id={`part-${part}`} title={say.t(`review.part.${part}`)}>
            {fields.map((field) => (
              <SheetField ctx={ctx} form={form} field={field} sheet={sheet} />
            ))}
          </Section>
        );
      })}
    </>
  );
}

const CONTROLS: Record<FieldKind, (props: FieldControls) => JSX.Element> = {
  text: TextControls,
  direction: DirectionControls,
  outputs: OutputControls,
  money: MoneyControls,
  grade: GradeControls,
  rolling: RollingControls,
};

/** The field, and beside it what helps to fill it in. */
function SheetField(props: FieldControls): JSX.Element {
  const { field } = props;
  const Controls = CONTROLS[field.kind];
  return (
    <div class="sheet-field" id={`field-${field.key}`}>
      <div>
        <input type="hidden" name={controlName(field.key, "sent")} value="on" />
        <Controls {...props} />
        {field.kind === "direction" ? null : <NoneHere {...props} />}
      </div>
      <FieldBeside {...props} />
    </div>
  );
}

/** 該当なし is an answer, and a rare one: small, close under its field, which it names to those who hear it. */
function NoneHere({ ctx, form, field }: FieldControls): JSX.Element {
  const { say } = ctx;
  const name = controlName(field.key, "notApplicable");
  return (
    <label class="choice none-here">
      <input type="checkbox" id={fieldId(form, name)} name={name} checked={form.values[name] === "on"} />
      <span>
        <span class="visually-hidden">{say.plain(field.label)}: </span>
        {say.t("review.staff.notApplicable")}
      </span>
    </label>
  );
}

function TextControls({ ctx, form, field }: FieldControls): JSX.Element {
  const { say } = ctx;
  return (
    <TextArea
      form={form}
      name={controlName(field.key, "text")}
      label={say.plain(field.label)}
      hint={field.hint ? say.plain(field.hint) : undefined}
      optional={!field.isRequired}
      rows={4}
    />
  );
}

function DirectionControls({ ctx, form, field }: FieldControls): JSX.Element {
  const { say } = ctx;
  const options = DIRECTIONS.map((value) => ({ value, label: say.t(`review.direction.${value}`) }));
  return (
    <Select
      form={form}
      name={controlName(field.key, "direction")}
      label={say.plain(field.label)}
      hint={field.hint ? say.plain(field.hint) : undefined}
      options={[{ value: "", label: say.t("review.staff.choose") }, ...options]}
    />
  );
}
