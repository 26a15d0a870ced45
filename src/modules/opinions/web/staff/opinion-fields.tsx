import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type FormState, formState, Select, TextArea, TextInput } from "#ui/form.tsx";
import type { Opinion } from "../../ledger/opinion.rules.ts";
import { spreadText } from "../../typed-text.ts";
import { languageOptions, sourceOptions } from "./staff-words.ts";
import { TextInputs, textLabels } from "./text-inputs.tsx";

export function opinionForm({ say }: StaffContext, id: string, typed: Pick<FormState, "values" | "issues">): FormState {
  const label = (name: string) => say.t(`opinions.staff.field.${name as "words"}`);
  return formState(say, {
    id,
    ...typed,
    labels: {
      source: say.t("opinions.column.source"),
      saidOn: say.t("opinions.column.said"),
      occasion: say.t("opinions.column.occasion"),
      words: label("words"),
      language: say.t("opinions.column.language"),
      ...textLabels("rendering", label("rendering")),
    },
  });
}

/** Where it was said, when, and what. */
export function OpinionFields({ ctx, form }: { ctx: StaffContext; form: FormState }): JSX.Element {
  const { say } = ctx;
  return (
    <>
      <div class="filters">
        <Select form={form} name="source" options={sourceOptions(ctx)} />
        <TextInput form={form} name="saidOn" hint={say.t("opinions.staff.dayHint")} />
      </div>
      <TextInput form={form} name="occasion" hint={say.t("opinions.staff.occasionHint")} optional />
      <TextArea form={form} name="words" rows={6} hint={say.t("opinions.staff.wordsHint")} />
      <Select form={form} name="language" plain options={languageOptions(ctx)} />
      <TextInputs
        form={form}
        name="rendering"
        label={say.t("opinions.staff.field.rendering")}
        hint={say.t("opinions.staff.renderingHint")}
        optional
      />
    </>
  );
}

export const opinionValues = (opinion: Opinion): Record<string, string> => ({
  source: opinion.source,
  saidOn: opinion.saidOn,
  occasion: opinion.occasion?.ja ?? "",
  words: opinion.words,
  language: opinion.language ?? "",
  ...spreadText("rendering", opinion.renderings),
});
