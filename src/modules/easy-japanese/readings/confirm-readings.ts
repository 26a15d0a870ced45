import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, notFound } from "#platform/errors.ts";
import { mayConfirm } from "../permissions.ts";
import { deleteReading, listReadings, saveReading } from "./reading.data.ts";

/** From now on these words are read so in every text of the city. Gives how many were new or other than before. */
export async function confirmReadings(
  ctx: StaffContext,
  given: readonly { word: string; reading: string }[],
): Promise<number> {
  allow(mayConfirm(ctx.actor));
  return ctx.transaction(async (scope) => {
    const known = new Map((await listReadings(scope)).map(({ word, reading }) => [word, reading]));
    const changed = new Map(
      given.filter(({ word, reading }) => known.get(word) !== reading).map(({ word, reading }) => [word, reading]),
    );
    for (const [word, reading] of changed) {
      await saveReading(scope, { word, reading, by: ctx.actor.staffId, at: ctx.clock.now() });
      await recordAudit(ctx, scope, {
        ...{ action: "easyReading.confirmed", objectKind: "easyReading", objectKey: word },
        ...{ before: known.has(word) ? { reading: known.get(word) } : null, after: { reading } },
      });
    }
    return changed.size;
  });
}

/** The word is proposed again as the dictionary has it. @throws AppError notFound */
export async function forgetReading(ctx: StaffContext, word: string): Promise<void> {
  allow(mayConfirm(ctx.actor));
  await ctx.transaction(async (scope) => {
    const reading = await deleteReading(scope, word);
    if (reading === undefined) throw notFound();
    await recordAudit(ctx, scope, {
      ...{ action: "easyReading.forgotten", objectKind: "easyReading", objectKey: word },
      before: { reading },
    });
  });
}
