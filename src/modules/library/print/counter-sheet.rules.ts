import type { Line, Paper } from "#platform/documents/paper.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { stripReadings } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { Block } from "../content/block.rules.ts";
import type { Merged, MergedContent } from "../content/merge.rules.ts";
import { mergedLine, type PrintedEntry, publishedAt } from "./booklet.rules.ts";
import { contactLines, strongLine } from "./contact-lines.ts";
import { entryBlocks, note, said } from "./entry-blocks.ts";
import { type PrintPlace, printedLine } from "./entry-line.rules.ts";

export interface CounterSheet {
  entry: PrintedEntry;
  /** The same entry as a reader of Japanese gets it. */
  japanese: MergedContent;
  sayJapanese: Translator;
  publisher: Line;
  colour: string;
}

/** Japanese beside the reader's language, so that both sides of a counter read the same at the same place. */
export function counterSheetPaper(place: PrintPlace, sheet: CounterSheet): Paper {
  const { say } = place;
  const { entry, japanese, publisher, colour } = sheet;
  const { heading, content } = entry;
  const words = content.blocks.filter(({ value }) => value.kind === "phrases");
  return {
    title: [{ text: stripReadings(japanese.title.value), language: "ja" }],
    subtitle: mergedLine(place, content.title),
    publisher,
    language: say.language.code,
    date: todayInJapan(publishedAt(entry)),
    edition: ["日本語 · ", say.language.name],
    online: { address: `${place.root}${heading.path}`, text: said(say, "library.print.online") },
    ...(heading.entry.isSample && { mark: said(say, "library.print.sample") }),
    hasCover: false,
    hasContents: false,
    orientation: "portrait",
    colour,
    blocks: [
      {
        kind: "table",
        columns: [{ title: [{ text: "日本語", language: "ja" }] }, { title: [say.language.name] }],
        rows: rowsOf(place, sheet),
      },
      ...entryBlocks(place, words.map(withoutRole), 0),
      ...(heading.entry.isSample ? [note(said(say, "library.entry.sample"))] : []),
    ],
  };
}

const withoutRole = (block: Merged<Block>): Merged<Block> => ({ ...block, value: { ...block.value, role: undefined } });

/** A row for each block; words to show stand large under the table. */
function rowsOf(place: PrintPlace, { entry, japanese, sayJapanese }: CounterSheet): Line[][][] {
  const inJapanese = new Map(japanese.blocks.map((block) => [block.value.id, block]));
  const there: PrintPlace = { ...place, say: sayJapanese };
  let before: LanguageCode = place.say.language.code;
  return entry.content.blocks.flatMap((block): Line[][][] => {
    const other = inJapanese.get(block.value.id);
    if (!other || block.value.kind === "phrases") return [];
    const named = block.isFallback && block.language !== before ? [[getLanguage(block.language).name]] : [];
    before = block.isFallback ? block.language : place.say.language.code;
    const lines = [...named, ...cellLines(place, block.value)];
    const own = block.isFallback ? inLanguage(lines, block.language) : lines;
    return [
      [
        inLanguage([...questionIn(there, other), ...cellLines(there, other.value)], "ja"),
        [...questionIn(place, block), ...own],
      ],
    ];
  });
}

const inLanguage = (lines: readonly Line[], language: LanguageCode): Line[] =>
  lines.map((line) =>
    line.map((inline) =>
      typeof inline === "string" ? { text: inline, language } : { ...inline, language: inline.language ?? language },
    ),
  );

function questionIn({ say }: PrintPlace, { value }: Merged<Block>): Line[] {
  return value.role ? [strongLine(said(say, `library.role.${value.role}` as MessageKey))] : [];
}

/** A block as lines of a table's cell. */
function cellLines(place: PrintPlace, block: Block): Line[] {
  const line = (text: string) => printedLine(place, text);
  switch (block.kind) {
    case "heading":
      return [strongLine(line(block.text))];
    case "paragraph":
    case "notice":
      return [line(block.text)];
    case "list":
      return block.items.map((item) => [place.say.language.htmlLang === "ja" ? "・" : "• ", ...line(item)]);
    case "steps":
      return block.items.map((item, index) => [`${index + 1}. `, ...line(item)]);
    case "table":
      return block.rows.map((row) => line(row.join(" / ")));
    case "contact": {
      const contact = place.library.contacts.get(block.contact);
      return contact ? contactLines(place, contact) : [];
    }
    case "image":
    case "phrases":
      return [];
  }
}
