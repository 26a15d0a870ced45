import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { getLanguage, LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import {
  findLocaleProblems,
  isStaffKey,
  type LocaleFiles,
  readLocales,
  textsOf,
  wantedKeys,
} from "../../scripts/locale-rules.ts";

const folder = join(checkout, "locales");
const { lists, filesOf } = readLocales(folder);
const source = filesOf("ja");
const sourceKeys = [...textsOf(source).keys()];

it("has a folder for each language and no other", () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(LANGUAGES.map(({ code }) => code as string).sort());
});

it.each(LANGUAGES.map(({ code }) => code))("%s has every key of its tier, and each text fits the language", (code) => {
  const problems = findLocaleProblems({ language: getLanguage(code), files: filesOf(code), source, lists });
  const more = problems.length > 12 ? [`… and ${problems.length - 12} more`] : [];
  expect([...problems.slice(0, 12), ...more]).toEqual([]);
});

it("names in its lists only keys that there are", () => {
  const useless = [
    ...lists.staff.filter((prefix) => !sourceKeys.some((key) => key.startsWith(prefix))),
    ...lists.tier2.filter((prefix) => !sourceKeys.some((key) => key.startsWith(prefix) && !isStaffKey(key, lists))),
  ];
  expect(useless).toEqual([]);
});

const ABOUT = { reviewedBy: null };
const LISTS = { staff: ["accounts."], tier2: ["plan.home."] };
const SAMPLE: LocaleFiles = {
  _about: ABOUT,
  plan: { "plan.home.count": "{count, plural, other {#つ}}", "plan.tree.title": "施策", "plan.staff.save": "保存する" },
};

/** A language whose texts are `own`; the source is `from`. */
function problemsOf(code: LanguageCode, own: Record<string, string | null>, from: LocaleFiles = SAMPLE): string[] {
  return findLocaleProblems({
    language: getLanguage(code),
    files: { _about: ABOUT, plan: own },
    source: from,
    lists: LISTS,
  });
}

it("wants all keys of Japanese and English, residents' keys of the first tier, and the named ones of the second", () => {
  const keys = [
    "plan.home.count",
    "plan.tree.title",
    "plan.staff.save",
    "accounts.signIn.title",
    "common.error.notFound",
  ];
  const wanted = (code: LanguageCode) => wantedKeys(getLanguage(code), keys, LISTS);
  expect(wanted("en")).toEqual(keys);
  expect(wanted("vi")).toEqual(["plan.home.count", "plan.tree.title", "common.error.notFound"]);
  expect(wanted("ar")).toEqual(["plan.home.count"]);
});

const GOOD_VI = { "plan.home.count": "{count} mục", "plan.tree.title": "Biện pháp" };

it("finds nothing wrong with good files", () => {
  expect(problemsOf("vi", GOOD_VI)).toEqual([]);
  expect(findLocaleProblems({ language: getLanguage("ja"), files: SAMPLE, source: SAMPLE, lists: LISTS })).toEqual([]);
});

interface Wrong {
  what: string;
  code: LanguageCode;
  own: Record<string, string>;
  problem: string;
}

it.each<Wrong>([
  { what: "a missing key", code: "vi", own: { "plan.home.count": "{count}" }, problem: "plan.tree.title is missing" },
  { what: "a staff key that English lacks", code: "en", own: GOOD_VI, problem: "plan.staff.save is missing" },
  {
    what: "a key that the source lost",
    code: "vi",
    own: { ...GOOD_VI, "plan.tree.gone": "x" },
    problem: "plan.tree.gone is not in the Japanese source",
  },
  {
    what: "a key in the wrong file",
    code: "vi",
    own: { ...GOOD_VI, "news.title": "x" },
    problem: "news.title does not belong into plan.json",
  },
  {
    what: "an empty text",
    code: "vi",
    own: { ...GOOD_VI, "plan.tree.title": "" },
    problem: "plan.tree.title: is empty",
  },
  {
    what: "a missing placeholder",
    code: "vi",
    own: { ...GOOD_VI, "plan.home.count": "mục" },
    problem: "plan.home.count: has the placeholders {}, the source has {count}",
  },
  {
    what: "a broken message",
    code: "vi",
    own: { ...GOOD_VI, "plan.home.count": "{count" },
    problem: "plan.home.count: is no ICU message",
  },
  {
    what: "a missing plural form",
    code: "en",
    own: { "plan.home.count": "{count, plural, other {# items}}" },
    problem: `plan.home.count: {count} lacks the plural form "one"`,
  },
  {
    what: "a missing plural form in Arabic",
    code: "ar",
    own: { "plan.home.count": "{count, plural, =0 {x} one {x} few {x} many {x} other {x}}" },
    problem: `plan.home.count: {count} lacks the plural form "two"`,
  },
  {
    what: "an exclamation mark",
    code: "vi",
    own: { ...GOOD_VI, "plan.tree.title": "Xong!" },
    problem: "plan.tree.title: has an exclamation mark",
  },
  {
    what: "kanji without a reading",
    code: "ja-easy",
    own: { "plan.home.count": "{count}こ", "plan.tree.title": "市《し》の計画" },
    problem: "plan.tree.title: 計画 has no reading",
  },
])("finds $what", ({ code, own, problem }) => {
  expect(problemsOf(code, own)).toContainEqual(expect.stringContaining(problem));
});

it("finds a language of which nobody says who reviewed it", () => {
  const check = (files: LocaleFiles) =>
    findLocaleProblems({ language: getLanguage("vi"), files, source: SAMPLE, lists });
  expect(check({ plan: GOOD_VI })).toContain("_about.json is missing");
  expect(check({ _about: {}, plan: GOOD_VI })).toContain("_about.json does not say reviewedBy");
});
