import { listBodies } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { type Cycle, getCycle } from "../cycles/cycle.data.ts";
import { getFieldSet } from "../fields/field-set.data.ts";
import { readReviewer } from "../owners/read-reviewer.ts";
import { mayReadSheet } from "../permissions.ts";
import { listSheets } from "../sheets/sheet.data.ts";
import type { BudgetNote } from "./draw-budget-note.ts";
import { filterOf, type SectionAt } from "./read-section-year.ts";

export interface BudgetNoteToRead {
  cycle: Cycle;
  note: BudgetNote;
  /** Sheets that nobody has accepted yet are among them. */
  isDraft: boolean;
}

/** The notes of a section, or of all whose sheets the person may read: the request is written before all is accepted. */
export async function readBudgetNote(ctx: StaffContext, at: SectionAt): Promise<BudgetNoteToRead> {
  return ctx.read(async (scope) => {
    const reviewer = await readReviewer(ctx, scope);
    const cycle = await getCycle(scope, at);
    const { fields } = await getFieldSet(scope, cycle.fieldSetId);
    const bodies = new Map((await listBodies(scope)).map((body) => [body.id, body.name]));
    const all = await listSheets(scope, { cycleId: cycle.id, ...filterOf(at) });
    const sheets = all.filter((sheet) => mayReadSheet(reviewer, sheet));
    const groups = Map.groupBy(sheets, (sheet) => sheet.sectionId ?? `body-${sheet.bodyId}`);
    const sections = [...groups.values()].map((group) => ({
      name: group[0]?.sectionName ?? bodies.get(group[0]?.bodyId ?? 0) ?? {},
      sheets: group.map(({ projectTitle, place, values }) => ({
        title: projectTitle,
        place: place.at(-1)?.number ?? "",
        values,
      })),
    }));
    const isDraft = sheets.some(({ state }) => state !== "accepted" && state !== "published");
    return { cycle, note: { fiscalYear: cycle.fiscalYear, fields, sections }, isDraft };
  });
}
