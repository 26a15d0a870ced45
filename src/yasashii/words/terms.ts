import type { Glossary, GlossaryTerm } from "../glossary.ts";
import type { Sentence } from "../rules/rule.ts";

export interface TermMatch {
  term: GlossaryTerm;
  /** Index behind its last token. */
  to: number;
  /** The noun of a term that ends with する. */
  isDoing: boolean;
}

interface Index {
  forms: ReadonlyMap<string, { term: GlossaryTerm; isDoing: boolean }>;
  /** First letters: most words begin no term. */
  first: ReadonlySet<string>;
  longest: number;
}

const indexes = new WeakMap<Glossary, Index>();

function indexOf(glossary: Glossary): Index {
  const known = indexes.get(glossary);
  if (known) return known;
  const forms = new Map<string, { term: GlossaryTerm; isDoing: boolean }>();
  for (const term of glossary.terms) {
    const isDoing = term.ja.endsWith("する") && term.ja.length > 2;
    const form = isDoing ? term.ja.slice(0, -2) : term.ja;
    const before = forms.get(form);
    if (!before || (before.isDoing && !isDoing)) forms.set(form, { term, isDoing });
  }
  const first = new Set([...forms.keys()].map((form) => form.charAt(0)));
  const index = { forms, first, longest: glossary.longest };
  indexes.set(glossary, index);
  return index;
}

/** The longest term at each word of a sentence; it ends where a word ends. */
export function termsIn(sentence: Sentence, glossary: Glossary): ReadonlyMap<number, TermMatch> {
  const index = indexOf(glossary);
  const found = new Map<number, TermMatch>();
  sentence.tokens.forEach((token, from) => {
    const match = index.first.has(token.surface.charAt(0)) ? longestAt(sentence, from, index) : null;
    const verb = !match && token.kind === "動詞" ? glossary.byForm.get(token.base) : undefined;
    if (match) found.set(from, match);
    else if (verb) found.set(from, { term: verb, to: from + 1, isDoing: false });
  });
  return found;
}

function longestAt({ text, tokens }: Sentence, from: number, { forms, longest }: Index): TermMatch | null {
  const start = tokens[from]?.start ?? 0;
  let match: TermMatch | null = null;
  for (let to = from; to < tokens.length; to += 1) {
    const end = tokens[to]?.end ?? start;
    if (end - start > longest) break;
    const hit = forms.get(text.slice(start, end));
    if (hit) match = { ...hit, to: to + 1 };
  }
  return match;
}
