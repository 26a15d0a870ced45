import type { JSX } from "preact";
import { getLanguage } from "#platform/i18n/languages.ts";
import { type FormState, TextArea, TextInput } from "#ui/form.tsx";
import { WRITTEN_LANGUAGES } from "../../typed-text.ts";

interface TextInputsProps {
  form: FormState;
  name: string;
  label: string;
  hint?: string;
  /** A single line instead of a field of several. */
  isLine?: boolean;
  rows?: number;
  /** The Japanese may be left out too. */
  optional?: boolean;
}

/** A text in Japanese, and the other languages below, folded away until one of them is wanted or wrong. */
export function TextInputs(props: TextInputsProps): JSX.Element {
  const { form, name, label, isLine, rows } = props;
  const others = WRITTEN_LANGUAGES.filter((code) => code !== "ja");
  const isOpen = others.some((code) => form.issues.some(({ path }) => path === `${name}.${code}`));
  const filled = others.filter((code) => form.values[`${name}.${code}`]);
  const draw = (code: (typeof WRITTEN_LANGUAGES)[number], optional: boolean) => {
    const { name: language, htmlLang } = getLanguage(code);
    const field = { form, name: `${name}.${code}`, label: `${label}（${language}）`, lang: htmlLang, optional };
    return isLine ? <TextInput {...field} /> : <TextArea {...field} rows={rows} />;
  };
  return (
    <>
      {isLine ? (
        <TextInput
          form={form}
          name={`${name}.ja`}
          label={label}
          lang="ja"
          hint={props.hint}
          optional={props.optional}
        />
      ) : (
        <TextArea
          form={form}
          name={`${name}.ja`}
          label={label}
          lang="ja"
          rows={rows}
          hint={props.hint}
          optional={props.optional}
        />
      )}
      <details open={isOpen}>
        <summary>
          {form.say.t("opinions.staff.otherLanguages", { label })}
          {filled.length > 0 ? `（${filled.map((code) => getLanguage(code).name).join("・")}）` : ""}
        </summary>
        {others.map((code) => draw(code, true))}
      </details>
    </>
  );
}

/** Labels for the summary of what is wrong. */
export const textLabels = (name: string, label: string): Record<string, string> =>
  Object.fromEntries(WRITTEN_LANGUAGES.map((code) => [`${name}.${code}`, label]));
