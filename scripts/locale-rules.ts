import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import type { Language, LanguageCode } from "#platform/i18n/languages.ts";

type MessageElement = ReturnType<IntlMessageFormat["getAst"]>[number];

/** The files of one language as they stand: `common` → its keys and texts. */
export type LocaleFiles = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

/** Which keys not every language needs: lists of how such keys begin, as `locales/*-keys.json` have them. */
export interface KeyLists {
  /** Beside the keys `<module>.staff.…`: what only staff meet. */
  staff: readonly string[];
  /** Of the residents' keys: what the second tier has. */
  tier2: readonly string[];
}

/** Keys that only staff meet: they are wanted in Japanese and English alone. */
export function isStaffKey(key: string, { staff }: Pick<KeyLists, "staff">): boolean {
  return key.split(".")[1] === "staff" || staff.some((prefix) => key.startsWith(prefix));
}

/** The keys of the Japanese source that a language must have. */
export function wantedKeys(language: Language, sourceKeys: readonly string[], lists: KeyLists): string[] {
  if (language.code === "ja" || language.code === "en") return [...sourceKeys];
  const resident = sourceKeys.filter((key) => !isStaffKey(key, lists));
  if (language.tier === 1) return resident;
  return resident.filter((key) => lists.tier2.some((prefix) => key.startsWith(prefix)));
}

/** Reads `locales/`: the lists, and the files of each language. */
export function readLocales(folder: string): { lists: KeyLists; filesOf(code: LanguageCode): LocaleFiles } {
  const readJson = (...path: string[]) => JSON.parse(readFileSync(join(folder, ...path), "utf8"));
  return {
    lists: { staff: readJson("staff-keys.json"), tier2: readJson("tier2-keys.json") },
    filesOf(code) {
      if (!existsSync(join(folder, code))) return {};
      const names = readdirSync(join(folder, code)).filter((name) => name.endsWith(".json"));
      return Object.fromEntries(names.map((name) => [basename(name, ".json"), readJson(code, name)]));
    },
  };
}

export interface LocaleCheck {
  language: Language;
  files: LocaleFiles;
  source: LocaleFiles;
  lists: KeyLists;
}

/** All that is wrong with the files of one language, one line each. */
export function findLocaleProblems({ language, files, source, lists }: LocaleCheck): string[] {
  const texts = textsOf(files);
  const sourceTexts = textsOf(source);
  const missing = wantedKeys(language, [...sourceTexts.keys()], lists).filter((key) => !texts.has(key));
  return [
    ...aboutProblems(files),
    ...placeProblems(files),
    ...missing.map((key) => `${key} is missing`),
    ...[...texts.keys()].filter((key) => !sourceTexts.has(key)).map((key) => `${key} is not in the Japanese source`),
    ...[...texts].flatMap(([key, text]) =>
      textProblems(language, text, sourceTexts.get(key)).map((problem) => `${key}: ${problem}`),
    ),
  ];
}

/** `_about.json` says who reviewed the language, or null until a native reader has. */
function aboutProblems(files: LocaleFiles): string[] {
  const about = files._about;
  if (!about) return ["_about.json is missing"];
  const { reviewedBy } = about;
  return reviewedBy === null || (typeof reviewedBy === "string" && reviewedBy !== "")
    ? []
    : ["_about.json does not say reviewedBy"];
}

/** A module's texts may be split over files: plan.json and plan-exchange.json both hold keys of `plan`. */
function placeProblems(files: LocaleFiles): string[] {
  return Object.entries(files)
    .filter(([file]) => file !== "_about")
    .flatMap(([file, texts]) =>
      Object.keys(texts)
        .filter((key) => !new RegExp(`^${file.split("-")[0]}(\\.[a-zA-Z0-9_]+){1,4}$`).test(key))
        .map((key) => `${key} does not belong into ${file}.json`),
    );
}

/** Key → text, of all files together. */
export function textsOf(files: LocaleFiles): Map<string, string> {
  const { _about, ...rest } = files;
  return new Map(
    Object.values(rest).flatMap((texts) => Object.entries(texts).map(([key, text]) => [key, text ?? ""] as const)),
  );
}

function textProblems(language: Language, text: string, source: string | undefined): string[] {
  if (text.trim() === "") return ["is empty"];
  let elements: MessageElement[];
  try {
    elements = parse(text, language);
  } catch (error) {
    return [`is no ICU message (${error instanceof Error ? error.message : String(error)})`];
  }
  return [
    ...placeholderProblems(elements, source, language),
    ...pluralProblems(elements, language),
    ...(/[!！¡]/u.test(text) ? ["has an exclamation mark"] : []),
    ...readingProblems(language.code, text),
  ];
}

function parse(text: string, language: Language): MessageElement[] {
  return new IntlMessageFormat(text, language.intl, undefined, { ignoreTag: true }).getAst();
}

function placeholderProblems(elements: MessageElement[], source: string | undefined, language: Language): string[] {
  if (source === undefined) return [];
  const [own, wanted] = [placeholdersOf(elements), placeholdersOf(parse(source, language))];
  return own === wanted ? [] : [`has the placeholders {${own}}, the source has {${wanted}}`];
}

function placeholdersOf(elements: MessageElement[]): string {
  return [
    ...new Set(walk(elements).flatMap((element) => ("value" in element && element.type !== 0 ? [element.value] : []))),
  ]
    .sort()
    .join(", ");
}

/** An element and all that lies in the branches of its plurals and selects. */
function walk(elements: MessageElement[]): MessageElement[] {
  return elements.flatMap((element) =>
    "options" in element
      ? [element, ...Object.values(element.options).flatMap((option) => walk(option.value))]
      : [element],
  );
}

function pluralProblems(elements: MessageElement[], language: Language): string[] {
  return walk(elements).flatMap((element) => {
    if (!("pluralType" in element)) return [];
    const type = element.pluralType ?? "cardinal";
    const missing = categoriesOf(language, type).filter(
      (category) => !(category in element.options) && !isExact(category, element.options),
    );
    return missing.map((category) => `{${element.value}} lacks the plural form "${category}"`);
  });
}

function isExact(category: string, options: object): boolean {
  return category === "zero" && "=0" in options;
}

/** The forms that counts up to 1,000 take; Spanish and Portuguese have one more for whole millions, which nothing here reaches. */
function categoriesOf(language: Language, type: "cardinal" | "ordinal"): string[] {
  const rules = new Intl.PluralRules(language.intl, { type });
  return [...new Set(["other", ...Array.from({ length: 1_001 }, (_, number) => rules.select(number))])];
}

/** In Easy Japanese each run of kanji is followed by its reading. */
function readingProblems(code: LanguageCode, text: string): string[] {
  if (code !== "ja-easy") return [];
  const bare = text
    .replace(/(?:｜[^｜《》]+|[\p{Script=Han}々〆ヶ〇]+)《[^《》]+》/gu, "")
    .match(/[\p{Script=Han}々]+/u);
  return bare ? [`${bare[0]} has no reading`] : [];
}
