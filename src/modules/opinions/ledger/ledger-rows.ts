import type { RecordKind } from "#modules/plan/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";
import { listOpinions, type OpinionFilter } from "./opinion.data.ts";
import { type Disposition, opinionText, type Source } from "./opinion.rules.ts";
import { type Entry, readEntries } from "./read-entries.ts";

/** An opinion with its answer and what became of it, as plain values in all their languages: for papers, files, the API. */
export interface LedgerRow {
  id: number;
  source: Source;
  saidOn: string;
  occasion: Text | null;
  text: Text;
  /** In which language it was said; null for one that the product does not know. */
  language: LanguageCode | null;
  isRedacted: boolean;
  /** How many people sent it in; 0 where nobody was counted. */
  voices: number;
  places: { plan: string; kind: string; key: string; number: string | null; title: Text }[];
  answer: { disposition: Disposition; text: Text; on: string; by: { post: Text; section: Text | null } | null } | null;
  changes: { on: string; text: Text; href: string | null; plan: string | null; planVersion: number | null }[];
  isDemo: boolean;
}

/** What is published, the oldest first. */
export async function readLedgerRows(
  scope: Scope,
  { filter, kinds }: { filter: OpinionFilter; kinds: readonly RecordKind[] },
): Promise<LedgerRow[]> {
  const opinions = await listOpinions(scope, { ...filter, isPublished: true });
  return (await readEntries(scope, opinions.toReversed(), kinds)).map(toRow);
}

export function toRow({ opinion, voices, places, changes }: Entry): LedgerRow {
  const { id, source, saidOn, occasion, language, isRedacted, answer, isDemo } = opinion;
  return {
    id,
    source,
    saidOn,
    occasion,
    text: opinionText(opinion),
    language,
    isRedacted,
    voices,
    places: places.map(({ planKey, kind, key, number, title }) => ({ plan: planKey, kind, key, number, title })),
    answer,
    changes: changes.map(({ on, text, href, planKey, planVersion }) => ({
      on,
      text,
      href,
      plan: planKey,
      planVersion,
    })),
    isDemo,
  };
}
