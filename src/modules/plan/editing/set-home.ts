import type { StaffContext } from "#platform/context.ts";
import type { Change } from "../changes/plan-diff.rules.ts";
import { recordsOf } from "../records/plan-document.rules.ts";
import type { Listing } from "../records/plan-records.ts";
import { editPlan, getRecord, type PlanTarget } from "./edit-plan.ts";

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
