import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeWorkbook } from "#platform/documents/workbook.ts";
import { buildExchange, contents, inOtherWords, lines, madeFrom } from "#testing/build-exchange.ts";
import type { Exchange } from "../segments/unit.rules.ts";
import { drawTranslationBook } from "../workbook/translation-book.ts";
import { writeXliff } from "../xliff/write-xliff.ts";
import { writeXliffOne } from "../xliff/write-xliff-one.ts";
import { compareReturned } from "./compare-returned.rules.ts";
import { readReturned } from "./read-returned.ts";
import { takeParts } from "./taken-parts.rules.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const noNotes = () => [];
const WORDS = {
  sheet: "vi",
  lead: "",
  columns: ["id", "source", "target", "state", "note"] as const,
  stateOf: () => "",
  noteOf: () => "",
};

const FORMATS: [name: string, write: (exchange: Exchange) => Promise<Uint8Array>][] = [
  ["XLIFF 2.0", async (exchange) => utf8(writeXliff(exchange, noNotes))],
  ["XLIFF 1.2", async (exchange) => utf8(writeXliffOne(exchange, noNotes))],
  ["a workbook", async (exchange) => writeWorkbook(drawTranslationBook(exchange, WORDS), "t")],
];

/** Any source, any translation of it, and another one. */
const pairs = fc.tuple(contents, fc.infiniteStream(lines), fc.infiniteStream(lines)).map(([source, one, other]) => {
  const make = (stream: typeof one) => inOtherWords(source, () => stream.next().value ?? "");
  return { source, target: madeFrom(source, make(one)), other: make(other) };
});

describe.each(FORMATS)("%s", (_, write) => {
  it("comes back as it went out, whatever stands in the source and in the translation", async () => {
    await fc.assert(
      fc.asyncProperty(pairs, async ({ source, target }) => {
        const exchange = buildExchange(source, target);
        const { files, refused } = await readReturned({ name: "x", bytes: await write(exchange) });
        if (exchange.units.length === 0) return;
        expect(refused).toEqual([]);
        const compared = files.map((file) => compareReturned(file, exchange, []));
        expect(compared).toHaveLength(1);
        expect(compared[0]).toMatchObject({ issues: [], changes: [], held: [] });
        // A link around a space says nothing; it stays as it is.
        expect((compared[0]?.same ?? 0) + (compared[0]?.untranslated ?? 0)).toBe(exchange.units.length);
      }),
      { numRuns: 60 },
    );
  });

  it("carries a whole translation to where there was none", async () => {
    await fc.assert(
      fc.asyncProperty(contents, async (source) => {
        // What keeps the source's marks: its own lines, in another order of parts.
        const target = madeFrom(source, source);
        const full = buildExchange(source, target, { targetLanguage: "ja-easy" });
        const { files } = await readReturned({ name: "x", bytes: await write(full) });
        const bare = buildExchange(source, undefined, { targetLanguage: "ja-easy" });
        const [file] = files;
        if (!file) return;
        const compared = compareReturned(file, bare, []);
        if (compared.issues.length > 0) {
          expect(compared.issues.every(({ code }) => code.endsWith(".reading"))).toBe(true);
          return;
        }
        const empty = { title: "", summary: "", blocks: [], from: {} };
        const taken = takeParts({ compared, exchange: bare, source, target: empty, takes: new Set() });
        const again = buildExchange(source, taken, { targetLanguage: "ja-easy" });
        const isWritten = (line: string) => line.trim() !== "";
        expect(again.units.map((unit) => unit.target ?? "").filter(isWritten)).toEqual(
          full.units.map((unit) => unit.target ?? "").filter(isWritten),
        );
      }),
      { numRuns: 60 },
    );
  });
});
