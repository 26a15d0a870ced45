import type { StaffContext } from "#platform/context.ts";
import type { PageView } from "#platform/http/reply.ts";
import { redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction } from "#platform/http/route.ts";
import { confirmSettled } from "../sheets/confirm-settled.ts";
import { SettledInput, SheetsInput } from "../sheets/inputs.ts";
import { stepSheets } from "../sheets/step-sheets.ts";
import { sheetAddress } from "./review-address.ts";
import type { SentSheet } from "./sheet-page.tsx";

const PATH = "/review/sheets/:id";

/** `show` draws the sheet's page again with what could not be taken. */
type ShowAgain = (ctx: StaffContext, id: number, sent: SentSheet) => Promise<PageView>;

/** What is done with one sheet besides writing and checking. */
export function sheetMoreRoutes(show: ShowAgain): Route[] {
  const again = (part: "settled" | "unlock") => async (ctx: StaffContext, request: InvalidRequest) => {
    const { values, issues, status } = request;
    return { ...(await show(ctx, Number(request.params.id), { values, issues, isConflict: false, part })), status };
  };
  return [
    staffAction({
      path: `${PATH}/settled`,
      access: "review.fill",
      input: SettledInput,
      async handle(ctx, { params, input }) {
        const { version, note, ...typed } = input;
        const id = Number(params.id);
        await confirmSettled(ctx, { id, version, note, typed });
        return redirect(sheetAddress(ctx, id), { flash: "review.staff.flash.settled" });
      },
      invalid: again("settled"),
    }),
    staffAction({
      path: `${PATH}/unlock`,
      access: "review.manage",
      input: SheetsInput,
      async handle(ctx, { params, input }) {
        const id = Number(params.id);
        await stepSheets(ctx, {
          ...input,
          act: "unlock",
          isAll: false,
          picks: input.picks.filter((pick) => pick.id === id),
        });
        return redirect(sheetAddress(ctx, id), { flash: "review.staff.flash.unlocked" });
      },
      invalid: again("unlock"),
    }),
  ];
}
