import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { checkout } from "#platform/checkout.ts";
import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import { LETTER_ROLES, PROCEDURE_ROLES } from "../content/block.rules.ts";
import { referencesOf } from "../content/content-shape.ts";
import { readLibraryFiles } from "./library-file.ts";
import { readPapers } from "./read-papers.ts";
import { contentsOf } from "./translated.rules.ts";

const DATA = join(checkout, "data");
const { entries, contacts } = readLibraryFiles(DATA, "kanazawa");
const of = (kind: string) => entries.filter((entry) => entry.kind === kind);
const MOST_NEEDED =
  "arrive move-in join-health-insurance garbage see-a-doctor earthquake call-119-110 consult emergency health-insurance-bill payment-reminder enter-school".split(
    " ",
  );
const FURTHER: LanguageCode[] = ["zh-Hans", "vi", "ne", "ko", "id", "my"];

it("holds 20 pages, 15 procedures, 8 letters and 3 documents, each in Japanese, Easy Japanese and English", () => {
  expect(["page", "procedure", "letter", "document"].map((kind) => of(kind).length)).toEqual([20, 15, 8, 3]);
  for (const entry of entries)
    expect([...entry.translations.keys()], entry.key).toEqual(expect.arrayContaining(["ja-easy", "en"]));
});

it("has the most needed twelve whole in six further languages, and the emergency page in all sixteen", () => {
  for (const key of MOST_NEEDED) {
    const entry = entries.find((each) => each.key === key);
    const whole = [...(entry?.translations ?? [])].filter(([, { partial }]) => !partial).map(([language]) => language);
    expect(whole, key).toEqual(expect.arrayContaining(FURTHER));
  }
  const emergency = entries.find(({ key }) => key === "emergency");
  expect((emergency?.translations.size ?? 0) + 1).toBe(LANGUAGES.length);
});

it("has translations that fit their sources, block by block", () => {
  for (const entry of entries) expect(contentsOf(entry).misfits, entry.key).toEqual([]);
});

it("has each card's words in every language of the first tier", () => {
  const first = LANGUAGES.filter(({ tier }) => tier === 1).map(({ code }) => code);
  for (const { key, name, hours, languageNote } of contacts) {
    for (const text of [name, hours, languageNote])
      if (text) expect(Object.keys(text), key).toEqual(expect.arrayContaining(first));
  }
});

it("says on a card without a number where to learn it, and gives residents no work of the city's", () => {
  for (const { key, phone, languageNote } of contacts) {
    const note = JSON.stringify(languageNote ?? {});
    expect(note, key).not.toMatch(/市が(?:記入|書)|市《し》が 書|[Tt]he city fills/);
    expect(Boolean(phone) || /\d{3,4}-\d{3,6}/.test(note), key).toBe(true);
  }
});

it("takes no deadline of a bill or of a reminder from another city's page", () => {
  for (const entry of of("letter")) {
    const { rootText, sources } = entry;
    const named = rootText.blocks
      .filter(({ role }) => role === "byWhen" || role === "notDo")
      .map(({ source }) => source);
    const names = named.flatMap((source) => (source ? (sources[source]?.name ?? "") : []));
    expect(
      names.filter((name) => /^(?!金沢市)\p{L}+[市町村]「/u.test(name)),
      entry.key,
    ).toEqual([]);
  }
});

it("takes nothing from the page of a municipality other than Kanazawa or its prefecture, and names no source it does not use", () => {
  const OTHER = /(?:city|town|vill|pref)[.-](?!kanazawa|ishikawa|[\w-]+\.ishikawa)[\w.-]+(?:\.jp|\.yimg\.jp)/;
  for (const { key, sources, rootText } of entries) {
    const pages = Object.values(sources).flatMap(({ url }) => (url && OTHER.test(new URL(url).hostname) ? [url] : []));
    expect(pages, key).toEqual([]);
    const used = new Set(rootText.blocks.map(({ source }) => source));
    expect(
      Object.keys(sources).filter((source) => !used.has(source)),
      key,
    ).toEqual([]);
  }
  expect(OTHER.test("www-city-kurashiki-okayama-jp.cache.yimg.jp")).toBe(true);
  expect(OTHER.test("www4.city.kanazawa.lg.jp")).toBe(false);
});

it("leads only to entries and cards that there are, and names only its own sources", () => {
  const keys = new Set(entries.map(({ key }) => key));
  const cards = new Set(contacts.map(({ key }) => key));
  for (const entry of entries) {
    for (const [language, content] of contentsOf(entry).contents) {
      const { entries: linked, contacts: shown } = referencesOf(content);
      expect(
        linked.filter((key) => !keys.has(key)),
        `${entry.key} ${language}`,
      ).toEqual([]);
      expect(
        shown.filter((key) => !cards.has(key)),
        `${entry.key} ${language}`,
      ).toEqual([]);
    }
    const named = entry.rootText.blocks.flatMap(({ source }) => source ?? []);
    expect(
      named.filter((name) => !(name in entry.sources)),
      entry.key,
    ).toEqual([]);
  }
});

it("says a number of money, days or hours only beside its source, or marks it for the city to fill in", () => {
  const FIGURE = /[0-9０-９]+\s*(?:円|日以内|時|歳|か月|パーセント|%)/;
  for (const entry of entries) {
    const loose = entry.rootText.blocks.filter(
      (block) => block.kind !== "heading" && FIGURE.test(JSON.stringify(block)) && !block.source && !block.blank,
    );
    expect(
      loose.map(({ id }) => id),
      entry.key,
    ).toEqual([]);
  }
});

it("answers the questions of its kind in their order, each once", () => {
  for (const [kind, roles] of [
    ["procedure", PROCEDURE_ROLES],
    ["letter", LETTER_ROLES],
  ] as const) {
    for (const entry of of(kind)) {
      const used = entry.rootText.blocks.flatMap(({ role }) => role ?? []);
      const places = used.map((role) => (roles as readonly string[]).indexOf(role));
      expect(places, entry.key).toEqual([...places].sort((a, b) => a - b));
      expect(places.includes(-1), entry.key).toBe(false);
    }
  }
});

it("serves projects that the plan has, and says that it is a sample", () => {
  const plan = parse(readFileSync(join(DATA, "plans", "kanazawa-2023.yaml"), "utf8")) as {
    projects: { key: string }[];
  };
  const projects = new Set(plan.projects.map(({ key }) => key));
  for (const entry of entries) {
    expect(
      entry.projects.filter((key) => !projects.has(key)),
      entry.key,
    ).toEqual([]);
    expect(entry.sample, entry.key).toBe(true);
  }
});

it("offers of each document small papers that can be taken, an original and translations, all named as samples", () => {
  const papers = Map.groupBy(readPapers(DATA, "kanazawa", entries), ({ entry }) => entry);
  expect([...papers.keys()].sort()).toEqual(
    of("document")
      .map(({ key }) => key)
      .sort(),
  );
  for (const [key, own] of papers) {
    expect(new Set(own.map(({ language }) => language)).size, key).toBeGreaterThan(2);
    expect(new Set(own.filter(({ isOriginal }) => isOriginal).map(({ language }) => language)), key).toEqual(
      new Set(["ja"]),
    );
    for (const { type, bytes, pages, title } of own) {
      expect([type, pages], title).toEqual(["pdf", 1]);
      expect(bytes.length, title).toBeLessThanOrEqual(60_000);
      expect(title).toMatch(/（見本）$|\((?:sample|bản mẫu|नमुना|contoh)\)$/);
    }
  }
});

it("gives furigana to every kanji of Easy Japanese", () => {
  const bare = /[\p{Script=Han}々〆ヶ](?![\p{Script=Han}々〆ヶ]*《)/u;
  for (const entry of entries) {
    const easy = entry.translations.get("ja-easy");
    const without = JSON.stringify(easy)
      .replaceAll(/｜[^｜《》]+《[^《》]*》/gu, "")
      .replaceAll(/\]\([^)]*\)/g, "]");
    expect(bare.exec(without)?.[0], entry.key).toBeUndefined();
  }
});
