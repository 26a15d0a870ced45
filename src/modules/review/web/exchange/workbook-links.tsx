import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { WorkItem } from "../../sheets/list-my-work.ts";
import { yearAddress } from "../review-address.ts";

/** Many sheets are filled in in one Excel file: a link for each of their years. */
export function WorkbookLinks({ ctx, items }: { ctx: StaffContext; items: readonly WorkItem[] }): JSX.Element {
  const { say } = ctx;
  const cycles = new Map(items.map(({ cycle }) => [cycle.id, cycle]));
  return (
    <>
      {[...cycles.values()].map((cycle) => (
        <p>
          <a href={yearAddress(ctx, cycle, "/workbook")}>
            {say.t("review.staff.exchange.link", { year: say.format.fiscalYear(cycle.fiscalYear) })}
          </a>
        </p>
      ))}
    </>
  );
}
