import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, it } from "vitest";
import { CsvError, readCsv, writeCsv, writeCsvCp932 } from "./csv.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

it("reads UTF-8 with and without a byte order mark, and Shift_JIS as Windows writes it", () => {
  const text = "番号,名称\r\n1,髙﨑①㈱～\r\n";
  const rows = [
    ["番号", "名称"],
    ["1", "髙﨑①㈱～"],
  ];
  expect(readCsv(bytes(text))).toEqual({ encoding: "utf-8", rows });
  expect(readCsv(bytes(`\uFEFF${text}`))).toEqual({ encoding: "utf-8", rows });
  expect(readCsv(iconv.encode(text, "cp932"))).toEqual({ encoding: "cp932", rows });
});

it("names the line that cannot be read", () => {
  expect(() => readCsv(bytes('a,b\nc,"d\n'))).toThrow(CsvError);
});

it("never writes a cell that a spreadsheet would take for a formula", () => {
  const dangerous = ["=1+1", "+1", "-1", "@sum", "=cmd|' /C calc'!A0"];
  const text = writeCsv([dangerous]);
  for (const cell of dangerous) expect(text).toContain(`"\t${cell}"`);
  expect(writeCsv([[-1]])).toBe("\uFEFF-1\r\n");
  expect(readCsv(bytes(text)).rows).toEqual([dangerous]);
});

it("comes back unchanged, whatever the cells hold", () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("=a", '"', "a,b", "a\nb", " a ", "\t=b", "－", "-"),
  );
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(table, (rows) => {
      // A first cell that is never empty: a blank line is no row.
      const filled = rows.map((row) => ["x", ...row]);
      expect(readCsv(bytes(writeCsv(filled))).rows).toEqual(filled);
    }),
  );
});

it("writes Shift_JIS, taking the twins of characters that it has only once", () => {
  const { bytes: written, unmappable } = writeCsvCp932([["1−2〜3", "髙﨑①㈱"]]);
  expect(unmappable).toEqual([]);
  expect(iconv.decode(Buffer.from(written ?? []), "cp932")).toBe("1－2～3,髙﨑①㈱\r\n");
});

it("reports each character that Shift_JIS does not have, row by row, instead of writing a question mark", () => {
  expect(writeCsvCp932([["𠮷野家", "é?", "𠮷"], ["−"], ["é"]])).toEqual({
    bytes: null,
    unmappable: [
      { row: 0, characters: ["𠮷", "é"] },
      { row: 2, characters: ["é"] },
    ],
  });
});
