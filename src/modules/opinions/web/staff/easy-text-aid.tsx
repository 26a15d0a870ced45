import type { JSX } from "preact";
import { EasyAid } from "#modules/easy-japanese/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { type FormState, fieldId } from "#ui/form.tsx";

interface TextAidProps {
  ctx: StaffContext;
  form: FormState;
  name: string;
  /** Which text it is: `opinions/12`. */
  subject: string;
}

/** The checker of Easy Japanese for the Japanese and the Easy Japanese of a text (`TextInputs`); stands behind the form's button. */
export function EasyTextAid({ ctx, form, name, subject }: TextAidProps): JSX.Element {
  return (
    <>
      {(["ja", "ja-easy"] as const).map((code) => (
        <EasyAid
          ctx={ctx}
          form={form.id}
          fields={[`${name}.${code}`]}
          subject={`${subject}/${name}`}
          below={fieldId(form, `${name}.${code}`)}
          about={`${form.labels[`${name}.${code}`] ?? name}・${getLanguage(code).name}`}
        />
      ))}
    </>
  );
}
