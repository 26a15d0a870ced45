import type { StaffContext } from "#platform/context.ts";
import { editPlan, getRecord, type PlanTarget } from "./edit-plan.ts";
import type { Change } from "./plan-diff.rules.ts";
import { recordsOf } from "./plan-document.rules.ts";
import type { Listing } from "./plan-records.ts";

/** Makes one of a project's listings its home; the old home stays a listing. @throws AppError forbidden, notFound */
export async function setHome(ctx: StaffContext, input: PlanTarget & { listing: string }): Promise<void> {
  await editPlan(ctx, input, ({ document }) => {
    const chosen = getRecord<Listing>(document, "listings", input.listing);
    const changes = recordsOf<Listing>(document, "listings")
      .filter((listing) => listing.project === chosen.project && listing.home !== (listing.key === chosen.key))
      .map(
        ({ key, home }): Change => ({
          kind: "listings",
          key,
          operation: "edit",
          before: { home },
          after: { home: !home },
        }),
      );
    return { changes, action: "project.homeMoved" };
  });
}
