import type { JSX } from "preact";
import { type FormState, fieldId, messageOf } from "#ui/form.tsx";

/** The ids of the lists from which the browser offers words. */
export const listIds = (formId: string): { label: string; unit: string } => ({
  label: `${formId}-labels`,
  unit: `${formId}-units`,
});

/** What was counted, how many, in which unit. What is wrong stands over the whole row: the number's own column is narrow. */
export function CountRow({ form, number }: { form: FormState; number: number }): JSX.Element {
  const row = `q${number}`;
  const errors = form.issues.filter((issue) => issue.path.startsWith(`${row}.`));
  const errorId = `${fieldId(form, row)}-error`;
  const lists = listIds(form.id);
  const cell = (part: "label" | "value" | "unit", input: JSX.IntrinsicElements["input"]) => (
    <CountCell form={form} name={`${row}.${part}`} errorId={errors.length > 0 ? errorId : undefined} input={input} />
  );
  return (
    <div class="count-row">
      {errors.length > 0 ? (
        <span class="error" id={errorId}>
          {errors.map((issue) => messageOf(form, issue)).join(" ")}
        </span>
      ) : null}
      {cell("label", { list: lists.label, maxLength: 60 })}
      {cell("value", { inputMode: "decimal", autocomplete: "off" })}
      {cell("unit", { list: lists.unit, maxLength: 20 })}
    </div>
  );
}

interface CellProps {
  form: FormState;
  name: string;
  errorId: string | undefined;
  input: JSX.IntrinsicElements["input"];
}

function CountCell({ form, name, errorId, input }: CellProps): JSX.Element {
  const id = fieldId(form, name);
  const isWrong = form.issues.some((issue) => issue.path === name);
  // Preact's type has one shape for each `type`, which a variable cannot choose from.
  const attributes = {
    type: "text",
    ...input,
    id,
    name,
    value: form.values[name] ?? "",
  } as JSX.IntrinsicElements["input"];
  return (
    <div class="field">
      <label for={id}>{form.labels[name]}</label>
      <input {...attributes} aria-invalid={isWrong ? "true" : undefined} aria-describedby={errorId} />
    </div>
  );
}
