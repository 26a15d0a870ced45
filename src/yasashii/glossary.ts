/** A word of the field, as a glossary has it; the library of rules ships none, its caller gives one. */
export interface GlossaryTerm {
  /** As it is written on papers; a verb in its dictionary form. */
  ja: string;
  /** Hiragana. */
  reading: string;
  /** A few easy words that say the same; null where nobody has written any. May hold readings in 《》. */
  easy: string | null;
  /** How early a learner meets it: N5 and N4, N3 and N2, later or never. */
  level: "early" | "middle" | "late";
  /** plain: leave it; keep: it stands on papers and signs, keep and explain it; replace: say `easy` instead. */
  use: "plain" | "keep" | "replace";
}

export interface Glossary {
  terms: readonly GlossaryTerm[];
  /** By how it is written. */
  byForm: ReadonlyMap<string, GlossaryTerm>;
  /** Letters of the longest form. */
  longest: number;
}

/** The first of two terms that are written alike counts: a city's own stand before those that are shipped. */
export function createGlossary(terms: readonly GlossaryTerm[]): Glossary {
  const byForm = new Map<string, GlossaryTerm>();
  for (const term of terms) if (!byForm.has(term.ja)) byForm.set(term.ja, term);
  return { terms, byForm, longest: Math.max(0, ...[...byForm.keys()].map((form) => form.length)) };
}
