import { getCityBody } from "#modules/accounts/public.ts";
import { listPlans, type PlanSummary } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { mayManageOpinions } from "../permissions.ts";
import { countSubmissions } from "../submissions/submission.data.ts";
import { getRound, listRounds } from "./round.data.ts";
import { type Phase, phaseOf, type Round } from "./round.rules.ts";

export interface StaffRound {
  round: Round;
  phase: Phase;
  people: number;
  waiting: number;
}

/** All rounds, those that nobody sees yet too. @throws AppError forbidden */
export async function listStaffRounds(ctx: StaffContext): Promise<StaffRound[]> {
  return ctx.read(async (scope) => {
    allow(mayManageOpinions(ctx.actor, (await getCityBody(scope)).id));
    const today = todayInJapan(ctx.clock.now());
    const rounds: StaffRound[] = [];
    for (const round of await listRounds(scope)) {
      const { people, waiting } = await countSubmissions(scope, round.id);
      rounds.push({ round, people, waiting, phase: phaseOf(round, today) });
    }
    return rounds;
  });
}

/** What the form of a round needs; `key` is left out where a new one is made. @throws AppError forbidden, notFound */
export async function readStaffRound(
  ctx: StaffContext,
  { key }: { key?: string },
): Promise<{ round: Round | null; plans: PlanSummary[] }> {
  return ctx.read(async (scope) => {
    allow(mayManageOpinions(ctx.actor, (await getCityBody(scope)).id));
    return { round: key === undefined ? null : await getRound(scope, key), plans: await listPlans(scope) };
  });
}
