import { publishText } from "#modules/library/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { checkVersion } from "../pairs/save-pair.ts";
import { readJob } from "./read-job.ts";

/**
 * Makes a translation public as it was delivered. The text says that a second person has read it where who delivered it is
 * not the one who wrote it last. @throws AppError forbidden; conflict where it is not the draft that the person saw
 */
export async function publishDelivered(ctx: StaffContext, input: { id: number; draftVersion: number }): Promise<void> {
  const { pair, steps, mayPublish } = await readJob(ctx, input.id);
  allow(mayPublish);
  checkVersion(pair, input.draftVersion);
  const { key, language, text } = pair;
  const deliveredBy = steps.findLast(({ state }) => state === "delivered")?.madeBy;
  const isReviewed = deliveredBy !== undefined && text?.draftedBy !== deliveredBy;
  await publishText(ctx, { key, language, draftVersion: input.draftVersion, isReviewed });
}
