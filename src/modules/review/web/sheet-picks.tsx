import type { ComponentChildren, JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { FormState } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import type { SheetHead } from "../sheets/sheet.data.ts";
import { sheetAddress } from "./review-address.ts";

/** A sheet in a list; `more` and `under` are what the list says of it. */
export interface ListedSheet {
  sheet: SheetHead;
  more: ComponentChildren;
  under: ComponentChildren;
}

/** Sheets to open one by one; with boxes where the form does something with many. */
export function SheetRows(props: {
  ctx: StaffContext;
  listed: readonly ListedSheet[];
  /** Of the form that the boxes stand in. */
  picks?: FormState;
}): JSX.Element {
  const { ctx, listed, picks } = props;
  return (
    <ul class={picks ? "rows picks" : "rows"}>
      {listed.map(({ sheet, more, under }) => (
        <li>
          {picks ? <Pick ctx={ctx} form={picks} sheet={sheet} /> : null}
          <a href={sheetAddress(ctx, sheet.id)}>
            <span class="what">
              <TextOf say={ctx.say} text={sheet.projectTitle} />
            </span>
            <span class="more">{more}</span>
            <span class="under">{under}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The box carries the version that is shown: what moved on meanwhile is not done unseen. */
function Pick({ ctx, form, sheet }: { ctx: StaffContext; form: FormState; sheet: SheetHead }): JSX.Element {
  const { say } = ctx;
  const name = `pick.${sheet.id}`;
  return (
    <label class="pick">
      <input
        type="checkbox"
        id={`${form.id}-pick-${sheet.id}`}
        name={name}
        value={sheet.version}
        checked={form.values[name] !== undefined}
      />
      <span class="visually-hidden">{say.t("review.staff.pick", { project: say.plain(sheet.projectTitle) })}</span>
      <input type="hidden" name={`shown.${sheet.id}`} value={sheet.version} />
    </label>
  );
}

/** What a sheet is called in messages about its box. */
export const pickLabels = ({ say }: StaffContext, sheets: readonly SheetHead[]): Record<string, string> =>
  Object.fromEntries(sheets.map((sheet) => [`pick.${sheet.id}`, say.plain(sheet.projectTitle)]));
