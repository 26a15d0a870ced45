import type { JSX } from "preact";
import { Select, TextArea } from "#ui/form.tsx";
import { ROLLING_KINDS, rollingYears } from "../fields/field-value.rules.ts";
import { controlName } from "../fields/sheet-form.rules.ts";
import { type FieldControls, FieldLegend } from "./field-controls.tsx";
import { AmountInputs } from "./field-money.tsx";

/** The next year and the two after it: what, how, and what it costs. The nearest stands open. */
export function RollingControls({ ctx, form, field, sheet }: FieldControls): JSX.Element {
  const { say } = ctx;
  const value = sheet.sheet.values[field.key];
  const known = value && "years" in value ? value.years.map(({ year }) => year) : null;
  const years = known ?? rollingYears(sheet.cycle.fiscalYear);
  const kinds = ROLLING_KINDS.map((kind) => ({ value: kind, label: say.t(`review.direction.${kind}`) }));
  return (
    <>
      <FieldLegend ctx={ctx} field={field} />
      {years.map((year, index) => (
        <details class="rolling-year" open={index === 0}>
          <summary>{say.format.fiscalYear(year)}</summary>
          {known ? null : <input type="hidden" name={controlName(field.key, index, "year")} value={year} />}
          <Select
            form={form}
            name={controlName(field.key, index, "kind")}
            label={say.t("review.rolling.kind")}
            options={[{ value: "", label: say.t("review.staff.choose") }, ...kinds]}
            plain
          />
          <TextArea
            form={form}
            name={controlName(field.key, index, "activities")}
            label={say.t("review.rolling.activities")}
            rows={3}
            plain
          />
          <AmountInputs ctx={ctx} form={form} at={(source) => controlName(field.key, index, source)} />
        </details>
      ))}
    </>
  );
}
