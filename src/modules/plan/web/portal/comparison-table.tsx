import type { JSX } from "preact";
import type { Translator } from "#platform/i18n/translator.ts";
import { InLanguage, Message } from "#ui/message.tsx";
import { emptyWord, sideName } from "../../versions/comparison-words.ts";
import type { DrawnCell, DrawnComparison, DrawnRow } from "../../versions/draw-comparison.ts";
import type { VersionEntry } from "../../versions/version.data.ts";

/** Rows that one page shows; the file has all. */
const SHOWN = 300;

interface Compared {
  say: Translator;
  drawn: DrawnComparison;
  sides: { before: VersionEntry; after: VersionEntry | null };
  /** The address of the same table as a file. */
  file: string;
}

/** What changed between two states of a plan, the new on the first place as official tables have it. */
export function Comparison({ say, drawn, sides, file }: Compared): JSX.Element {
  const { rows, elsewhere } = drawn;
  return (
    <>
      <p class="lead">
        <Message
          say={say}
          k="plan.versions.compare.lead"
          params={{ before: sideName(say, sides.before), after: sideName(say, sides.after) }}
        />
      </p>
      <p>
        <Message
          say={say}
          k={rows.length > 0 ? "plan.versions.compare.count" : "plan.versions.compare.none"}
          params={{ count: rows.length }}
        />
      </p>
      {elsewhere > 0 ? (
        <p class="basis">
          <Message say={say} k="plan.versions.compare.elsewhere" params={{ count: elsewhere }} />
        </p>
      ) : null}
      <p>
        <a href={file}>
          <Message say={say} k="plan.versions.compare.excel" />
        </a>
      </p>
      {rows.length > 0 ? <Table say={say} rows={rows.slice(0, SHOWN)} sides={sides} /> : null}
      {rows.length > SHOWN ? (
        <p>
          <Message say={say} k="plan.versions.compare.more" params={{ shown: SHOWN, count: rows.length - SHOWN }} />
        </p>
      ) : null}
    </>
  );
}

function Table({ say, rows, sides }: Pick<Compared, "say" | "sides"> & { rows: readonly DrawnRow[] }): JSX.Element {
  return (
    <table class="stacks comparison">
      <thead>
        <tr>
          <th scope="col">
            <Message say={say} k="plan.versions.compare.place" />
          </th>
          <th scope="col">
            <Message say={say} k="plan.versions.compare.after" /> <small>{sideName(say, sides.after)}</small>
          </th>
          <th scope="col">
            <Message say={say} k="plan.versions.compare.before" /> <small>{sideName(say, sides.before)}</small>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row say={say} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ say, row }: { say: Translator; row: DrawnRow }): JSX.Element {
  const way = row.place.slice(0, -1);
  const [self] = row.place.slice(-1);
  return (
    <tr>
      <th scope="row">
        {way.length > 0 ? (
          <small>
            {way.map((step) => (
              <>
                <InLanguage resolved={step} />
                {" › "}
              </>
            ))}
          </small>
        ) : null}
        <b>{self ? <InLanguage resolved={self} /> : null}</b>
        <span class="what">
          {row.field ? (
            <>
              <InLanguage resolved={row.field} />
              {" ・ "}
            </>
          ) : null}
          <Message say={say} k={`plan.versions.what.${row.what}`} />
        </span>
      </th>
      <Side say={say} row={row} side="after" />
      <Side say={say} row={row} side="before" />
    </tr>
  );
}

function Side({ say, row, side }: { say: Translator; row: DrawnRow; side: "before" | "after" }): JSX.Element {
  const label = say.t(side === "after" ? "plan.versions.compare.after" : "plan.versions.compare.before");
  const cell = row[side];
  return (
    <td class="lines" data-label={label}>
      {cell ? <Marked say={say} cell={cell} side={side} /> : <span class="basis">{emptyWord(say, row, side)}</span>}
    </td>
  );
}

/** Those who hear the page hear where something came or went. */
function Marked({ say, cell, side }: { say: Translator; cell: DrawnCell; side: "before" | "after" }): JSX.Element {
  const Mark = side === "after" ? "ins" : "del";
  const heard = say.t(side === "after" ? "plan.versions.compare.heardNew" : "plan.versions.compare.heardOld");
  return (
    <>
      {cell.segments.map(({ text, isChanged }) => {
        const words = <InLanguage resolved={{ ...cell, value: text }} />;
        if (!isChanged) return words;
        return (
          <Mark>
            <span class="visually-hidden">{heard} </span>
            {words}
          </Mark>
        );
      })}
    </>
  );
}
