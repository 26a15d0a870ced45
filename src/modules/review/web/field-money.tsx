import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type FormState, TextInput } from "#ui/form.tsx";
import { FUND_SOURCES } from "../fields/field-value.rules.ts";
import { sumOf } from "../fields/money.rules.ts";
import { controlName } from "../fields/sheet-form.rules.ts";
import { type FieldControls, FieldLegend } from "./field-controls.tsx";

/** Thousand yen by source of funds. */
export function MoneyControls({ ctx, form, field, sheet }: FieldControls): JSX.Element {
  const { say } = ctx;
  const value = sheet.sheet.values[field.key];
  const sum = value && "amounts" in value ? sumOf(value.amounts) : null;
  return (
    <>
      <FieldLegend ctx={ctx} field={field} />
      <AmountInputs ctx={ctx} form={form} at={(source) => controlName(field.key, source)} />
      {sum === null ? null : (
        <p class="more">
          {say.t("review.money.sum", { sum: say.format.number(sum) })}{" "}
          {field.isSettled ? say.t(`review.settled.${sheet.sheet.settledState}`) : null}
        </p>
      )}
    </>
  );
}

export function AmountInputs(props: { ctx: StaffContext; form: FormState; at(source: string): string }): JSX.Element {
  const { ctx, form, at } = props;
  return (
    <div class="amounts">
      {FUND_SOURCES.map((source) => (
        <TextInput form={form} name={at(source)} label={ctx.say.t(`review.fund.${source}`)} inputMode="decimal" plain />
      ))}
    </div>
  );
}
