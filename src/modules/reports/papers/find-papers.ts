import { type Body, getCityBody, listBodies } from "#modules/accounts/public.ts";
import { listPlans, type PlanSummary } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { mayReadBodyPaper, mayReadDrafts } from "../permissions.ts";
import { type FoundSubject, searchSubjects } from "./find-subjects.ts";

export interface Papers {
  plans: PlanSummary[];
  /** The bodies beside the city whose yearly paper she may read. */
  bodies: Body[];
  maySearch: boolean;
  found: FoundSubject[];
}

/** Which papers somebody can take out, and the subjects that hold the words she looks for. */
export async function findPapers(ctx: StaffContext, words: string): Promise<Papers> {
  const today = todayInJapan(ctx.clock.now());
  return ctx.read(async (scope) => {
    const { id: cityBodyId } = await getCityBody(scope);
    const maySearch = mayReadDrafts(ctx.actor, cityBodyId);
    return {
      plans: await listPlans(scope),
      bodies: (await listBodies(scope)).filter(
        (body) => body.id !== cityBodyId && mayReadBodyPaper(ctx.actor, { cityBodyId, bodyId: body.id }),
      ),
      maySearch,
      found: maySearch ? await searchSubjects(scope, { words, today }) : [],
    };
  });
}
