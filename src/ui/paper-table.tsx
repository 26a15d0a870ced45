import type { JSX } from "preact";
import type { Block, PaperColumn } from "#platform/documents/paper.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { LineOf, LinesOf, shownLine } from "./paper-line.tsx";

type Table = Extract<Block, { kind: "table" }>;

/** A table with heads in both directions. On a phone each row is a short list in which every cell says what it is. */
export function PaperTable({ table, say }: { table: Table; say: Translator }): JSX.Element {
  const { columns, rows, headerColumns = 0, totalRows = 0 } = table;
  const labels = columns.map(({ title }) => shownLine(title, say.language.code));
  return (
    <div class="table-wrap">
      <table class="stacks">
        {table.caption ? (
          <caption>
            <LineOf line={table.caption} />
          </caption>
        ) : null}
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={classOf(column)}>
                <LineOf line={column.title} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr class={index >= rows.length - totalRows ? "total" : undefined}>
              {columns.map((column, at) => (
                <Cell column={column} label={labels[at] ?? ""} isHead={at < headerColumns} lines={row[at] ?? []} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  column: PaperColumn;
  label: string;
  isHead: boolean;
  lines: Table["rows"][number][number];
}

function Cell({ column, label, isHead, lines }: CellProps): JSX.Element {
  if (isHead) {
    return (
      <th scope="row" class={classOf(column)}>
        <LinesOf lines={lines} />
      </th>
    );
  }
  return (
    <td class={classOf(column)} data-label={label || undefined}>
      <LinesOf lines={lines} />
    </td>
  );
}

const classOf = ({ align }: PaperColumn) => (align === "end" ? "number" : undefined);
