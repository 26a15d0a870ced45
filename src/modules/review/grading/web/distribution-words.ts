import type { Translator } from "#platform/i18n/translator.ts";
import type { GradeCount } from "../distribution.rules.ts";

/** A grade's share of all that were given, in whole per cent; a dash where none was. */
export function shareWords(say: Translator, count: number, grades: readonly GradeCount[]): string {
  const all = grades.reduce((sum, entry) => sum + entry.count, 0);
  return all === 0 ? "—" : `${say.format.number((count / all) * 100)}%`;
}
