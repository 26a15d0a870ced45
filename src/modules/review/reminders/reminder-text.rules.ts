import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { ReminderLine } from "./reminder.rules.ts";

export interface ReminderLetter {
  name: string;
  city: Text;
  lines: readonly ReminderLine[];
  /** The page where the work is; the text says everything that matters without it. */
  address: string;
  hasWorkbook: boolean;
}

/** The mail's words: what, until when, and how without a browser. Many officials cannot open a link. */
export function reminderText(say: Translator, letter: ReminderLetter): { subject: string; text: string } {
  const { lines } = letter;
  const late = lines.filter((line) => line.workingDaysLate > 0).length;
  const writing = lines.filter((line) => line.level === 0);
  const checking = lines.filter((line) => line.level > 0);
  const parts = [
    say.t("review.staff.mail.greeting", { name: letter.name }),
    section(say, "review.staff.mail.write", writing),
    section(say, "review.staff.mail.check", checking),
    letter.hasWorkbook ? say.t("review.staff.mail.workbook") : "",
    say.t("review.staff.mail.address", { address: letter.address }),
    say.t("review.staff.mail.foot", { city: say.plain(letter.city) }),
  ];
  const key = late > 0 ? "review.staff.mail.subjectLate" : "review.staff.mail.subject";
  return { subject: say.t(key, { count: lines.length, late }), text: parts.filter((part) => part !== "").join("\n\n") };
}

function section(
  say: Translator,
  key: "review.staff.mail.write" | "review.staff.mail.check",
  lines: readonly ReminderLine[],
): string {
  if (lines.length === 0) return "";
  return [say.t(key, { count: lines.length }), ...lines.map((line) => lineText(say, line))].join("\n");
}

function lineText(say: Translator, { title, section: inSection, due, workingDaysLate }: ReminderLine): string {
  const words = {
    title: say.plain(title),
    section: say.plain(inSection),
    date: say.format.date(due),
    days: workingDaysLate,
  };
  return say.t(workingDaysLate > 0 ? "review.staff.mail.lineLate" : "review.staff.mail.line", words);
}
