import type { SystemContext } from "#platform/context.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { listRounds } from "../rounds/round.data.ts";
import { eraseFrom, type Round } from "../rounds/round.rules.ts";
import { eraseSubmission } from "./erase-personal-data.ts";
import { listSealed, type Submission } from "./submission.data.ts";

/**
 * Erases what is sealed when the months of its round are over: counted from the publication of the city's answers, at the
 * standing voice from the decision on each submission. To be run every day. Returns how many submissions it erased.
 */
export async function eraseOldPersonalData(ctx: SystemContext): Promise<number> {
  const today = todayInJapan(ctx.clock.now());
  return ctx.transaction(async (scope) => {
    let erased = 0;
    for (const round of await listRounds(scope)) {
      const old = (await listSealed(scope, round.id)).filter((submission) => isOver(round, submission, today));
      for (const submission of old) await eraseSubmission(ctx, scope, submission);
      erased += old.length;
    }
    return erased;
  });
}

function isOver(round: Round, { decidedAt }: Submission, today: string): boolean {
  const decidedOn = decidedAt && todayInJapan(decidedAt);
  const from = eraseFrom(round.kind === "publicComment" ? round.resultsOn : decidedOn, round.keepMonths);
  return from !== null && from <= today;
}
