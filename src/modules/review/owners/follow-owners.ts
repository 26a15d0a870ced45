import type { StaffContext, SystemContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { levelAfterMove } from "../cycles/chain.rules.ts";
import { getCycleById, holdCycle } from "../cycles/cycle.data.ts";
import { getSheetForUpdate } from "../sheets/sheet.data.ts";
import { stampSheet } from "../sheets/stamp-sheet.ts";
import { listMisplacedSheets } from "./misplaced-sheet.data.ts";

/**
 * Sheets under way go to the post that answers for their project today; what is accepted stays with whoever answered for
 * it. Part of every hand-over, and done each morning for those that were written down before. Returns how many moved.
 */
export async function followOwners(ctx: StaffContext | SystemContext, scope: Scope): Promise<number> {
  const misplaced = await listMisplacedSheets(scope, todayInJapan(ctx.clock.now()));
  for (const cycleId of new Set(misplaced.map((sheet) => sheet.cycleId))) await holdCycle(scope, cycleId);
  for (const { sheetId, postId, postName, bodyId, sectionId, sectionName } of misplaced) {
    const sheet = await getSheetForUpdate(scope, sheetId);
    const cycle = await getCycleById(scope, sheet.cycleId);
    const level = levelAfterMove(cycle.chain, { sheet, sectionId });
    await stampSheet(ctx, scope, {
      sheet,
      cycle,
      act: "assign",
      action: "sheet.assigned",
      change: { postId, postName, bodyId, sectionId, sectionName, level },
      note: [wordsOf(sheet), wordsOf({ sectionName, postName })].join(" → "),
      postName: sheet.postName,
    });
  }
  return misplaced.length;
}

/** In Japanese: the note of a step is written down once. */
const wordsOf = (place: { sectionName: { ja?: string } | null; postName: { ja?: string } }) =>
  [place.sectionName?.ja, place.postName.ja].filter(Boolean).join(" ");
