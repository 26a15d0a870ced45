import type { ComponentChildren, JSX } from "preact";
import type { Issue } from "#platform/errors.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { Translator } from "#platform/i18n/translator.ts";

/** What a form shows: the labels of its fields by name, what was typed, and what is wrong with it. */
export interface FormState {
  say: Translator;
  /** Begins the ids of its fields, so that one page may hold several forms. */
  id: string;
  labels: Readonly<Record<string, string>>;
  values: Readonly<Record<string, string>>;
  issues: readonly Issue[];
}

type FormContent = Pick<FormState, "id" | "labels"> & Partial<Pick<FormState, "values" | "issues">>;

/** `values` and `issues` come from an InvalidRequest, or `values` alone from what is stored. */
export function formState(say: Translator, content: FormContent): FormState {
  return { ...content, say, values: content.values ?? {}, issues: content.issues ?? [] };
}

export function fieldId(form: FormState, name: string): string {
  return `${form.id}-${name.replaceAll(/[^\w-]/g, "-")}`;
}

/** What is wrong, in the reader's language. */
export function messageOf(form: FormState, issue: Issue): string {
  return form.say.t(issue.code as MessageKey, issue.params);
}

interface FormProps {
  form: FormState;
  action: string;
  /** `ctx.formToken`; left out on pages before sign-in, which have no session yet. */
  token?: string;
  /** The form carries a file. */
  upload?: boolean;
  class?: string;
  children: ComponentChildren;
}

/** A form that is posted: token, summary of what is wrong, fields. */
export function Form(props: FormProps): JSX.Element {
  return (
    <form
      id={props.form.id}
      class={props.class}
      method="post"
      action={props.action}
      enctype={props.upload ? "multipart/form-data" : undefined}
      novalidate
    >
      {props.token === undefined ? null : <input type="hidden" name="_token" value={props.token} />}
      <ErrorSummary form={props.form} />
      {props.children}
    </form>
  );
}

/** All that is wrong, each line a link to its field. The browser moves the focus here when the page opens. */
export function ErrorSummary({ form }: { form: FormState }): JSX.Element | null {
  if (form.issues.length === 0) return null;
  const { say } = form;
  return (
    <div class="notice" data-tone="error" role="alert" tabIndex={-1} autofocus id={`${form.id}-errors`}>
      <h2>{say.t("common.form.errors")}</h2>
      <ul>
        {form.issues.map((issue) => {
          const label = form.labels[issue.path];
          const message = messageOf(form, issue);
          return (
            <li>
              {label ? (
                <a href={`#${fieldId(form, issue.path)}`}>
                  {message.includes(label) ? message : say.t("common.form.errorOf", { label, message })}
                </a>
              ) : (
                message
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

export interface FieldProps {
  form: FormState;
  name: string;
  /** Where it is not in `form.labels`. */
  label?: string;
  hint?: ComponentChildren;
  optional?: boolean;
  /** Neither required nor marked as optional: filters and the like. */
  plain?: boolean;
}

/** Ties a control to its label, hint and error. */
interface ControlAttributes {
  id: string;
  name: string;
  "aria-describedby"?: string;
  "aria-invalid"?: "true";
}

/** Label above, hint, error, then the control that `children` draws with the attributes it is given. */
export function Field(props: FieldProps & { children: (control: ControlAttributes) => JSX.Element }): JSX.Element {
  const { form, name } = props;
  const id = fieldId(form, name);
  const errors = form.issues.filter((issue) => issue.path === name);
  const described = [props.hint ? `${id}-hint` : "", errors.length > 0 ? `${id}-error` : ""].filter(Boolean).join(" ");
  const control: ControlAttributes = {
    id,
    name,
    "aria-describedby": described || undefined,
    "aria-invalid": errors.length > 0 ? "true" : undefined,
  };
  return (
    <div class="field">
      <label for={id}>
        {props.label ?? form.labels[name] ?? name}
        {props.optional ? <span class="optional"> {form.say.t("common.form.optional")}</span> : null}
      </label>
      {props.hint ? (
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      ) : null}
      {errors.length > 0 ? (
        <span class="error" id={`${id}-error`}>
          {errors.map((issue) => messageOf(form, issue)).join(" ")}
        </span>
      ) : null}
      {props.children(control)}
    </div>
  );
}

type InputElement = JSX.IntrinsicElements["input"];

interface InputAttributes {
  type?: "text" | "password" | "email" | "search" | "date" | "month" | "number" | "url" | "file";
  inputMode?: "text" | "numeric" | "decimal" | "search" | "none";
  autocomplete?: string;
  maxLength?: number;
  spellcheck?: boolean;
  lang?: string;
  dir?: "ltr" | "rtl" | "auto";
  min?: string;
  max?: string;
  step?: string;
  accept?: string;
}

/** One line of text; also dates, numbers, passwords, files. What was typed is kept, except passwords and files. */
export function TextInput(props: FieldProps & InputAttributes): JSX.Element {
  const { form, name, label, hint, optional, plain, ...input } = props;
  const isKept = input.type !== "password" && input.type !== "file";
  return (
    <Field form={form} name={name} label={label} hint={hint} optional={optional}>
      {(control) => {
        const value = isKept ? (form.values[name] ?? "") : undefined;
        // Preact's type has one shape for each `type`, which a variable cannot choose from.
        const attributes = { type: "text", ...input, ...control, value, required: !optional && !plain } as InputElement;
        return <input {...attributes} />;
      }}
    </Field>
  );
}

export function TextArea(props: FieldProps & { rows?: number; maxLength?: number; lang?: string }): JSX.Element {
  const { form, name, rows = 4, maxLength, lang } = props;
  return (
    <Field {...props}>
      {(control) => (
        <textarea {...control} rows={rows} maxLength={maxLength} lang={lang} required={!props.optional && !props.plain}>
          {form.values[name] ?? ""}
        </textarea>
      )}
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
  /** Options with the same group stand together under its name. */
  group?: string;
}

export function Select(props: FieldProps & { options: readonly Option[] }): JSX.Element {
  const { form, name, options, optional, plain } = props;
  const groups = [...new Set(options.map((option) => option.group))];
  const draw = (option: Option) => (
    <option value={option.value} selected={option.value === form.values[name]}>
      {option.label}
    </option>
  );
  return (
    <Field {...props}>
      {(control) => (
        <select {...control} required={!optional && !plain}>
          {groups.map((group) => {
            const own = options.filter((option) => option.group === group).map(draw);
            return group === undefined ? own : <optgroup label={group}>{own}</optgroup>;
          })}
        </select>
      )}
    </Field>
  );
}

type ButtonTone = "primary" | "plain" | "quiet" | "danger";

/** Sends the form. `name` and `value` tell apart several buttons of one form. */
export function Submit(props: { label: string; tone?: ButtonTone; name?: string; value?: string }): JSX.Element {
  const tone = props.tone ?? "primary";
  return (
    <button class={tone === "plain" ? "button" : `button ${tone}`} type="submit" name={props.name} value={props.value}>
      {props.label}
    </button>
  );
}

interface PostButtonProps {
  action: string;
  token: string;
  label: string;
  tone?: ButtonTone;
  /** Sent along, unseen. */
  hidden?: Readonly<Record<string, string>>;
  /** Said to those who hear the page, where the label alone is not clear (one of many rows). */
  about?: string;
}

/** A single button that does something: a form without fields. */
export function PostButton({ action, token, label, tone = "plain", hidden = {}, about }: PostButtonProps): JSX.Element {
  return (
    <form class="inline" method="post" action={action}>
      <input type="hidden" name="_token" value={token} />
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button class={tone === "plain" ? "button" : `button ${tone}`} type="submit">
        {label}
        {about ? <span class="visually-hidden">{about}</span> : null}
      </button>
    </form>
  );
}
