import { expect, it } from "vitest";
import { writeCsvCp932 } from "#platform/documents/csv.ts";
import { columnName, MAX_FACT_ROWS, templateRows } from "./fact-file.rules.ts";
import { readFactTable } from "./read-fact-table.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const HEADER = "日付,事業,何をしたか,数えたもの1,数1,単位1,根拠資料";

it("reads a range as a spreadsheet copies it, in any order of the columns", () => {
  const { rows, issues } = readFactTable(
    bytes("事業\t日付\t数1\t何をしたか\t数えたもの1\t単位1\nclass\t2025-05-18\t1,200\t配った\t配布\t部\n"),
  );
  expect(issues).toEqual([]);
  expect(rows).toMatchObject([
    { row: 2, project: "class", isPublic: true, typed: { date: "2025-05-18", title: "配った", evidence: "" } },
  ]);
  expect(rows[0]?.typed.quantities[0]).toEqual({ label: "配布", value: "1,200", unit: "部" });
});

it("numbers rows as the spreadsheet does, blank ones included", () => {
  const { rows } = readFactTable(
    bytes(`${HEADER}\n\n2025-05-18,class,"二行の\n題",,,,\n,,,,,,\n2025-05-19,desk,窓口,,,,`),
  );
  expect(rows.map(({ row, project }) => [row, project])).toEqual([
    [3, "class"],
    [5, "desk"],
  ]);
});

it("reads what Windows wrote, and headings in English or full width", () => {
  const cp932 = writeCsvCp932([
    ["日付", "事業", "何をしたか", "数えたもの１", "数１", "単位１", "題名の公開"],
    ["2025-05-18", "class", "教室", "参加者", "24", "人", "いいえ"],
  ]);
  expect(readFactTable(cp932.bytes ?? bytes("")).rows).toMatchObject([{ isPublic: false, typed: { title: "教室" } }]);
  const english = readFactTable(
    bytes("Date,Project,What was done,Counted 1,Number 1,Unit 1\n2025-05-18,class,Held,Participants,24,people"),
  );
  expect(english.rows[0]?.typed.quantities[0]).toEqual({ label: "Participants", value: "24", unit: "people" });
});

it.each([
  ["日付,事業\n2025-05-18,class", "plan.facts.error.columnMissing"],
  [`${HEADER},担当者\n`, "plan.facts.error.columnUnknown"],
  [`${HEADER},日付\n`, "plan.facts.error.columnTwice"],
  [`${HEADER},数7\n`, "plan.facts.error.columnUnknown"],
  [HEADER, "plan.facts.error.tableEmpty"],
  [`${HEADER}\n"x`, "plan.facts.error.tableUnreadable"],
  [`${HEADER}\n${"2025-05-18,class,x,,,,\n".repeat(MAX_FACT_ROWS + 1)}`, "plan.facts.error.tableTooLong"],
  ["PK\u0003\u0004", "plan.facts.error.tableIsWorkbook"],
])("refuses a table that cannot be taken whole, case %#", (text, code) => {
  const table = readFactTable(bytes(text));
  expect(table.rows).toEqual([]);
  expect(table.issues.map((issue) => issue.code)).toEqual([code]);
});

it.each(["ja", "en"] as const)("gives out a template in %s that it reads itself", (language) => {
  const text = templateRows(language, "class")
    .map((row) => row.join(","))
    .join("\n");
  const { rows, issues } = readFactTable(bytes(text));
  expect(issues).toEqual([]);
  expect(rows).toMatchObject([{ project: "class", isPublic: true, typed: { date: "2025-05-18" } }]);
  expect(columnName("q2.unit", language)).toMatch(/2$/);
});
