import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type FormState, fieldId, messageOf } from "#ui/form.tsx";
import { CHECK_KINDS } from "../cycles/chain.rules.ts";
import type { Choice } from "../cycles/read-settings.ts";

interface RowProps {
  ctx: StaffContext;
  form: FormState;
  row: number;
  committees: readonly Choice[];
}

/** One check of the chain in one line; a row without a kind is none. */
export function ChainRow({ ctx, form, row, committees }: RowProps): JSX.Element {
  const { say } = ctx;
  const at = (part: string) => `chain.${row}.${part}`;
  const kinds = CHECK_KINDS.map((kind) => ({ value: kind, label: say.t(`review.staff.checkKind.${kind}`) }));
  const named = committees.map(({ key, name }) => ({ value: key, label: say.plain(name) }));
  return (
    <tr>
      <td>
        <input type="hidden" name={at("key")} value={form.values[at("key")] ?? ""} />
        <CellInput form={form} name={at("order")} numeric />
      </td>
      <td>
        <CellInput form={form} name={at("nameJa")} />
      </td>
      <td>
        <CellInput form={form} name={at("nameEn")} lang="en" />
      </td>
      <td>
        <CellSelect form={form} name={at("kind")} none={say.t("review.staff.settings.unused")} options={kinds} />
      </td>
      <td>{named.length > 0 ? <CellSelect form={form} name={at("committee")} none="—" options={named} /> : null}</td>
      <td>
        <CellInput form={form} name={at("due")} />
      </td>
    </tr>
  );
}

interface CellProps {
  form: FormState;
  name: string;
}

/** A control in a table: its label is seen on phones and heard everywhere. */
export function CellInput({
  form,
  name,
  numeric,
  lang,
}: CellProps & { numeric?: boolean; lang?: string }): JSX.Element {
  return (
    <Cell form={form} name={name}>
      <input
        id={fieldId(form, name)}
        name={name}
        value={form.values[name] ?? ""}
        inputMode={numeric ? "numeric" : undefined}
        lang={lang}
        maxLength={100}
        aria-invalid={isWrong(form, name)}
      />
    </Cell>
  );
}

interface CellSelectProps extends CellProps {
  none: string;
  options: readonly { value: string; label: string }[];
}

export function CellSelect({ form, name, none, options }: CellSelectProps): JSX.Element {
  return (
    <Cell form={form} name={name}>
      <select id={fieldId(form, name)} name={name} aria-invalid={isWrong(form, name)}>
        <option value="">{none}</option>
        {options.map(({ value, label }) => (
          <option value={value} selected={form.values[name] === value}>
            {label}
          </option>
        ))}
      </select>
    </Cell>
  );
}

const isWrong = (form: FormState, name: string) =>
  form.issues.some((issue) => issue.path === name) ? ("true" as const) : undefined;

function Cell({ form, name, children }: CellProps & { children: JSX.Element }): JSX.Element {
  const errors = form.issues.filter((issue) => issue.path === name);
  return (
    <>
      <label class="cell-label" for={fieldId(form, name)}>
        {form.labels[name] ?? name}
      </label>
      {children}
      {errors.length > 0 ? <span class="error">{errors.map((issue) => messageOf(form, issue)).join(" ")}</span> : null}
    </>
  );
}
