import type { ResidentContext } from "#platform/context.ts";
import { sqlState } from "#platform/db/database.ts";
import { AppError } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { type SearchHit, searchRecords } from "./search.data.ts";
import { takeTurns } from "./take-turns.ts";

export const SEARCH_BUSY = "plan.search.busy";

/** SQLSTATE query_canceled: the statement took longer than it may. */
const CANCELLED = "57014";

const busy = () => new AppError("unavailable", SEARCH_BUSY);

/** Of the whole process: searches look through a plan from end to end, and no city's may stall the pages of the others. */
const inTurn = takeTurns({ atOnce: 2, waiting: 8 }, busy);

/** What is found for each of the words together. @throws AppError unavailable where too many search, or it takes too long */
export async function searchPlan(
  ctx: ResidentContext,
  { planId, terms }: { planId: number; terms: readonly string[] },
): Promise<SearchHit[]> {
  const today = todayInJapan(ctx.clock.now());
  try {
    return await inTurn(() => ctx.read((scope) => searchRecords(scope, { planId, terms, today })));
  } catch (error) {
    throw sqlState(error) === CANCELLED ? busy() : error;
  }
}
