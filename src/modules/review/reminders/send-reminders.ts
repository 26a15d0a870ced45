import { listMailAddresses, listStaffNames } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { SystemContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Documents } from "#platform/documents/document-task.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Job } from "#platform/jobs/job.ts";
import { queueMail } from "#platform/mail/queue-mail.ts";
import { findSettings } from "../cycles/settings.data.ts";
import { sectionBook } from "../exchange/read-section-year.ts";
import { WRITE_SECTION_BOOK } from "../exchange/sheet-tasks.ts";
import type { SectionBook } from "../exchange/write-section-book.ts";
import { listSheets } from "../sheets/sheet.data.ts";
import { listWatched, type Watch } from "./list-watched.ts";
import { insertReminder, listReminders } from "./reminder.data.ts";
import { REMINDER_SETTINGS, type ReminderLine, remindersFor } from "./reminder.rules.ts";
import { reminderText } from "./reminder-text.rules.ts";

/** How far back earlier reminders matter: further than any year's review lasts. */
const MEMORY_DAYS = 400;

interface Tools {
  documents: Documents;
  publicUrl: string;
}

/** Ticks every hour of the working day: a tick that was missed is made up by the next, and nobody gets a second mail. */
export const remindJob = (tools: Tools): Job => ({
  name: "review.remind",
  cron: "23 8-16 * * *",
  run: (ctx) => sendReminders(ctx, tools),
});

interface Letter {
  staffId: string;
  address: string;
  name: string;
  lines: ReminderLine[];
  /** Of the sheets that she writes, where the plan's settings say so. */
  book: { book: SectionBook; name: string } | null;
}

/**
 * One mail a person at most, to those with something pending, on working days. A letter that cannot be made keeps no other
 * back; the job fails at the end and is run again, for those who have had none.
 */
export async function sendReminders(ctx: SystemContext, tools: Tools): Promise<void> {
  const today = todayInJapan(ctx.clock.now());
  const failures: unknown[] = [];
  for (const letter of await ctx.read((scope) => lettersFor(ctx, scope, today)))
    await send(ctx, tools, { letter, today }).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, "some reminders could not be sent");
}

async function lettersFor(ctx: SystemContext, scope: Scope, today: string): Promise<Letter[]> {
  const since = new Date(Date.parse(`${today}T00:00:00Z`) - MEMORY_DAYS * 86_400_000).toISOString().slice(0, 10);
  const earlier = await listReminders(scope, since);
  const due = [...(await listWatched(scope, today))].flatMap(([staffId, watches]) => {
    const sheets = watches.map(({ sheet }) => sheet);
    const lines = remindersFor({ sheets, today, settings: REMINDER_SETTINGS, earlier: earlier.get(staffId) ?? [] });
    return lines.length > 0 ? [{ staffId, lines, watches }] : [];
  });
  const people = due.map(({ staffId }) => staffId);
  const addresses = await listMailAddresses(scope, people);
  const names = await listStaffNames(scope);
  const letters: Letter[] = [];
  for (const { staffId, lines, watches } of due) {
    const address = addresses.get(staffId);
    if (!address) continue;
    const book = await bookFor(ctx, scope, { lines, watches });
    letters.push({ staffId, address, name: names.get(staffId) ?? "", lines, book });
  }
  return letters;
}

async function bookFor(
  ctx: SystemContext,
  scope: Scope,
  { lines, watches }: { lines: readonly ReminderLine[]; watches: readonly Watch[] },
): Promise<Letter["book"]> {
  const own = new Set(lines.filter((line) => line.level === 0).map((line) => line.sheetId));
  const cycle = watches.find(({ sheet }) => sheet.level === 0 && own.has(sheet.id))?.cycle;
  if (!cycle || !(await findSettings(scope, cycle.planId))?.attachesWorkbook) return null;
  const sheets = (await listSheets(scope, { cycleId: cycle.id })).filter((sheet) => own.has(sheet.id));
  return sectionBook(scope, { cycle, sheets, say: ctx.say, municipality: ctx.say.plain(ctx.municipality.name) });
}

/** Null where it could not be written: the mail says what is due all the same, and the others get theirs. */
async function writeBook(ctx: SystemContext, { documents }: Tools, book: SectionBook) {
  try {
    return await documents.run(WRITE_SECTION_BOOK, { book, language: "ja" });
  } catch (error) {
    ctx.log.error("reminder.workbookFailed", { error: String(error instanceof Error ? error.stack : error) });
    return null;
  }
}

async function send(
  ctx: SystemContext,
  tools: Tools,
  { letter, today }: { letter: Letter; today: string },
): Promise<void> {
  const { staffId, address, name, lines, book } = letter;
  const written = book && (await writeBook(ctx, tools, book.book));
  const attachment = book && written ? { name: `${book.name}.xlsx`, ...written } : undefined;
  const words = reminderText(ctx.say, {
    name,
    lines,
    city: ctx.municipality.name,
    address: `${tools.publicUrl}/${ctx.municipality.slug}/staff/review`,
    hasWorkbook: attachment !== undefined,
  });
  await ctx.transaction(async (scope) => {
    const mailId = await queueMail(ctx, scope, {
      kind: "review.reminder",
      to: { staffId, address },
      ...words,
      ...(attachment ? { attachment } : {}),
      dedupeKey: `review.reminder:${staffId}:${today}`,
    });
    if (!mailId || !(await insertReminder(scope, { staffId, day: today, mailId, lines }))) return;
    await recordAudit(ctx, scope, {
      action: "reminder.sent",
      objectKind: "staff",
      objectKey: staffId,
      after: { sheets: lines.length },
    });
  });
}
