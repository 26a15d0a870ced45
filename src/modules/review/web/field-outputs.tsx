import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type FormState, fieldId, messageOf } from "#ui/form.tsx";
import type { FieldValue, Output } from "../fields/field-value.rules.ts";
import { controlName } from "../fields/sheet-form.rules.ts";
import type { LedgerLine } from "../sheets/prefill.rules.ts";
import { takeName } from "../sheets/take-over.rules.ts";
import { type FieldControls, FieldLegend } from "./field-controls.tsx";

/** Rows for what is not named yet. */
const SPARE_ROWS = 2;
const CELLS = ["name", "unit", "planned", "actual"] as const;

/** Up to the last row that holds something: a form that comes back does not grow by blank rows. */
function typedRows({ values }: FormState, key: string): number {
  const sent = Number(values[controlName(key, "rows")] ?? 0);
  const isFilled = (row: number) => CELLS.some((cell) => values[controlName(key, `${row}.${cell}`)]?.trim());
  return Array.from({ length: sent }, (_, row) => row).findLastIndex(isFilled) + 1;
}

/** Outputs as a table to type in, and beside it what the ledger knows of the year. */
export function OutputControls(props: FieldControls): JSX.Element {
  const { ctx, form, field, sheet } = props;
  const { say } = ctx;
  const stored = outputsOf(sheet.sheet.values[field.key]);
  const rows = Math.max(typedRows(form, field.key), stored.length) + SPARE_ROWS;
  return (
    <>
      <FieldLegend ctx={ctx} field={field} />
      <input type="hidden" name={controlName(field.key, "rows")} value={rows} />
      <table class="stacks outputs">
        <thead>
          <tr>
            {CELLS.map((cell) => (
              <th scope="col">{say.t(`review.output.${cell}`)}</th>
            ))}
            <th scope="col">{say.t("review.output.from")}</th>
            <th scope="col" class="number">
              {say.t("review.staff.lastYear")}
            </th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, index) => (
            <tr>
              {CELLS.map((cell) => (
                <td>
                  <CellInput
                    ctx={ctx}
                    form={form}
                    cell={cell}
                    name={controlName(field.key, index, cell)}
                    row={index + 1}
                  />
                </td>
              ))}
              <td>{stored[index] ? <From ctx={ctx} row={stored[index]} ledger={sheet.ledger} /> : null}</td>
              <td class="number" data-label={say.t("review.staff.lastYear")}>
                {lastActual(ctx, stored[index], outputsOf(sheet.lastYear[field.key]))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What the same thing came to last year. */
function lastActual({ say }: StaffContext, row: Output | undefined, lastYear: readonly Output[]): string | null {
  const last = lastYear.find(({ name, unit }) => name === row?.name && unit === row.unit);
  return last?.actual ? say.format.number(last.actual) : null;
}

const outputsOf = (value: FieldValue | undefined): readonly Output[] =>
  value && "outputs" in value ? value.outputs : [];

interface CellProps {
  ctx: StaffContext;
  form: FormState;
  cell: (typeof CELLS)[number];
  name: string;
  row: number;
}

function CellInput({ ctx, form, cell, name, row }: CellProps): JSX.Element {
  const { say } = ctx;
  const id = fieldId(form, name);
  const errors = form.issues.filter((issue) => issue.path === name);
  const isNumber = cell === "planned" || cell === "actual";
  return (
    <>
      <label class="cell-label" for={id}>
        {say.t(`review.output.${cell}`)}
        <span class="visually-hidden"> {say.t("review.staff.output.row", { row })}</span>
      </label>
      {errors.length > 0 ? (
        <span class="error" id={`${id}-error`}>
          {errors.map((issue) => messageOf(form, issue)).join(" ")}
        </span>
      ) : null}
      <input
        id={id}
        name={name}
        value={form.values[name] ?? ""}
        class={isNumber ? "number" : undefined}
        inputMode={isNumber ? "decimal" : undefined}
        aria-invalid={errors.length > 0 ? "true" : undefined}
        aria-describedby={errors.length > 0 ? `${id}-error` : undefined}
      />
    </>
  );
}

/** Where a number came from, and whether the ledger says something else by now. */
function From({
  ctx,
  row,
  ledger,
}: {
  ctx: StaffContext;
  row: Output;
  ledger: readonly LedgerLine[];
}): JSX.Element | null {
  const { say } = ctx;
  const now = ledger.find((line) => line.name === row.name && line.unit === row.unit);
  if (!row.takenFrom) return null;
  const count = row.takenFrom.factIds.length;
  const isNewer = now !== undefined && now.value !== row.takenFrom.sum;
  return (
    <span class="more">
      {say.t("review.output.fromFacts", { count })}
      {isNewer ? (
        <span class="late"> {say.t("review.staff.output.ledgerNow", { value: say.format.number(now.value) })}</span>
      ) : null}
    </span>
  );
}

/** The facts of the year; a ticked line goes into the table when the sheet is saved. */
export function LedgerLines({ ctx, form, field, sheet }: FieldControls): JSX.Element | null {
  const { say } = ctx;
  const stored = outputsOf(sheet.sheet.values[field.key]);
  const open = sheet.ledger.filter(
    (line) => !stored.some((row) => row.name === line.name && row.unit === line.unit && row.actual === line.value),
  );
  if (open.length === 0) return null;
  return (
    <fieldset class="ledger">
      <legend>{say.t("review.staff.ledger.title")}</legend>
      <p class="hint">{say.t("review.staff.ledger.lead")}</p>
      {open.map((line) => {
        const name = takeName(field.key, line);
        return (
          <label class="choice">
            <input type="checkbox" name={name} checked={form.values[name] === "on"} />
            <span>
              {say.t("review.staff.ledger.line", {
                name: line.name,
                value: say.format.number(line.value),
                unit: line.unit,
              })}{" "}
              <span class="more">{say.t("review.output.fromFacts", { count: line.factIds.length })}</span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
