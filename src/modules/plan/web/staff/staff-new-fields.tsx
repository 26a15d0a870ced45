import type { JSX } from "preact";
import { Select, TextInput } from "#ui/form.tsx";
import { type FieldsView, RecordFields } from "./staff-record-fields.tsx";
import { listingPlaceOptions } from "./staff-record-options.ts";

/** The inputs of a new record: its fields, the home of a project, and the key by which addresses name it. */
export function NewFields({ view }: { view: FieldsView }): JSX.Element {
  const { form, kind, reading } = view;
  const { say } = form;
  const nodes = listingPlaceOptions(say, reading);
  return (
    <>
      {kind.name !== "projects" ? null : nodes ? (
        <Select
          form={form}
          name="home"
          options={[{ value: "", label: say.t("plan.staff.form.choose") }, ...nodes]}
          hint={say.t("plan.staff.hint.home")}
        />
      ) : (
        <TextInput form={form} name="home" hint={say.t("plan.staff.hint.key")} />
      )}
      <RecordFields view={view} />
      <TextInput form={form} name="key" optional hint={say.t("plan.staff.hint.newKey")} spellcheck={false} />
    </>
  );
}
