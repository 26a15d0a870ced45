import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { PostButton } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Notice } from "#ui/parts.tsx";
import { columnName } from "../../facts/fact-file.rules.ts";
import type { FactOfRow } from "../../facts/read-fact-file.ts";
import { quantityWords } from "./fact-words.tsx";

const MOST_SHOWN = 200;

/** Everything that is wrong with a table, each with its row and column. */
export function TableErrors({ ctx, issues }: { ctx: StaffContext; issues: readonly Issue[] }): JSX.Element | null {
  const { say } = ctx;
  if (issues.length === 0) return null;
  return (
    <div class="notice" data-tone="error" role="alert" tabIndex={-1} autofocus id="table-errors">
      <h2>{say.t("plan.facts.import.wrong", { count: issues.length })}</h2>
      <p>{say.t("plan.facts.import.wrongLead")}</p>
      <ul>
        {issues.slice(0, MOST_SHOWN).map((issue) => (
          <li>{placed(ctx, issue)}</li>
        ))}
      </ul>
      {issues.length > MOST_SHOWN ? (
        <p>{say.t("plan.facts.import.moreWrong", { count: issues.length - MOST_SHOWN })}</p>
      ) : null}
    </div>
  );
}

function placed({ say }: StaffContext, { path, code, params }: Issue): string {
  const message = say.t(code as MessageKey, params);
  const [, row, field = ""] = /^(\d+)\.(.*)$/.exec(path) ?? [];
  if (row === undefined) return message;
  const column = columnName(field, say.language.code === "en" ? "en" : "ja");
  return say.t("plan.facts.import.at", { row: Number(row), column, message });
}

/** What would be written, and the button that writes it. */
export function FactsPreview({
  ctx,
  facts,
  action,
  back,
  hidden,
}: {
  ctx: StaffContext;
  facts: readonly FactOfRow[];
  action: string;
  /** Where the table is brought in. */
  back: string;
  hidden: Record<string, string>;
}): JSX.Element {
  const { say } = ctx;
  const repeated = facts.filter(({ isRepeated }) => isRepeated);
  return (
    <>
      {repeated.length > 0 ? (
        <Notice tone="warning">
          <p>{say.t("plan.facts.preview.repeated", { rows: rowList(ctx, repeated) })}</p>
        </Notice>
      ) : null}
      <div class="table-wrap">
        <table>
          <thead>
            <tr>
              {(["row", "date", "project", "title", "counted"] as const).map((column) => (
                <th scope="col">{say.t(`plan.facts.preview.column.${column}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {facts.slice(0, MOST_SHOWN).map(({ row, project, fact }) => (
              <tr>
                <td class="number">{row}</td>
                <td>{say.format.date(fact.date)}</td>
                <td>
                  <TextOf say={say} text={project} />
                </td>
                <td>
                  <TextOf say={say} text={fact.title} />
                </td>
                <td>{quantityWords(say, fact.quantities ?? [])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {facts.length > MOST_SHOWN ? (
        <p>{say.t("plan.facts.preview.more", { count: facts.length - MOST_SHOWN })}</p>
      ) : null}
      <div class="buttons">
        <PostButton
          action={action}
          token={ctx.formToken}
          label={say.t("plan.facts.preview.save", { count: facts.length })}
          tone="primary"
          hidden={hidden}
        />
        <a class="button quiet" href={back}>
          {say.t("plan.staff.form.cancel")}
        </a>
      </div>
    </>
  );
}

const MOST_ROWS_NAMED = 20;

const rowList = ({ say }: StaffContext, facts: readonly FactOfRow[]) =>
  facts
    .slice(0, MOST_ROWS_NAMED)
    .map(({ row }) => String(row))
    .join(say.t("plan.staff.moving.and")) + (facts.length > MOST_ROWS_NAMED ? "…" : "");
