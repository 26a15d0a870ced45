import type { Translator } from "#platform/i18n/translator.ts";
import { kindWord } from "../../web/staff/staff-words.ts";

/** The machine's name first: the import goes by it, and the rest may be renamed. Excel takes 31 characters and no `'`. */
export const sheetName = (say: Translator, kind: string) =>
  `${kind} ${kindWord(say, kind).replace(/['[\]:*?/\\]/g, "")}`.slice(0, 31).trim();
