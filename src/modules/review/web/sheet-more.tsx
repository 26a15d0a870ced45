import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Form, formState, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import { controlName, writeSheetForm } from "../fields/sheet-form.rules.ts";
import { mayFillSheet, mayManageReview } from "../permissions.ts";
import { canConfirm } from "../sheets/confirm-settled.ts";
import type { Neighbours } from "../sheets/find-neighbours.ts";
import type { SheetToRead } from "../sheets/read-sheet.ts";
import { isWithOwner } from "../sheets/sheet-state.rules.ts";
import { AmountInputs } from "./field-money.tsx";
import { sheetAddress } from "./review-address.ts";
import type { SentSheet } from "./sheet-page.tsx";

interface PartProps {
  ctx: StaffContext;
  sheet: SheetToRead;
  /** What was sent to this part and could not be taken. */
  sent: SentSheet | null;
}

interface NeighboursProps {
  ctx: StaffContext;
  neighbours: Neighbours | null;
  /** The page has them at its head already: they are no second landmark. */
  isAgain?: boolean;
}

/** On to the next of the person's own list. */
export function SheetNeighbours({ ctx, neighbours, isAgain = false }: NeighboursProps): JSX.Element | null {
  const { say } = ctx;
  if (!neighbours) return null;
  const { which, previous, next, left } = neighbours;
  const words = say.t(`review.staff.neighbours.${which}`, { count: left });
  const links = (
    <>
      {previous === null ? (
        <span />
      ) : (
        <a href={sheetAddress(ctx, previous)}>{say.t("review.staff.neighbours.previous")}</a>
      )}
      <span class="more">{words}</span>
      {next === null ? <span /> : <a href={sheetAddress(ctx, next)}>{say.t("review.staff.neighbours.next")}</a>}
    </>
  );
  if (isAgain) return <div class="neighbours">{links}</div>;
  return (
    <nav class="neighbours" aria-label={words}>
      {links}
    </nav>
  );
}

/** After 31 May: the amount is final, or put right on the way. */
export function SettledPart({ ctx, sheet, sent }: PartProps): JSX.Element | null {
  const { say } = ctx;
  const field = sheet.fieldSet.fields.find(({ isSettled }) => isSettled);
  if (!field || !mayFillSheet(sheet.reviewer, sheet.sheet) || !canConfirm(ctx, sheet)) return null;
  const form = formState(say, {
    id: "settled",
    labels: { note: say.t("review.staff.settled.note") },
    values: sent?.values ?? writeSheetForm([field], sheet.sheet.values),
    issues: sent?.issues,
  });
  return (
    <Section id="settled-part" title={say.t("review.staff.settled.title")} lead={say.t("review.staff.settled.lead")}>
      <Form form={form} action={sheetAddress(ctx, sheet.sheet.id, "/settled")} token={ctx.formToken}>
        <input type="hidden" name="version" value={sheet.sheet.version} />
        <input type="hidden" name={controlName(field.key, "sent")} value="on" />
        <AmountInputs ctx={ctx} form={form} at={(source) => controlName(field.key, source)} />
        <TextArea form={form} name="note" hint={say.t("review.staff.settled.noteHint")} rows={2} plain />
        <Submit label={say.t("review.staff.settled.confirm")} tone="plain" />
      </Form>
    </Section>
  );
}

/** The officer gives one sheet's owner longer. */
export function UnlockPart({ ctx, sheet, sent }: PartProps): JSX.Element | null {
  const { say } = ctx;
  const { state, unlockedUntil } = sheet.sheet;
  if (!mayManageReview(sheet.reviewer) || sheet.cycle.state !== "open" || !isWithOwner(state)) return null;
  const form = formState(say, {
    id: "unlock",
    labels: { until: say.t("review.staff.unlock.until"), note: say.t("review.staff.dates.reason") },
    values: sent?.values ?? { until: unlockedUntil ?? todayInJapan(ctx.clock.now()) },
    issues: sent?.issues,
  });
  return (
    <details class="unlock" open={sent !== null}>
      <summary>{say.t("review.staff.unlock.button")}</summary>
      <Form form={form} action={sheetAddress(ctx, sheet.sheet.id, "/unlock")} token={ctx.formToken}>
        <input type="hidden" name={`pick.${sheet.sheet.id}`} value={sheet.sheet.version} />
        <input type="hidden" name="act" value="unlock" />
        <TextInput form={form} name="until" type="date" />
        <TextArea form={form} name="note" rows={2} />
        <Submit label={say.t("review.staff.unlock.button")} tone="plain" />
      </Form>
    </details>
  );
}
