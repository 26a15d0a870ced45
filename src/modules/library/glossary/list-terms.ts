import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import { listOwnTerms } from "./term.data.ts";
import { type CityTerm, mergeTerms, type OwnTerm, type Term } from "./term.rules.ts";
import { shippedTerms } from "./term-file.ts";

/** The city's glossary: the terms of the files and its own, by their reading. */
export const listTerms = async (scope: Scope): Promise<CityTerm[]> =>
  mergeTerms(shippedTerms(), await listOwnTerms(scope));

/** A term as staff see it: taken out, it is still there. */
export interface TermForStaff {
  key: string;
  /** As the city has it, or as the files have it where the city has taken it out. */
  term: Term;
  version: number;
  state: "shipped" | "own" | "changed" | "withdrawn";
}

const stateOf = (own: OwnTerm | undefined, isShipped: boolean): TermForStaff["state"] => {
  if (!own) return "shipped";
  if (!own.term) return "withdrawn";
  return isShipped ? "changed" : "own";
};

export async function listTermsForStaff(scope: Scope): Promise<TermForStaff[]> {
  const own = new Map((await listOwnTerms(scope)).map((each) => [each.key, each]));
  const shipped = new Map(shippedTerms().map((term) => [term.key, term]));
  const all = [...new Set([...shipped.keys(), ...own.keys()])].flatMap((key): TermForStaff[] => {
    const term = own.get(key)?.term ?? shipped.get(key);
    const state = stateOf(own.get(key), shipped.has(key));
    return term ? [{ key, term, version: own.get(key)?.version ?? 0, state }] : [];
  });
  const collator = new Intl.Collator("ja");
  return all.sort((a, b) => collator.compare(a.term.reading, b.term.reading));
}

/** @throws AppError notFound */
export async function getTermForStaff(scope: Scope, key: string): Promise<TermForStaff> {
  const found = (await listTermsForStaff(scope)).find((each) => each.key === key);
  if (!found) throw notFound();
  return found;
}
