import type { Mark } from "../segments/mark.rules.ts";
import { type Exchange, partHashes, type Unit } from "../segments/unit.rules.ts";
import { lineMark, unitId, unitName, writeParts } from "../segments/unit-name.rules.ts";
import { escapeAttribute, escapeXml } from "./escape.rules.ts";
import { tagOf } from "./language-tag.rules.ts";
import type { Note } from "./unit-notes.ts";
import { type Notation, writeSegment } from "./write-lines.ts";

/** What of a file is of our own making, beside what XLIFF knows. */
export const KAKEHASHI_NAMESPACE = "urn:kakehashi:exchange:1";

export type WriteNotes = (unit: Unit) => Note[];

/** A text in two languages as XLIFF 2.0 (OASIS Standard of 5 August 2014). */
export function writeXliff(exchange: Exchange, notesOf: WriteNotes): string {
  const { key, code, sourceLanguage, targetLanguage, units, remarks } = exchange;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:kh="${KAKEHASHI_NAMESPACE}" version="2.0" srcLang="${tagOf(sourceLanguage)}" trgLang="${tagOf(targetLanguage)}">`,
    `  <file id="${key}" original="${originalOf({ code, key })}" canResegment="no" xml:space="preserve" kh:parts="${writeParts(partHashes(units))}">`,
    ...writeNotes(
      remarks.map((text) => `<note category="remarks">${noteText(text)}</note>`),
      "    ",
    ),
    ...units.flatMap((unit) => writeUnit(unit, exchange, notesOf(unit))),
    "  </file>",
    "</xliff>",
    "",
  ].join("\n");
}

/** Says of which city and text a file is. */
export const originalOf = ({ code, key }: Pick<Exchange, "code" | "key">): string => `kakehashi:${code}/${key}`;

export const noteText = (text: string): string =>
  escapeAttribute(text).replaceAll("&quot;", '"').replaceAll("&#10;", "\n");

function writeUnit(unit: Unit, exchange: Exchange, notes: readonly Note[]): string[] {
  const { source, target, marks } = writeSegment(unit, exchange, NOTATION);
  const ours = `kh:source-hash="${unit.hash}"${unit.target === null ? "" : ` kh:target-mark="${lineMark(unit.target)}"`}`;
  return [
    `    <unit id="${unitId(exchange.key, unit)}" name="${unitName(exchange.key, unit)}" ${ours}>`,
    ...writeNotes(
      notes.map(({ category, text }) => `<note category="${category}" appliesTo="source">${noteText(text)}</note>`),
      "      ",
    ),
    ...originalData(marks),
    `      <segment ${stateOf(unit, exchange)}>`,
    `        <source>${source}</source>`,
    ...(target === undefined ? [] : [`        <target>${target}</target>`]),
    "      </segment>",
    "    </unit>",
  ];
}

/** The schema of XLIFF 2.0 wants at least one note in a list of notes. */
const writeNotes = (notes: readonly string[], indent: string): string[] =>
  notes.length > 0 ? [`${indent}<notes>`, ...notes.map((note) => `${indent}  ${note}`), `${indent}</notes>`] : [];

/** What the marks are in our notation: a translator's program shows it on demand. */
function originalData(marks: readonly Mark[]): string[] {
  if (marks.length === 0) return [];
  return [
    "      <originalData>",
    ...marks.flatMap(({ id, href }) => [
      `        <data id="b${id}">${href === undefined ? "**" : "["}</data>`,
      `        <data id="e${id}">${href === undefined ? "**" : escapeXml(`](${href})`)}</data>`,
    ]),
    "      </originalData>",
  ];
}

const NOTATION: Notation = {
  open: ({ id, href }) => {
    const kind = href === undefined ? 'type="fmt" subType="xlf:b"' : 'type="link"';
    return `<pc id="${id}" ${kind} canCopy="no" canDelete="no" dataRefStart="b${id}" dataRefEnd="e${id}">`;
  },
  close: () => "</pc>",
  character: (code) => `<cp hex="${code}"/>`,
};

/** The values of `state` in XLIFF 2.0: from nothing to what residents may read without a second look. */
function stateOf({ target, state }: Unit, { isReviewed }: Exchange): string {
  if (target === null) return 'state="initial"';
  if (state !== "current") return `state="initial" subState="kakehashi:${state}"`;
  return isReviewed ? 'state="final"' : 'state="translated"';
}
