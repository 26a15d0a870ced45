import type { StaffContext } from "#platform/context.ts";
import { invalid, notFound } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { ChangeInput } from "./inputs.ts";
import { manageOpinion } from "./manage-opinion.ts";
import { deleteChange, insertChange, listPlaces } from "./opinion-links.data.ts";

/** Says what became of an opinion. @throws AppError forbidden, notFound, invalid */
export async function addChange(ctx: StaffContext, input: ChangeInput & { id: number }): Promise<void> {
  const { id, ...change } = input;
  await manageOpinion(ctx, { id }, async (scope) => {
    if (change.on > todayInJapan(ctx.clock.now()))
      throw invalid([{ path: "changedOn", code: "opinions.staff.error.future" }]);
    const [place] = (await listPlaces(scope, [id])).get(id) ?? [];
    const planId = place?.planId ?? null;
    if (change.planVersion !== null && planId === null)
      throw invalid([{ path: "planVersion", code: "opinions.staff.error.placeFirst" }]);
    const changeId = await insertChange(scope, id, { ...change, planId, planBatch: null, sheetId: null });
    return {
      action: "opinion.changeAdded",
      after: { change: changeId, on: change.on, planVersion: change.planVersion },
    };
  });
}

/** @throws AppError forbidden, notFound */
export async function removeChange(ctx: StaffContext, input: { id: number; change: number }): Promise<void> {
  const { id, change } = input;
  await manageOpinion(ctx, { id }, async (scope) => {
    if (!(await deleteChange(scope, id, change))) throw notFound();
    return { action: "opinion.changeRemoved", before: { change } };
  });
}
