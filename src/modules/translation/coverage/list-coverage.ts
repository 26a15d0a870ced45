import { listPosts, listSections, type Section } from "#modules/accounts/public.ts";
import {
  type Entry,
  type EntryText,
  isArchived,
  listEntries,
  listTextsOf,
  plainOf,
  statesOf,
  type TextState,
  textState,
} from "#modules/library/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";
import { textsFor } from "../pairs/text-pair.ts";
import type { CoverageRow } from "./coverage.rules.ts";

export interface Coverage {
  rows: CoverageRow[];
  /** Those that answer for an entry. */
  sections: Section[];
}

/** All entries that residents can have, in every language. */
export async function listCoverage(ctx: StaffContext): Promise<Coverage> {
  return ctx.read(async (scope) => {
    const all = await listEntries(scope);
    const entries = all.filter(({ id }) => !isArchived(all, id));
    const texts = Map.groupBy(
      await listTextsOf(
        scope,
        entries.map(({ id }) => id),
      ),
      ({ entryId }) => entryId,
    );
    const sectionOf = new Map((await listPosts(scope)).map(({ id, sectionId }) => [id, sectionId]));
    const rows = entries.flatMap((entry) => {
      const own = texts.get(entry.id) ?? [];
      const sectionId = sectionOf.get(entry.ownerPostId ?? 0) ?? null;
      return own.some(({ language }) => language === entry.rootLanguage) ? [rowOf(entry, own, sectionId)] : [];
    });
    const used = new Set(rows.map(({ sectionId }) => sectionId));
    return { rows, sections: (await listSections(scope)).filter(({ id }) => used.has(id)) };
  });
}

function rowOf(entry: Entry, texts: readonly EntryText[], sectionId: number | null): CoverageRow {
  const others = LANGUAGES.filter(({ code }) => code !== entry.rootLanguage);
  const states = others.map(({ code }): [LanguageCode, TextState] => [code, stateIn(entry, texts, code)]);
  return { entry, sectionId, title: titleOf(texts), states: new Map(states) };
}

function stateIn(entry: Entry, texts: readonly EntryText[], language: LanguageCode): TextState {
  const text = texts.find((each) => each.language === language);
  if (!text) return "missing";
  return textState(statesOf(textsFor(texts, language), entry.rootLanguage, language), text.work);
}

/** In every language in which there is a draft. */
export const titleOf = (texts: readonly EntryText[]): Text =>
  Object.fromEntries(texts.map(({ language, draft }) => [language, plainOf(draft.title)]).filter(([, title]) => title));

/** The titles of all entries, by id. */
export async function listTitles(scope: Scope): Promise<Map<number, { entry: Entry; title: Text }>> {
  const entries = await listEntries(scope);
  const texts = Map.groupBy(
    await listTextsOf(
      scope,
      entries.map(({ id }) => id),
    ),
    ({ entryId }) => entryId,
  );
  return new Map(entries.map((entry) => [entry.id, { entry, title: titleOf(texts.get(entry.id) ?? []) }]));
}
