import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { TextOf } from "#ui/message.tsx";
import { Notice } from "#ui/parts.tsx";
import { changedFields } from "../fields/missing-fields.rules.ts";
import { readSheetForm } from "../fields/sheet-form.rules.ts";
import type { SheetToRead } from "../sheets/read-sheet.ts";
import type { SentSheet } from "./sheet-page.tsx";
import { ValueShown } from "./sheet-read.tsx";

/**
 * Somebody else has saved since the page was opened: what stands now and what was just typed, side by side where they
 * differ. The form below holds what was typed; sending it again keeps that.
 */
export function SheetConflict({
  ctx,
  sheet,
  sent,
}: {
  ctx: StaffContext;
  sheet: SheetToRead;
  sent: SentSheet;
}): JSX.Element {
  const { say } = ctx;
  const typed = readSheetForm(sheet.fieldSet.fields, { typed: sent.values, previous: sheet.sheet.values }).values;
  const changed = changedFields(sheet.sheet.values, typed);
  const fields = sheet.fieldSet.fields.filter(
    (field) => field.key in (changed?.before ?? {}) || field.key in (changed?.after ?? {}),
  );
  return (
    <Notice tone="error">
      <h2>{say.t("review.staff.conflict.title")}</h2>
      <p>{say.t("review.staff.conflict.lead")}</p>
      <table class="stacks compare">
        <thead>
          <tr>
            <th scope="col">{say.t("review.staff.conflict.field")}</th>
            <th scope="col">{say.t("review.staff.conflict.theirs")}</th>
            <th scope="col">{say.t("review.staff.conflict.yours")}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr>
              <th scope="row">
                <TextOf say={say} text={field.label} />
              </th>
              <td data-label={say.t("review.staff.conflict.theirs")}>
                <ValueShown say={say} value={sheet.sheet.values[field.key]} />
              </td>
              <td data-label={say.t("review.staff.conflict.yours")}>
                <ValueShown say={say} value={typed[field.key]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Notice>
  );
}
