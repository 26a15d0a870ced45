import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { Text } from "#platform/i18n/text.ts";
import { Fieldset } from "#ui/choices.tsx";
import { type FormState, Select, TextArea, TextInput } from "#ui/form.tsx";
import type { StaffReading } from "../../editing/read-for-editing.ts";
import { readRecordForm } from "../../editing/record-form.rules.ts";
import type { TypedOutcome } from "../../lineage/regroup-projects.ts";
import { projectKind } from "../../records/plan-kinds.ts";
import { languagesOf } from "./staff-record-grid.tsx";
import { listingPlaceOptions } from "./staff-record-options.ts";
import { languageWord } from "./staff-words.ts";

type Values = Record<string, string>;

/** The texts of a project as the inputs of a form that begins their names with `at`. */
export function textValues(at: string, texts: { title: Text; summary: Text | null }): Values {
  const values = Object.entries(texts).flatMap(([name, text]) =>
    Object.entries(text ?? {}).map(([language, value]) => [`${at}${name}.${language}`, value] as const),
  );
  return Object.fromEntries(values);
}

/** The labels of those inputs. */
export function outcomeLabels({ say }: StaffContext, at: string, values: Values): Values {
  const languages = ["ja", "ja-easy", "en", ...Object.keys(values).map((name) => name.split(".").at(-1) ?? "")];
  const texts = ["title", "summary"].flatMap((name) =>
    languages.map((language) => {
      const word = say.t(`plan.field.projects.${name}` as MessageKey);
      return [`${at}${name}.${language}`, `${word}（${languageWord(language)}）`] as const;
    }),
  );
  return {
    ...Object.fromEntries(texts),
    [`${at}title`]: say.t("plan.field.projects.title"),
    [`${at}summary`]: say.t("plan.field.projects.summary"),
    [`${at}home`]: say.t("plan.field.listings.home"),
    [`${at}key`]: say.t("plan.field.any.key"),
  };
}

/** What was typed about a project that comes out. */
export function typedOutcome(values: Values, at: string, existing: string | null): TypedOutcome {
  const own = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (name.startsWith(at) ? [[name.slice(at.length), value]] : [])),
  );
  const { fields } = readRecordForm(projectKind, { "title.ja": "", "summary.ja": "", ...own });
  return {
    existing,
    key: own.key?.trim() || null,
    fields: { title: fields.title ?? null, summary: fields.summary ?? null },
    home: own.home ?? "",
  };
}

interface OutcomeFieldsProps {
  form: FormState;
  reading: StaffReading;
  /** Begins the names of the inputs. */
  at: string;
}

/** Title, summary, home and key of a project that comes out of a merger or a split. */
export function OutcomeFields({ form, reading, at }: OutcomeFieldsProps): JSX.Element {
  const { say } = form;
  const nodes = listingPlaceOptions(say, reading);
  const home = `${at}home`;
  return (
    <>
      <TextsIn form={form} name={`${at}title`} isLong={false} />
      <TextsIn form={form} name={`${at}summary`} isLong />
      {nodes ? (
        <Select
          form={form}
          name={home}
          options={[{ value: "", label: say.t("plan.staff.form.choose") }, ...nodes]}
          hint={say.t("plan.staff.hint.home")}
        />
      ) : (
        <TextInput form={form} name={home} hint={say.t("plan.staff.hint.key")} />
      )}
      <TextInput form={form} name={`${at}key`} optional hint={say.t("plan.staff.regroup.keyHint")} spellcheck={false} />
    </>
  );
}

function TextsIn({ form, name, isLong }: { form: FormState; name: string; isLong: boolean }): JSX.Element {
  return (
    <Fieldset form={form} name={name} legend={form.labels[name] ?? name}>
      {languagesOf(form, name).map((language) => {
        const input = {
          form,
          name: `${name}.${language}`,
          label: languageWord(language),
          lang: language === "ja-easy" ? "ja" : language,
          optional: isLong || language !== "ja",
        };
        return isLong ? <TextArea {...input} rows={5} /> : <TextInput {...input} />;
      })}
    </Fieldset>
  );
}

/** The day on which it happens, and why. */
export function ActFields({ form }: { form: FormState }): JSX.Element {
  const { say } = form;
  return (
    <>
      <TextInput form={form} name="on" hint={say.t("plan.staff.regroup.onHint")} autocomplete="off" />
      <TextArea form={form} name="reason" optional rows={2} maxLength={2000} />
    </>
  );
}

export const actLabels = ({ say }: StaffContext, on: MessageKey): Values => ({
  on: say.t(on),
  reason: say.t("plan.field.lineage.reason"),
});
