import type { JSX } from "preact";
import { isAnswered, isSame } from "../fields/field-value.rules.ts";
import type { FieldControls } from "./field-controls.tsx";
import { LedgerLines } from "./field-outputs.tsx";
import { ValueShown } from "./sheet-read.tsx";

/** What helps to fill a field in, beside it on wide screens: the year's facts, and what was said last year. */
export function FieldBeside(props: FieldControls): JSX.Element {
  const { ctx, field, sheet } = props;
  const { say } = ctx;
  const last = sheet.lastYear[field.key];
  // Last year's numbers stand in the table itself; a text that was taken over and not changed need not be read twice.
  const isShown =
    field.kind !== "outputs" &&
    field.kind !== "rolling" &&
    isAnswered(last) &&
    !isSame(last, sheet.sheet.values[field.key]);
  return (
    <div class="beside">
      {field.kind === "outputs" ? <LedgerLines {...props} /> : null}
      {isShown ? (
        <div class="last-year">
          <p class="more">{say.t("review.staff.lastYear")}</p>
          <ValueShown say={say} value={last} />
        </div>
      ) : null}
    </div>
  );
}
