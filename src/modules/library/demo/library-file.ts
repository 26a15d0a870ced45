import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readYaml, yamlFiles } from "#modules/accounts/public.ts";
import { languageShape, textShape } from "#modules/plan/public.ts";
import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import { blockShape } from "../content/content-shape.ts";
import { COLOURS, ENTRY_KINDS, LIFE_EVENTS, URGENCIES } from "../entries/entry.rules.ts";

export const keyShape = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);
const day = z.iso.date();
const source = z.strictObject({ name: z.string().min(1), url: z.url().optional(), date: day });

const cell = z.string();
/** The words of one block, by its id in the root: the places are the same as there. */
const blockWords = z.strictObject({
  text: cell.optional(),
  items: z.array(z.union([cell, z.strictObject({ meaning: cell })])).optional(),
  caption: cell.optional(),
  head: z.array(cell).optional(),
  rows: z.array(z.array(cell)).optional(),
  alt: cell.optional(),
});
export type BlockWords = z.output<typeof blockWords>;

const translation = z.strictObject({
  from: languageShape,
  title: z.string().min(1),
  summary: z.string(),
  /** Only some of it is there, for example the title; the rest is read in another language. */
  partial: z.boolean().default(false),
  blocks: z.record(z.string(), blockWords).default({}),
});
export type TranslationFile = z.output<typeof translation>;

/** A paper that an entry offers, `data/library/<slug>/files/<file>`. */
const paper = z.strictObject({
  language: languageShape,
  /** Only a name: it cannot lead out of the folder. */
  file: z.string().regex(/^[a-z0-9][a-z0-9-]*\.[a-z]{3,4}$/),
  title: z.string().min(1).max(200),
  version: z.number().int().min(1).default(1),
  valid_from: day.optional(),
  valid_to: day.optional(),
  original: z.boolean().default(false),
});
export type PaperFile = z.output<typeof paper>;

/** `data/library/<slug>/entries/<key>.yaml`: an entry with its root text and some translations (docs/library-files.md). */
const entryFile = z.strictObject({
  format: z.literal("kakehashi-library-entry/1"),
  municipality: z.string(),
  key: keyShape,
  kind: z.enum(ENTRY_KINDS),
  parent: keyShape.optional(),
  order: z.number().int().default(0),
  sample: z.boolean().default(false),
  plan: keyShape.optional(),
  projects: z.array(z.string()).default([]),
  section: keyShape.optional(),
  review_by: day.optional(),
  shown_from: day.optional(),
  shown_to: day.optional(),
  topics: z.array(z.string()).default([]),
  life_events: z.array(z.enum(LIFE_EVENTS)).default([]),
  letter: z
    .strictObject({
      titles: z.array(z.string().min(1)).default([]),
      senders: z.array(z.string().min(1)).default([]),
      colours: z.array(z.enum(COLOURS)).default([]),
      urgency: z.enum(URGENCIES),
    })
    .optional(),
  synonyms: z.partialRecord(languageShape, z.array(z.string())).default({}),
  sources: z.record(z.string(), source).default({}),
  root: languageShape.default("ja"),
  files: z.array(paper).default([]),
  texts: z.looseObject({}),
});

const rootText = z.strictObject({
  title: z.string().min(1),
  summary: z.string(),
  blocks: z.array(blockShape),
});

const textFile = translation.extend({
  format: z.literal("kakehashi-library-text/1"),
  entry: keyShape,
  language: languageShape,
});

const contactsFile = z.strictObject({
  format: z.literal("kakehashi-library-contacts/1"),
  municipality: z.string(),
  contacts: z.array(
    z.strictObject({
      key: keyShape,
      name: textShape,
      phone: z.string().optional(),
      email: z.email().optional(),
      url: z.url().optional(),
      hours: textShape.optional(),
      address: textShape.optional(),
      languages: z.array(languageShape).default([]),
      languageNote: textShape.optional(),
      blank: z.boolean().default(false),
      source: source.optional(),
    }),
  ),
});
export type ContactsFile = z.output<typeof contactsFile>;

export interface EntryFile extends Omit<z.output<typeof entryFile>, "texts"> {
  rootText: z.output<typeof rootText>;
  translations: Map<LanguageCode, TranslationFile>;
}

export interface LibraryFiles {
  entries: EntryFile[];
  contacts: ContactsFile["contacts"];
}

/** All of a city's library files, each entry with its translations from wherever they lie. @throws Problem with each mistake and its line */
export function readLibraryFiles(dataFolder: string, slug: string): LibraryFiles {
  const folder = join(dataFolder, "library", slug);
  const entries = yamlFiles(join(folder, "entries")).map(readEntryFile);
  for (const { code } of LANGUAGES) {
    for (const file of yamlFiles(join(folder, code))) {
      const { format: _, entry, language, ...text } = readYaml(file, textFile);
      entries.find(({ key }) => key === entry)?.translations.set(language, text);
    }
  }
  const contacts = join(folder, "contacts.yaml");
  return { entries, contacts: existsSync(contacts) ? readYaml(contacts, contactsFile).contacts : [] };
}

function readEntryFile(file: string): EntryFile {
  const { texts: _, ...entry } = readYaml(file, entryFile);
  const shape = z.looseObject({
    texts: z.strictObject({
      [entry.root]: rootText,
      ...Object.fromEntries(
        LANGUAGES.filter(({ code }) => code !== entry.root).map(({ code }) => [code, translation.optional()]),
      ),
    }),
  });
  const { texts } = readYaml(file, shape) as unknown as { texts: Record<string, unknown> };
  const translations = Object.entries(texts).filter(([code, text]) => code !== entry.root && text);
  return {
    ...entry,
    rootText: texts[entry.root] as EntryFile["rootText"],
    translations: new Map(translations as [LanguageCode, TranslationFile][]),
  };
}
