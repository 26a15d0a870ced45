import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { ORIGIN_FIELDS } from "../../editing/record-form.rules.ts";
import { labelOf } from "../../editing/record-label.rules.ts";
import { isInForce } from "../../records/in-force.rules.ts";
import type { PlanRecord, RecordKind } from "../../records/record-kind.rules.ts";

export const kindWord = (say: Translator, kind: string) => say.t(`plan.kind.${kind}` as MessageKey);

/** A field's name on screen; `key`, `position` and the fields of the origin are named once for all kinds. */
export function fieldWord(say: Translator, kind: string, field: string): string {
  const owner = field === "key" || field === "position" || field in ORIGIN_FIELDS ? "any" : kind;
  return say.t(`plan.field.${owner}.${field}` as MessageKey);
}

export const choiceWord = (say: Translator, field: string, value: string) =>
  say.t(`plan.choice.${field}.${value}` as MessageKey);

/** When something ended, or will end. */
export function endWord(say: Translator, { retiredOn, today }: { retiredOn: string; today: string }): string {
  const key = isInForce({ retiredOn }, today) ? "plan.staff.retiring" : "plan.staff.retired";
  return say.t(key, { date: say.format.date(retiredOn) });
}

/** A language in its own name. A code that is none of ours (an old file's) stays as it is. */
export function languageWord(code: string): string {
  try {
    return getLanguage(code as LanguageCode).name;
  } catch {
    return code;
  }
}

/** Finds the records that a page has read. */
export interface Finder {
  find(kind: string, key: string): PlanRecord | undefined;
}

export function recordWord(say: Translator, reading: Finder, at: { kind: string; record: PlanRecord }): string {
  return labelOf(at.kind, at.record, { plain: (text) => say.plain(text), find: reading.find });
}

/** The name of a record that is known by its key. */
export function namedWord(say: Translator, reading: Finder, at: { kind: string; key: string }): string {
  const record = reading.find(at.kind, at.key);
  return record ? recordWord(say, reading, { kind: at.kind, record }) : at.key;
}

/** `evidenceGroups` in an address is `evidence-groups`. */
export const kindPath = (kind: string) => kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export function kindOfPath(kinds: readonly RecordKind[], path: string): string {
  return kinds.find((kind) => kindPath(kind.name) === path)?.name ?? "";
}
