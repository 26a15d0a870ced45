import type { IDocumentDefaultsOptions, INumberingOptions, IParagraphStyleOptions, IStylesOptions } from "docx";
import type { Language } from "../../i18n/languages.ts";
import { type Docx, TEXT_SIZE, wordTag } from "./word-line.ts";
import { INK, SOFT } from "./word-table.ts";

/** On every Windows since 2018; elsewhere the reader's own font stands in. */
const FONT = "BIZ UDPGothic";
export const NUMBERED = "numbered";
/** In twips. */
const LIST_INDENT = 420;

/** Sizes in half points, distances in twips. */
export function stylesOf({ htmlLang }: Language, colour: string): IStylesOptions {
  const isEastAsian = /^(ja|zh|ko)/.test(htmlLang);
  const font = isEastAsian ? { ascii: FONT, hAnsi: FONT, eastAsia: FONT } : undefined;
  const tag = wordTag(htmlLang);
  const language = { value: tag, eastAsia: isEastAsian ? tag : "ja-JP", bidirectional: tag };
  const document: IDocumentDefaultsOptions = {
    run: { ...(font && { font }), size: TEXT_SIZE, color: INK, language },
    paragraph: { spacing: { line: 340, lineRule: "auto" as const, after: 120 } },
  };
  const heading = (size: number, before: number, color = INK) => ({
    run: { size, bold: true, color },
    paragraph: {
      spacing: { before, after: 120, line: 300, lineRule: "auto" as const },
      keepNext: true,
      keepLines: true,
    },
  });
  return {
    default: {
      document,
      title: {
        run: { size: 52, bold: true, color: INK },
        paragraph: { spacing: { before: 120, after: 160, line: 280, lineRule: "auto" as const } },
      },
      heading1: heading(34, 480, colour),
      heading2: heading(27, 400),
      heading3: heading(23, 320),
      heading4: heading(21, 240, SOFT),
      listParagraph: { run: {}, paragraph: { spacing: { after: 60 } } },
    },
    paragraphStyles: OWN_STYLES,
  };
}

const OWN_STYLES: IParagraphStyleOptions[] = [
  {
    id: "Caption",
    name: "caption",
    basedOn: "Normal",
    run: { size: 18, color: SOFT },
    paragraph: { keepNext: true, spacing: { before: 240, after: 80 } },
  },
  {
    id: "TableText",
    name: "Table text",
    basedOn: "Normal",
    paragraph: { spacing: { before: 0, after: 0, line: 260, lineRule: "auto" as const } },
  },
  {
    id: "Lead",
    name: "Lead",
    basedOn: "Normal",
    run: { size: 23, color: SOFT },
    paragraph: { spacing: { after: 200 } },
  },
  {
    id: "Note",
    name: "Note",
    basedOn: "Normal",
    run: { size: 17, color: SOFT },
    paragraph: { spacing: { line: 280, lineRule: "auto" as const } },
  },
  {
    id: "Aside",
    name: "Aside",
    basedOn: "Normal",
    paragraph: { indent: { left: LIST_INDENT }, spacing: { after: 60 } },
  },
  {
    id: "Phrase",
    name: "Phrase",
    basedOn: "Aside",
    run: { size: 34, bold: true },
    paragraph: { keepNext: true, spacing: { before: 200, after: 0 } },
  },
  {
    id: "Term",
    name: "Term",
    basedOn: "Normal",
    paragraph: { spacing: { before: 40, after: 40 } },
  },
  {
    id: "TermText",
    name: "Term text",
    basedOn: "Normal",
    paragraph: { indent: { left: LIST_INDENT }, spacing: { after: 40 } },
  },
  {
    id: "ContentsTitle",
    name: "Contents title",
    basedOn: "Normal",
    run: { size: 34, bold: true },
    paragraph: { spacing: { after: 200 } },
  },
];

export const numberingOf = (docx: Docx): INumberingOptions => ({
  config: [
    {
      reference: NUMBERED,
      levels: [
        {
          level: 0,
          format: docx.LevelFormat.DECIMAL,
          text: "%1.",
          style: { paragraph: { indent: { left: LIST_INDENT, hanging: LIST_INDENT } } },
        },
      ],
    },
  ],
});
