import { type Exchange, partHashes, type Unit } from "../segments/unit.rules.ts";
import { lineMark, unitId, unitName, writeParts } from "../segments/unit-name.rules.ts";
import { tagOf } from "./language-tag.rules.ts";
import { type Notation, writeSegment } from "./write-lines.ts";
import { KAKEHASHI_NAMESPACE, noteText, originalOf, type WriteNotes } from "./write-xliff.ts";

/** The same as XLIFF 1.2 (OASIS Standard of 1 February 2008), for programs that do not read 2.0. */
export function writeXliffOne(exchange: Exchange, notesOf: WriteNotes): string {
  const { key, sourceLanguage, targetLanguage, units, remarks } = exchange;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:kh="${KAKEHASHI_NAMESPACE}" version="1.2">`,
    `  <file original="${originalOf(exchange)}" source-language="${tagOf(sourceLanguage)}" target-language="${tagOf(targetLanguage)}" datatype="plaintext" xml:space="preserve" kh:key="${key}" kh:parts="${writeParts(partHashes(units))}">`,
    ...(remarks.length > 0
      ? [
          "    <header>",
          ...remarks.map((text) => `      <note from="kakehashi">${noteText(text)}</note>`),
          "    </header>",
        ]
      : []),
    "    <body>",
    ...units.flatMap((unit) => writeUnit(unit, exchange, notesOf)),
    "    </body>",
    "  </file>",
    "</xliff>",
    "",
  ].join("\n");
}

function writeUnit(unit: Unit, exchange: Exchange, notesOf: WriteNotes): string[] {
  const { source, target } = writeSegment(unit, exchange, NOTATION);
  const state = stateOf(unit, exchange);
  const ours = `kh:source-hash="${unit.hash}"${unit.target === null ? "" : ` kh:target-mark="${lineMark(unit.target)}"`}`;
  return [
    `      <trans-unit id="${unitId(exchange.key, unit)}" resname="${unitName(exchange.key, unit)}" approved="${state === "final" ? "yes" : "no"}" xml:space="preserve" ${ours}>`,
    `        <source>${source}</source>`,
    ...(target === undefined ? [] : [`        <target state="${state}">${target}</target>`]),
    ...notesOf(unit).map(({ text }) => `        <note from="kakehashi" annotates="source">${noteText(text)}</note>`),
    "      </trans-unit>",
  ];
}

const NOTATION: Notation = {
  open: ({ id, href }) => `<g id="${id}" ctype="${href === undefined ? "bold" : "link"}">`,
  close: () => "</g>",
  // XLIFF 1.2 has no element for it.
  character: (code, index) => `<x id="cp-${code}-${index + 1}" ctype="x-kakehashi-character"/>`,
};

function stateOf({ state }: Unit, { isReviewed }: Exchange): "needs-adaptation" | "translated" | "final" {
  if (state !== "current") return "needs-adaptation";
  return isReviewed ? "final" : "translated";
}
