import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { FormState } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import type { Field } from "../fields/field-set.rules.ts";
import type { SheetToRead } from "../sheets/read-sheet.ts";

/** One field of a sheet's form, with everything that its kind needs. */
export interface FieldControls {
  ctx: StaffContext;
  form: FormState;
  field: Field;
  sheet: SheetToRead;
}

/** The words above a field that has several controls. */
export function FieldLegend({ ctx, field }: Pick<FieldControls, "ctx" | "field">): JSX.Element {
  const { say } = ctx;
  return (
    <>
      <h3>
        <TextOf say={say} text={field.label} />
        {field.isRequired ? null : <span class="optional"> {say.t("common.form.optional")}</span>}
      </h3>
      {field.hint ? (
        <p class="hint">
          <TextOf say={say} text={field.hint} />
        </p>
      ) : null}
    </>
  );
}
