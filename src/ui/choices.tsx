import type { ComponentChildren, JSX } from "preact";
import { type FieldProps, type FormState, fieldId, messageOf, type Option } from "./form.tsx";

interface ChoiceProps {
  form: FormState;
  name: string;
  label?: string;
  /** What is sent when it is ticked; a box that is not ticked sends nothing. */
  value?: string;
}

/** One box to tick. Give each box of a form its own name: of equal names only the last arrives. */
export function Checkbox({ form, name, label, value = "on" }: ChoiceProps): JSX.Element {
  return (
    <label class="choice">
      <input type="checkbox" id={fieldId(form, name)} name={name} value={value} checked={form.values[name] === value} />
      <span>{label ?? form.labels[name] ?? name}</span>
    </label>
  );
}

/** One of a few, all in sight. */
export function Radios(props: FieldProps & { options: readonly Option[] }): JSX.Element {
  const { form, name, options } = props;
  return (
    <Fieldset form={form} name={name} legend={props.label ?? form.labels[name] ?? name} hint={props.hint}>
      {options.map((option, index) => (
        <label class="choice">
          <input
            type="radio"
            id={index === 0 ? fieldId(form, name) : undefined}
            name={name}
            value={option.value}
            checked={form.values[name] === option.value}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </Fieldset>
  );
}

interface FieldsetProps {
  form: FormState;
  /** The path under which something may be wrong with the group. */
  name: string;
  legend: string;
  hint?: ComponentChildren;
  children: ComponentChildren;
}

/** Boxes and choices that belong together, under one question. */
export function Fieldset({ form, name, legend, hint, children }: FieldsetProps): JSX.Element {
  const error = form.issues
    .filter((issue) => issue.path === name)
    .map((issue) => messageOf(form, issue))
    .join(" ");
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      {hint ? <span class="hint">{hint}</span> : null}
      {error ? <span class="error">{error}</span> : null}
      {children}
    </fieldset>
  );
}
