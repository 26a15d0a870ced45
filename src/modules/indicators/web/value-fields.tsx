import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { Checkbox } from "#ui/choices.tsx";
import { type FormState, formState, Select, TextArea, TextInput } from "#ui/form.tsx";
import type { Reportable } from "../get-reportable.ts";
import { type IndicatorValue, VALUE_SOURCES, type ValueSource } from "../indicator-kinds.ts";
import { valueBefore } from "../plausible.rules.ts";
import { seenValues } from "../seen-value.rules.ts";
import { asksPeople } from "../survey-reading.rules.ts";
import { FAR_FROM_LAST } from "../value-change.ts";
import { valueWords } from "./value-words.ts";

/** What was typed and what is wrong with it; nothing yet where the form is opened. */
export interface Typed {
  values: Readonly<Record<string, string>>;
  issues: readonly Issue[];
}

const NAMES = [
  "date",
  "value",
  "valueSource",
  "collectedIn",
  "collectedBy",
  "respondents",
  "drawn",
  "evidence",
  "note",
  "confirmed",
  "reason",
] as const;

export function valueForm({ say }: StaffContext, id: string, typed: Typed): FormState {
  const labels = Object.fromEntries(NAMES.map((name) => [name, say.t(`indicators.staff.field.${name}`)]));
  return formState(say, { id, labels, ...typed });
}

interface FieldsProps {
  ctx: StaffContext;
  form: FormState;
  reportable: Reportable;
  /** The value that is put right; a new one where it is left out. */
  corrected?: IndicatorValue;
}

/**
 * The fields of a value: how many answered is asked of surveys only, "yes, that is right" only where it is surprising, and
 * where else it comes from only of the city.
 */
export function ValueFields({ ctx, form, reportable, corrected }: FieldsProps): JSX.Element {
  const { say } = ctx;
  const isSurprising = form.issues.some((issue) => issue.code === FAR_FROM_LAST) || form.values.confirmed === "on";
  return (
    <>
      <TextInput form={form} name="date" hint={say.t("indicators.staff.field.dateHint")} autocomplete="off" />
      <TextInput
        form={form}
        name="value"
        inputMode="decimal"
        autocomplete="off"
        hint={valueHint(ctx, reportable, corrected)}
      />
      {isSurprising ? <Checkbox form={form} name="confirmed" /> : null}
      <OriginFields ctx={ctx} form={form} reportable={reportable} />
      <TextInput form={form} name="evidence" hint={say.t("indicators.staff.field.evidenceHint")} maxLength={500} />
      <TextArea form={form} name="note" rows={3} maxLength={2000} optional />
    </>
  );
}

/** A value of another kind is rare: its fields stand folded away, unless something is typed into them or the indicator asks. */
function OriginFields({ ctx, form, reportable }: Omit<FieldsProps, "corrected">): JSX.Element | null {
  const { valueSource } = reportable.indicator;
  const isOfPeople = asksPeople(valueSource);
  const answers = (
    <>
      <TextInput form={form} name="respondents" inputMode="numeric" optional={valueSource !== "otherSurvey"} />
      <TextInput form={form} name="drawn" inputMode="numeric" optional={valueSource !== "otherSurvey"} />
    </>
  );
  if (!reportable.isCity) return isOfPeople ? answers : null;
  const isNamed = valueSource === "otherSurvey" || valueSource === "statistic";
  const names = (
    <>
      <TextInput form={form} name="collectedIn" maxLength={500} optional={!isNamed} />
      <TextInput form={form} name="collectedBy" maxLength={500} optional={valueSource !== "otherSurvey"} />
    </>
  );
  const isTyped = ["valueSource", "collectedIn", "collectedBy"].some((name) => form.values[name]);
  const isWrong = form.issues.some(
    ({ path }) => path.startsWith("collected") || (path === "respondents" && !isOfPeople),
  );
  return (
    <>
      {isNamed ? names : null}
      {isOfPeople ? answers : null}
      <details open={isTyped || isWrong}>
        <summary>{ctx.say.t("indicators.staff.field.origin")}</summary>
        <p class="hint">{ctx.say.t("indicators.staff.field.originHint")}</p>
        <Select form={form} name="valueSource" options={sourceOptions(ctx, valueSource)} optional />
        {isNamed ? null : names}
        {isOfPeople ? null : answers}
      </details>
    </>
  );
}

/** All but the indicator's own, which is what is sent when nothing is chosen, and what is counted by the system itself. */
function sourceOptions({ say }: StaffContext, own: ValueSource) {
  const others = VALUE_SOURCES.filter((source) => source !== own && source !== "measure");
  const usual = say.t("indicators.staff.field.originUsual", { source: say.t(`indicators.panel.by.${own}`) });
  return [
    { value: "", label: usual },
    ...others.map((source) => ({ value: source, label: say.t(`indicators.panel.by.${source}`) })),
  ];
}

/** What came before: before the new value the latest, before one that is put right its own predecessor. */
function valueHint({ say }: StaffContext, { indicator, values }: Reportable, corrected?: IndicatorValue): string {
  const unit = say.plain(indicator.unit) || "–";
  const seen = seenValues(values.filter((value) => value.key !== corrected?.key));
  const previous = corrected ? valueBefore(seen, corrected.date) : seen.at(-1);
  if (!previous) return say.t("indicators.staff.field.valueHintFirst", { unit });
  return say.t("indicators.staff.field.valueHint", {
    unit,
    previous: valueWords(say, indicator, previous.value),
    date: say.format.date(previous.date),
  });
}
