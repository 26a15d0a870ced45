import type { ParagraphChild } from "docx";
import { getLanguage } from "../../i18n/languages.ts";
import type { Line } from "../paper.ts";
import { LINE_END, type Piece, piecesOf } from "../paper-lines.ts";

/** Loaded by whoever writes, when it writes. */
export type Docx = typeof import("docx");

export interface RunLook {
  bold?: boolean;
  color?: string;
  /** In half points. */
  size?: number;
}

/** Of the text that furigana stand over, in half points. */
export const TEXT_SIZE = 21;

export function runsOf(docx: Docx, line: Line, look: RunLook = {}): ParagraphChild[] {
  return piecesOf(line).map((piece) => {
    if (piece === LINE_END) return new docx.TextRun({ break: 1 });
    const run = new docx.TextRun({ ...lookOf(piece, look), ...contentOf(docx, piece, look) });
    return piece.href ? new docx.ExternalHyperlink({ link: piece.href, children: [run] }) : run;
  });
}

function contentOf(docx: Docx, piece: Piece, look: RunLook) {
  if (piece.reading === undefined) return { text: piece.text };
  return {
    children: [
      rubyOf(docx, {
        text: piece.text,
        reading: piece.reading,
        size: look.size ?? TEXT_SIZE,
        bold: look.bold || piece.isStrong,
      }),
    ],
  };
}

function lookOf({ isStrong, language, href }: Piece, look: RunLook) {
  const tag = language && wordTag(getLanguage(language).htmlLang);
  return {
    ...look,
    ...(isStrong && { bold: true }),
    ...(href && { underline: {} }),
    ...(tag && { language: { value: tag, eastAsia: tag, bidirectional: tag } }),
  };
}

/** Word knows languages with their countries only: `ja-JP`. */
export function wordTag(htmlLang: string): string {
  const { language, region } = new Intl.Locale(htmlLang).maximize();
  return `${language}-${region}`;
}

/** Furigana (`w:ruby`, ECMA-376 part 1, 17.3.3.25), which the library does not know. */
function rubyOf(
  docx: Docx,
  { text, reading, size, bold }: { text: string; reading: string; size: number; bold?: boolean },
) {
  const small = Math.round(size / 2);
  const element = (name: string, value: string | number) => `<w:${name} w:val="${value}"/>`;
  const run = (value: string, properties: string) =>
    `<w:r><w:rPr>${bold ? "<w:b/>" : ""}${properties}</w:rPr><w:t xml:space="preserve">${escapeXml(value)}</w:t></w:r>`;
  const properties = [
    element("rubyAlign", "distributeSpace"),
    element("hps", small),
    element("hpsRaise", size - 2),
    element("hpsBaseText", size),
    element("lid", "ja-JP"),
  ];
  return docx.ImportedXmlComponent.fromXmlString(
    `<w:ruby><w:rubyPr>${properties.join("")}</w:rubyPr><w:rt>${run(reading, element("sz", small))}</w:rt>` +
      `<w:rubyBase>${run(text, element("sz", size))}</w:rubyBase></w:ruby>`,
  );
}

const escapeXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
