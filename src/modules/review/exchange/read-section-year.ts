import { listBodies } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { forbidden } from "#platform/errors.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { type Cycle, getCycle } from "../cycles/cycle.data.ts";
import { getFieldSet } from "../fields/field-set.data.ts";
import { getRuleSet } from "../grading/rule-set.data.ts";
import { gradeWords } from "../grading/web/grade-words.ts";
import { readReviewer } from "../owners/read-reviewer.ts";
import { mayFillSheet, mayManageReview } from "../permissions.ts";
import { readLastYear } from "../sheets/read-last-year.ts";
import { readLedgers } from "../sheets/read-ledger.ts";
import { listSheetHeads, listSheets, type Sheet } from "../sheets/sheet.data.ts";
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

/** Whether a workbook of her own posts' sheets can be taken out. */
export async function hasOwnSheets(ctx: StaffContext, at: Omit<SectionAt, "section">): Promise<boolean> {
  return ctx.read(async (scope) => {
    const { postIds } = await readReviewer(ctx, scope);
    const cycle = await getCycle(scope, at);
    return (await listSheetHeads(scope, { cycleId: cycle.id })).some((sheet) => postIds.includes(sheet.postId));
  });
}

/** Every section's and partner body's workbook. @throws AppError forbidden for all but those who run the year */
export async function readAllSections(
  ctx: StaffContext,
  at: Omit<SectionAt, "section">,
): Promise<{ book: SectionBook; name: string }[]> {
  return ctx.read(async (scope) => {
    if (!mayManageReview(await readReviewer(ctx, scope))) throw forbidden();
    const cycle = await getCycle(scope, at);
    const all = await listSheets(scope, { cycleId: cycle.id });
    const municipality = ctx.say.plain(ctx.municipality.name);
    const books: { book: SectionBook; name: string }[] = [];
    for (const sheets of Map.groupBy(all, (sheet) => sheet.sectionId ?? `body-${sheet.bodyId}`).values())
      books.push(await sectionBook(scope, { cycle, sheets, say: ctx.say, municipality }));
    return books;
  });
}

export function filterOf({ section }: SectionAt) {
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
  const projects = sheets.map((sheet) => sheet.project);
  const before = await readLastYear(scope, cycle, sheets);
  const ledgers = await readLedgers(scope, { planId: cycle.planId, projects, fiscalYear: cycle.fiscalYear });
  const bodies = await listBodies(scope);
  const [first] = sheets;
  const name = say.plain(first?.sectionName ?? bodies.find((body) => body.id === first?.bodyId)?.name);
  const yearWords = say.format.fiscalYear(cycle.fiscalYear);
  const book: SectionBook = {
    heading: headingOf([year.municipality, say.plain(cycle.planTitle), yearWords, name]),
    due: cycle.reportsDue,
    fiscalYear: cycle.fiscalYear,
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

/** The city's name stands in the names of many plans. */
function headingOf([municipality = "", plan = "", ...more]: readonly string[]): string {
  return [...(plan.startsWith(municipality) ? [] : [municipality]), plan, ...more].join("　");
}

/** The grades of the year's rule set; without one, letters. */
export async function gradeChoices(
  scope: Scope,
  cycle: Cycle,
  say: Translator,
): Promise<{ value: string; label: string }[]> {
  if (cycle.ruleSetId === null) return ["A", "B", "C", "D"].map((grade) => ({ value: grade, label: grade }));
  const { rules } = await getRuleSet(scope, cycle.ruleSetId);
  return rules.grades.map((grade) => ({ value: grade.key, label: gradeWords(say, grade) }));
}
