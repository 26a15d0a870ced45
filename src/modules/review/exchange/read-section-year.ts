import { listBodies } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { forbidden } from "#platform/errors.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { type Cycle, getCycle, listCycles } from "../cycles/cycle.data.ts";
import { getFieldSet } from "../fields/field-set.data.ts";
import { getRuleSet } from "../grading/rule-set.data.ts";
import { readReviewer } from "../owners/read-reviewer.ts";
import { mayFillSheet, mayManageReview } from "../permissions.ts";
import { readLedgers } from "../sheets/read-ledger.ts";
import { listSheets, type Sheet } from "../sheets/sheet.data.ts";
import type { SectionBook } from "./write-section-book.ts";

export interface SectionAt {
  planKey: string;
  fiscalYear: number;
  /** Left out: the sheets of the person's own posts. */
  section?: { sectionId: number } | { bodyId: number };
}

/** The workbook of a section as it stands now. @throws AppError forbidden where the person writes none of its sheets */
export async function readSectionYear(ctx: StaffContext, at: SectionAt): Promise<{ book: SectionBook; name: string }> {
  return ctx.read(async (scope) => {
    const reviewer = await readReviewer(ctx, scope);
    const cycle = await getCycle(scope, at);
    const sheets = (await listSheets(scope, { cycleId: cycle.id, ...filterOf(at) })).filter((sheet) =>
      at.section ? mayFillSheet(reviewer, sheet) : reviewer.postIds.includes(sheet.postId),
    );
    if (sheets.length === 0) throw forbidden();
    if (at.section && !mayManageReview(reviewer) && !sheets.every((sheet) => mayFillSheet(reviewer, sheet)))
      throw forbidden();
    return sectionBook(scope, { cycle, sheets, say: ctx.say, municipality: ctx.say.plain(ctx.municipality.name) });
  });
}

function filterOf({ section }: SectionAt) {
  if (!section) return {};
  return "sectionId" in section ? { sectionId: section.sectionId } : { sectionId: null, bodyId: section.bodyId };
}

interface Year {
  cycle: Cycle;
  sheets: readonly Sheet[];
  say: Translator;
  municipality: string;
}

/** For pages and for mails alike. */
export async function sectionBook(scope: Scope, year: Year): Promise<{ book: SectionBook; name: string }> {
  const { cycle, sheets, say } = year;
  const { fields } = await getFieldSet(scope, cycle.fieldSetId);
  const last = (await listCycles(scope, cycle.planId)).find((other) => other.fiscalYear === cycle.fiscalYear - 1);
  const projects = sheets.map((sheet) => sheet.project);
  const before = new Map(
    (last ? await listSheets(scope, { cycleId: last.id, projects }) : []).map((sheet) => [sheet.project, sheet.values]),
  );
  const ledgers = await readLedgers(scope, { planId: cycle.planId, projects, fiscalYear: cycle.fiscalYear });
  const bodies = await listBodies(scope);
  const [first] = sheets;
  const name = say.plain(first?.sectionName ?? bodies.find((body) => body.id === first?.bodyId)?.name);
  const yearWords = say.format.fiscalYear(cycle.fiscalYear);
  const book: SectionBook = {
    heading: `${year.municipality} ${say.plain(cycle.planTitle)} ${yearWords} ${name}`,
    due: cycle.reportsDue,
    fields,
    grades: await gradeChoices(scope, cycle, say),
    sheets: sheets.map((sheet) => ({
      id: sheet.id,
      title: say.plain(sheet.projectTitle),
      place: sheet.place.at(-1)?.number ?? "",
      values: sheet.values,
      lastYear: before.get(sheet.project) ?? {},
      ledger: ledgers.get(sheet.project) ?? [],
    })),
  };
  return { book, name: `${name}_${cycle.fiscalYear}` };
}

/** The grades of the year's rule set; without one, letters. */
export async function gradeChoices(
  scope: Scope,
  cycle: Cycle,
  say: Translator,
): Promise<{ value: string; label: string }[]> {
  if (cycle.ruleSetId === null) return ["A", "B", "C", "D"].map((grade) => ({ value: grade, label: grade }));
  const { rules } = await getRuleSet(scope, cycle.ruleSetId);
  return rules.grades.map(({ key, title }) => ({ value: key, label: `${key} ${say.plain(title)}` }));
}
