import type { JSX } from "preact";
import { type FormState, fieldId, messageOf } from "#ui/form.tsx";
import { BOX_LANGUAGES, columnName, filledRows } from "../../editing/record-form.rules.ts";
import type { GridColumn, RecordKind } from "../../records/record-kind.rules.ts";
import { gridWord } from "./staff-record-options.ts";
import { languageWord } from "./staff-words.ts";

/** Of one text: Japanese, Easy Japanese and English always, others where somebody wrote them. */
export function languagesOf(form: FormState, name: string): string[] {
  const start = `${name}.`;
  const written = Object.keys(form.values)
    .filter((input) => input.startsWith(start) && !input.slice(start.length).includes("."))
    .map((input) => input.slice(start.length));
  return [...new Set([...BOX_LANGUAGES, ...written])];
}

/** Rows to show: what is filled, and room for two more. */
function rowNumbers(form: FormState, name: string): number[] {
  const last = filledRows(name, form.values).at(-1) ?? -1;
  return Array.from({ length: last + 3 }, (_, index) => index);
}

export function GridRows({
  form,
  kind,
  grid,
}: {
  form: FormState;
  kind: RecordKind;
  grid: { name: string; columns: readonly GridColumn[] };
}): JSX.Element {
  const { name, columns } = grid;
  return (
    <>
      {columns.length > 1 ? (
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{gridWord(form.say, kind.name, { field: name, column: column.name })}</th>
            ))}
          </tr>
        </thead>
      ) : null}
      <tbody>
        {rowNumbers(form, name).map((row) => (
          <tr>
            {columns.map((column) => (
              <td>
                <Cell
                  form={form}
                  at={`${name}.${row}.${columnName(column)}`}
                  isText={column.type === "text"}
                  isLong={column.long === true}
                  label={`${form.labels[name]} ${row + 1} ${column.name === "" ? "" : gridWord(form.say, kind.name, { field: name, column: column.name })}`}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
}

/** The cells of an evidence table, under the headings that stand in `columns`. */
export function CellRows({ form, name }: { form: FormState; name: string }): JSX.Element {
  const headings = filledRows("columns", form.values).map((row) => form.values[`columns.${row}.text.ja`] ?? "");
  const widths = Object.keys(form.values).map((input) =>
    input.startsWith(`${name}.`) ? Number(input.split(".")[2] ?? 0) + 1 : 0,
  );
  const columns = Array.from(
    { length: Math.min(60, Math.max(2, headings.length, ...widths)) },
    (_, index) => headings[index] ?? "",
  );
  return (
    <>
      <thead>
        <tr>
          {columns.map((heading, index) => (
            <th scope="col">{heading || form.say.t("plan.staff.form.column", { number: index + 1 })}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rowNumbers(form, name).map((row) => (
          <tr>
            {columns.map((heading, column) => {
              const at = `${name}.${row}.${column}`;
              const isFilled = form.values[at] !== undefined;
              const isText = `${at}.ja` in form.values || (column === 0 && !isFilled);
              return (
                <td>
                  <Cell form={form} at={at} isText={isText} label={`${row + 1} ${heading}`} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </>
  );
}

interface CellProps {
  form: FormState;
  at: string;
  isText: boolean;
  /** Of several lines. */
  isLong?: boolean;
  label: string;
}

function Cell({ form, at, isText, isLong = false, label }: CellProps): JSX.Element {
  if (!isText) return <CellInput form={form} name={at} label={label} />;
  return (
    <div class="texts">
      {languagesOf(form, at).map((language) => (
        <CellInput
          form={form}
          name={`${at}.${language}`}
          label={`${label} ${languageWord(language)}`}
          language={language}
          isLong={isLong}
        />
      ))}
    </div>
  );
}

interface CellInputProps {
  form: FormState;
  name: string;
  label: string;
  language?: string;
  isLong?: boolean;
}

function CellInput({ form, name, label, language, isLong }: CellInputProps): JSX.Element {
  const id = fieldId(form, name);
  const errors = form.issues.filter((issue) => issue.path === name);
  const value = form.values[name] ?? "";
  const attributes = {
    id,
    name,
    "aria-label": label,
    placeholder: language === undefined || language === "ja" ? undefined : languageWord(language),
    lang: language === "ja-easy" ? "ja" : language,
    "aria-invalid": errors.length > 0 ? ("true" as const) : undefined,
    "aria-describedby": errors.length > 0 ? `${id}-error` : undefined,
  };
  return (
    <>
      {isLong ? (
        <textarea {...attributes} rows={3}>
          {value}
        </textarea>
      ) : (
        <input {...attributes} value={value} />
      )}
      {errors.length > 0 ? (
        <span class="error" id={`${id}-error`}>
          {errors.map((issue) => messageOf(form, issue)).join(" ")}
        </span>
      ) : null}
    </>
  );
}
