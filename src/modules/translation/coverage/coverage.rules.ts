import type { Entry, EntryKind, TextState } from "#modules/library/public.ts";
import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";

/** An entry and how far it is in each language that it was not written in. */
export interface CoverageRow {
  entry: Entry;
  title: Text;
  sectionId: number | null;
  states: ReadonlyMap<LanguageCode, TextState>;
}

export const TEXT_STATES = ["done", "stale", "inReview", "inTranslation", "machineDraft", "missing"] as const;

export interface CoverageFilter {
  language?: LanguageCode;
  sectionId?: number;
  kind?: EntryKind;
  state?: TextState;
}

/** Rows that fit; a state fits where the language has it, or any where no language is chosen. */
export function filterCoverage(rows: readonly CoverageRow[], filter: CoverageFilter): CoverageRow[] {
  const { language, sectionId, kind, state } = filter;
  return rows.filter(({ entry, sectionId: own, states }) => {
    if (kind !== undefined && entry.kind !== kind) return false;
    if (sectionId !== undefined && own !== sectionId) return false;
    const looked = language === undefined ? [...states.values()] : [states.get(language)];
    return looked.some((each) => each !== undefined && (state === undefined || each === state));
  });
}

export interface LanguageCoverage {
  language: LanguageCode;
  /** State → how many entries. Their sum is `total`. */
  counts: Readonly<Record<TextState, number>>;
  total: number;
}

/** Of each language that some entry could be translated into. */
export function countCoverage(rows: readonly CoverageRow[]): LanguageCoverage[] {
  return LANGUAGES.flatMap(({ code }) => {
    const states = rows.flatMap(({ states: own }) => own.get(code) ?? []);
    if (states.length === 0) return [];
    const counts = Object.fromEntries(
      TEXT_STATES.map((state) => [state, states.filter((each) => each === state).length]),
    ) as Record<TextState, number>;
    return [{ language: code, counts, total: states.length }];
  });
}
