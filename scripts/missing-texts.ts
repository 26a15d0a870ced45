import { join } from "node:path";
import { findLanguage } from "../src/platform/i18n/languages.ts";
import { readLocales, textsOf, wantedKeys } from "./locale-rules.ts";

interface MissingText {
  key: string;
  ja: string;
  en: string;
}

/** What a translator still has to write for a language, with the source and its English. @throws Error for a language that is none of ours. */
export function listMissingTexts(folder: string, code: string): MissingText[] {
  const language = findLanguage(code);
  if (!language) throw new Error(`${JSON.stringify(code)} is not in src/platform/i18n/languages.ts.`);
  const { lists, filesOf } = readLocales(folder);
  const [ja, en, own] = [textsOf(filesOf("ja")), textsOf(filesOf("en")), textsOf(filesOf(language.code))];
  const missing = wantedKeys(language, [...ja.keys()], lists).filter((key) => !own.has(key));
  return missing.map((key) => ({ key, ja: ja.get(key) ?? "", en: en.get(key) ?? "" }));
}

if (process.argv[1] === import.meta.filename) {
  try {
    const missing = listMissingTexts(join(import.meta.dirname, "..", "locales"), process.argv[2] ?? "");
    console.log(missing.map(({ key, ja, en }) => `${key}\n  ja  ${ja}\n  en  ${en}`).join("\n"));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
