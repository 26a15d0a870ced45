import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Project } from "../records/plan-records.ts";
import { addListing } from "./add-record.ts";
import { editPlan, getRecord, type PlanTarget } from "./edit-plan.ts";
import { checkListingPlace } from "./listing-place.rules.ts";

/** Lists a project in one more place of the tree (再掲); it is still counted once. @throws AppError invalid, forbidden, notFound */
export async function listProjectAgain(
  ctx: StaffContext,
  input: PlanTarget & { project: string; node: string; printedTitle?: Text | null },
): Promise<void> {
  await editPlan(ctx, input, ({ document }) => {
    const project = getRecord<Project>(document, "projects", input.project);
    const { node } = input;
    checkListingPlace(document, { node, path: "node" }, (text) => ctx.say.plain(text));
    const listing = { project: project.key, node, home: false, printedTitle: input.printedTitle ?? null };
    const refuse = (issues: { code: string; params?: Record<string, string | number> }[]) =>
      invalid(issues.map((issue) => ({ ...issue, path: "node" })));
    return { changes: addListing(input.kinds, document, listing), action: "project.listedAgain", refuse };
  });
}
