import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { Message } from "#ui/message.tsx";
import type { Entry } from "../../ledger/read-entries.ts";
import {
  AnswerOf,
  ChangesOf,
  OpinionNotes,
  OpinionSource,
  OpinionWords,
  OriginalWords,
  PlacesOf,
  residentAddress,
} from "./opinion-parts.tsx";

interface TableProps {
  ctx: ResidentContext;
  entries: readonly Entry[];
  /** Each opinion shortened, with a link to its own page; else in full, as the table of a public comment has it. */
  isShort?: boolean;
}

/** Opinion → the city's answer → what changed. On a phone each row is a short list. */
export function OpinionTable({ ctx, entries, isShort = false }: TableProps): JSX.Element {
  const { say } = ctx;
  const label = (column: "opinion" | "answer" | "change") => say.t(`opinions.column.${column}`);
  return (
    <div class="table-wrap">
      <table class="stacks opinions">
        <thead>
          <tr>
            {(["opinion", "answer", "change"] as const).map((column) => (
              <th scope="col">
                <Message say={say} k={`opinions.column.${column}`} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr id={`opinion-${entry.opinion.id}`}>
              <td>
                <OpinionCell ctx={ctx} entry={entry} isShort={isShort} />
              </td>
              <td data-label={label("answer")}>
                <AnswerOf ctx={ctx} opinion={entry.opinion} />
              </td>
              <td data-label={entry.changes.length > 0 ? label("change") : undefined}>
                <ChangesOf ctx={ctx} changes={entry.changes} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OpinionCell({ ctx, entry, isShort }: { ctx: ResidentContext; entry: Entry; isShort: boolean }): JSX.Element {
  const { opinion } = entry;
  const href = residentAddress(ctx, `/opinions/${opinion.id}`);
  return (
    <>
      <p class="eyebrow">
        <OpinionSource ctx={ctx} opinion={opinion} />
      </p>
      <OpinionWords ctx={ctx} opinion={opinion} href={isShort ? href : undefined} />
      {isShort ? null : <OriginalWords ctx={ctx} opinion={opinion} />}
      <OpinionNotes ctx={ctx} entry={entry} />
      <PlacesOf ctx={ctx} places={entry.places} />
    </>
  );
}
