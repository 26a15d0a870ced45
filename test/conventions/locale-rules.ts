import { IntlMessageFormat } from "intl-messageformat";
import type { Language, LanguageCode } from "#platform/i18n/languages.ts";

type MessageElement = ReturnType<IntlMessageFormat["getAst"]>[number];

/** The files of one language as they stand: `common` → its keys and texts. */
export type LocaleFiles = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

/** What is said about forms that only signed-in people have. */
const STAFF_ERRORS = ["common.error.foreignForm", "common.error.formToken"];

/** Keys that only staff meet: they are wanted in Japanese and English alone. */
export function isStaffKey(key: string): boolean {
  if (STAFF_ERRORS.includes(key)) return true;
  const [module, place] = key.split(".");
  // Residents have no form of a module's own, so what a module says of wrong input is said to staff.
  return module === "accounts" || place === "staff" || (place === "error" && module !== "common");
}

/** The keys of the Japanese source that a language must have. */
export function wantedKeys(
  language: Language,
  sourceKeys: readonly string[],
  tier2Prefixes: readonly string[],
): string[] {
  if (language.code === "ja" || language.code === "en") return [...sourceKeys];
  const resident = sourceKeys.filter((key) => !isStaffKey(key));
  if (language.tier === 1) return resident;
  return resident.filter((key) => tier2Prefixes.some((prefix) => key.startsWith(prefix)));
}

export interface LocaleCheck {
  language: Language;
  files: LocaleFiles;
  source: LocaleFiles;
  tier2Prefixes: readonly string[];
}

/** All that is wrong with the files of one language, one line each. */
export function findLocaleProblems({ language, files, source, tier2Prefixes }: LocaleCheck): string[] {
  const texts = textsOf(files);
  const sourceTexts = textsOf(source);
  const missing = wantedKeys(language, [...sourceTexts.keys()], tier2Prefixes).filter((key) => !texts.has(key));
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
  const about = files["_about"];
  if (!about) return ["_about.json is missing"];
  const { reviewedBy } = about;
  return reviewedBy === null || (typeof reviewedBy === "string" && reviewedBy !== "")
    ? []
    : ["_about.json does not say reviewedBy"];
}

function placeProblems(files: LocaleFiles): string[] {
  return Object.entries(files)
    .filter(([file]) => file !== "_about")
    .flatMap(([file, texts]) =>
      Object.keys(texts)
        .filter((key) => !new RegExp(`^${file}(\\.[a-zA-Z0-9_]+){1,4}$`).test(key))
        .map((key) => `${key} does not belong into ${file}.json`),
    );
}

function textsOf(files: LocaleFiles): Map<string, string> {
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
