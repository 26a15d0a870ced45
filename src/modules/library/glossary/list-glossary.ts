import type { Scope } from "#platform/db/scope.ts";
import type { GlossaryTerm } from "../../../yasashii/index.ts";
import { listTerms } from "./list-terms.ts";
import type { Term } from "./term.rules.ts";
import { shippedTerms } from "./term-file.ts";

/** The city's glossary as the checker of Easy Japanese takes it. */
export const listGlossary = async (scope: Scope): Promise<GlossaryTerm[]> =>
  (await listTerms(scope)).map(asGlossaryTerm);

/** Of a word of the office about which nobody has said more: it stands on papers, and a learner does not know it. */
const asGlossaryTerm = ({ ja, reading, easy, level = "late", use = "keep" }: Term): GlossaryTerm => ({
  ...{ ja, reading, easy, level, use },
});

/** What every city begins with, where there is no city to ask. */
export const shippedGlossary = (): GlossaryTerm[] => shippedTerms().map(asGlossaryTerm);
