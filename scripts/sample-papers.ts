import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import type { Block, Line, Paper } from "../src/platform/documents/paper.ts";
import { lineOf } from "../src/platform/documents/paper.ts";
import { paperWords } from "../src/platform/documents/paper-words.ts";
import { writePdf } from "../src/platform/documents/print/write-pdf.ts";
import { Catalogue } from "../src/platform/i18n/catalogue.ts";
import { getLanguage, type LanguageCode } from "../src/platform/i18n/languages.ts";
import { createTranslator, type Translator } from "../src/platform/i18n/translator.ts";

// Makes the PDFs of the sample library anew from the texts beside them: node scripts/sample-papers.ts

interface SampleText {
  title: string;
  lead: string;
  /** What to tick; room to write. */
  columns: [string, string?];
  parts: { title: string; items: string[] }[];
  notes?: { title: string; items: string[] };
}

interface Sample {
  date: string;
  texts: Partial<Record<LanguageCode, SampleText>>;
}

const checkout = join(import.meta.dirname, "..");
const city = join(checkout, "data", "library", "kanazawa", "files");
const catalogue = new Catalogue(join(checkout, "locales"));

/** One table, not one for each part: what a tagged PDF says of its tables is as large as their words. */
function blocksOf({ lead, columns, parts, notes }: SampleText, line: (text: string) => Line): Block[] {
  return [
    { kind: "paragraph", tone: "lead", text: line(lead) },
    {
      kind: "table",
      columns: columns.map((name = "", index) => ({ title: line(name), width: index === 0 ? 2 : 1 })),
      rows: parts.flatMap(({ title, items }) => [
        [[line(title)]],
        ...items.map((item) => [[["　□　", ...line(item)]]]),
      ]),
    },
    ...(notes ? [{ kind: "heading" as const, level: 2 as const, text: line(notes.title) }] : []),
    ...(notes ? [{ kind: "list" as const, items: notes.items.map(line) }] : []),
  ];
}

function paperOf(date: string, text: SampleText, say: Translator): Paper {
  const line = (value: string) => lineOf({ value, language: say.language, isFallback: false });
  return {
    title: line(text.title),
    publisher: lineOf(say.message("library.print.sample")),
    mark: lineOf(say.message("library.print.sample")),
    language: say.language.code,
    date,
    hasCover: false,
    hasContents: false,
    orientation: "portrait",
    blocks: [
      ...blocksOf(text, line),
      { kind: "paragraph", tone: "note", text: lineOf(say.message("library.entry.sample")) },
    ],
  };
}

for (const source of process.argv.slice(2)) {
  const { date, texts } = parse(readFileSync(join(city, source), "utf8")) as Sample;
  for (const [code, text] of Object.entries(texts)) {
    const say = createTranslator(catalogue, getLanguage(code as LanguageCode));
    const paper = paperOf(date, text, say);
    const { bytes, replaced, pages } = await writePdf(paper, paperWords(paper, say));
    const file = `${basename(source, ".yaml")}-${code.toLowerCase()}.pdf`;
    writeFileSync(join(city, file), bytes);
    console.log(file, `${bytes.length} bytes, ${pages} pages`, replaced.length > 0 ? `missing: ${replaced}` : "");
  }
}
