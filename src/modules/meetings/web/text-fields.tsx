import type { JSX } from "preact";
import { getLanguage } from "#platform/i18n/languages.ts";
import { type FormState, TextArea, TextInput } from "#ui/form.tsx";
import { WRITTEN_LANGUAGES } from "../typed-fields.ts";

/** Labels of the fields of texts, for each language: the Japanese one has the text's own name. */
export function textLabels(names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, label]) =>
      WRITTEN_LANGUAGES.map((code) => [
        `${name}.${code}`,
        code === "ja" ? label : `${label}（${getLanguage(code).name}）`,
      ]),
    ),
  );
}

interface TextFieldsProps {
  form: FormState;
  name: string;
  /** Several lines. */
  rows?: number;
  hint?: string;
  optional?: boolean;
}

/** A text in Japanese, and behind one press in the other languages that residents read. */
export function TextFields({ form, name, rows, hint, optional }: TextFieldsProps): JSX.Element {
  const others = WRITTEN_LANGUAGES.filter((code) => code !== "ja");
  const isOpen = others.some((code) => form.issues.some(({ path }) => path === `${name}.${code}`));
  const field = (code: string, more: { hint?: string; optional?: boolean }) => {
    const props = { form, name: `${name}.${code}`, ...more };
    return rows ? <TextArea {...props} rows={rows} /> : <TextInput {...props} />;
  };
  return (
    <>
      {field("ja", { hint, optional })}
      <details open={isOpen}>
        <summary>{form.say.t("meetings.staff.otherLanguages", { what: form.labels[`${name}.ja`] ?? name })}</summary>
        {others.map((code) => field(code, { optional: true }))}
      </details>
    </>
  );
}
