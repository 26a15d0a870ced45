import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { allow, conflict } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { mayManageOpinions } from "../permissions.ts";
import { getRoundForUpdate, updateRound } from "./round.data.ts";
import { phaseOf } from "./round.rules.ts";

/**
 * Shows or hides the table of opinions and answers of a round. It comes after the last day: who still writes must not be
 * led by what others wrote. From its day on the months are counted after which personal data are erased.
 * @throws AppError forbidden, notFound, conflict
 */
export async function publishResults(
  ctx: StaffContext,
  input: { key: string; version: number; shown: boolean },
): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageOpinions(ctx.actor, (await getCityBody(scope)).id));
    const round = await getRoundForUpdate(scope, input.key, input.version);
    const today = todayInJapan(ctx.clock.now());
    if (input.shown && round.kind === "publicComment" && phaseOf(round, today) !== "closed")
      throw conflict("opinions.staff.error.stillOpen");
    await updateRound(scope, { ...round, resultsOn: input.shown ? (round.resultsOn ?? today) : null });
    await recordAudit(ctx, scope, {
      action: input.shown ? "round.resultsPublished" : "round.resultsHidden",
      objectKind: "commentRound",
      objectKey: round.key,
    });
    await bumpRevision(scope);
  });
}
