import { type CellValue, readWorkbook, type SheetRows, WorkbookError } from "#platform/documents/workbook.ts";
import { FileProblem, type ReturnedFile, type ReturnedUnit } from "../exchange/returned-file.ts";
import { readParts, readUnitName } from "../segments/unit-name.rules.ts";

/** Sheets of a workbook that hold units of ours, wherever they stand. @throws FileProblem */
export async function readTranslationBook(bytes: Uint8Array, name: string): Promise<ReturnedFile[]> {
  const sheets = await readWorkbook(bytes).catch((error: unknown) => {
    if (!(error instanceof WorkbookError)) throw error;
    throw new FileProblem(error.problems.map(({ what, row }) => ({ what: "workbook", line: row ?? 1, detail: what })));
  });
  const files = sheets.flatMap((sheet) => readSheet(sheet)).map((file) => ({ ...file, name }));
  if (files.length === 0) throw new FileProblem([{ what: "empty", line: 1 }]);
  return files;
}

function readSheet({ rows }: SheetRows): Omit<ReturnedFile, "name">[] {
  const texts = rows.map((row) => row.map(textOf));
  const headAt = texts.findIndex((row) => row.filter((cell) => HEAD.test(cell)).length >= 3);
  if (headAt < 0) return [];
  const columns = columnsOf(texts[headAt] ?? []);
  const units = texts.flatMap((row, index) => (index > headAt ? readRow(row, columns, index + 1) : []));
  if (units.length === 0) return [];
  const before = texts.slice(0, headAt).flat();
  const [, sourceTag = "", targetTag = "", parts] = before.map((cell) => LANGUAGES.exec(cell)).find(Boolean) ?? [];
  const twice = [...Map.groupBy(units, ({ id }) => id).values()].flatMap(([, second]) => second ?? []);
  if (twice.length > 0) throw new FileProblem(twice.map(({ id, line }) => ({ what: "twice", line, detail: id })));
  const code = before.map((cell) => /^kakehashi:(\d{6})\//.exec(cell)?.[1]).find(Boolean) ?? null;
  const key = units[0]?.place?.key ?? null;
  return [
    {
      format: "workbook",
      code,
      key,
      sourceTag,
      targetTag,
      parts: parts === undefined ? null : readParts(parts),
      units,
      line: headAt + 1,
    },
  ];
}

const HEAD = /^\s*▼\s*[1-5]/;
const LANGUAGES = /^([A-Za-z-]{2,12})>([A-Za-z-]{2,12})(?:\s+(\S[\s\S]*))?$/;
const MARK = /^([A-Za-z0-9_-]{16})\/([A-Za-z0-9_-]{8})?$/;

interface Columns {
  source: number;
  target: number;
}

function columnsOf(cells: readonly string[]): Columns {
  const at = (number: number) => cells.findIndex((cell) => new RegExp(`^\\s*▼\\s*${number}`).test(cell));
  const columns = { source: at(2), target: at(3) };
  if (columns.target < 0) throw new FileProblem([{ what: "headMissing", line: 1 }]);
  return columns;
}

function readRow(row: readonly string[], columns: Columns, line: number): ReturnedUnit[] {
  const id = row.find((cell) => readUnitName(cell) !== undefined);
  if (id === undefined) return [];
  const [, hash = null, mark = null] = row.map((cell) => MARK.exec(cell.trim())).find(Boolean) ?? [];
  const target = row[columns.target] ?? "";
  return [
    {
      ...{ id: id.trim(), place: readUnitName(id) ?? null, line, hash, mark },
      source: columns.source < 0 ? null : (row[columns.source] ?? ""),
      target: target.trim() === "" ? null : { typed: target },
      isConfirmed: false,
    },
  ];
}

function textOf(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "string" ? cell.replaceAll("\r\n", "\n") : String(cell);
}
