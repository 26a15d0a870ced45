import type { JSX } from "preact";
import type { Issue } from "#platform/errors.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { MAX_ISSUES } from "../../exchange/plan-file/plan-file.rules.ts";
import { sheetName } from "../../exchange/plan-file/sheet-name.ts";
import { fieldWord, kindWord } from "../staff/staff-words.ts";

/** Everything that is wrong with an uploaded file, each with the place where somebody finds it. */
export function UploadErrors({ say, issues }: { say: Translator; issues: readonly Issue[] }): JSX.Element {
  return (
    <div class="notice" data-tone="error" role="alert" tabIndex={-1} autofocus id="import-errors">
      <h2>{say.t("plan.exchange.wrong.title")}</h2>
      <p>{say.t("plan.exchange.wrong.lead", { count: issues.length })}</p>
      {issues.length >= MAX_ISSUES ? <p>{say.t("plan.exchange.wrong.atLeast", { count: MAX_ISSUES })}</p> : null}
      <div class="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">{say.t("plan.exchange.wrong.where")}</th>
              <th scope="col">{say.t("plan.exchange.wrong.what")}</th>
            </tr>
          </thead>
          <tbody>
            {issues.map((issue) => (
              <tr>
                <th scope="row">{placeOf(say, issue)}</th>
                <td>{describe(say, issue)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function placeOf(say: Translator, { params = {}, path }: Issue): string {
  const { sheet, row, column, line } = params;
  if (sheet !== undefined && row !== undefined && column !== undefined) {
    return say.t("plan.exchange.at.cell", { sheet, row, column });
  }
  if (sheet !== undefined && row !== undefined) return say.t("plan.exchange.at.row", { sheet, row });
  if (sheet !== undefined) return say.t("plan.exchange.at.sheet", { sheet });
  if (line !== undefined) return say.t("plan.exchange.at.line", { line });
  const [kind, key] = path.split(".");
  return kind && key
    ? say.t("plan.exchange.at.record", { list: listName(say, kind), key })
    : say.t("plan.exchange.at.file");
}

/** The field's name in front, where the message itself does not say which of a record's fields it means. */
function describe(say: Translator, issue: Issue): string {
  const { code, path } = issue;
  const message = say.t(code as MessageKey, namedParams(say, issue));
  const [kind = "", , name] = path.split(".");
  const field = name ? fieldName(say, kind, name) : undefined;
  return field ? say.t("plan.exchange.wrong.inField", { field, message }) : message;
}

/** What the file calls by its machine's name, as somebody who has the workbook open finds it. */
function namedParams(say: Translator, { code, params = {} }: Issue): Issue["params"] {
  const { list, kind, field } = params;
  if (code === "plan.error.missingSheet") return { name: sheetName(say, String(kind)) };
  if (code === "plan.error.missingColumn") return { ...params, label: fieldWord(say, String(kind), String(field)) };
  return list === undefined ? params : { ...params, list: listName(say, String(list)) };
}

function fieldName(say: Translator, kind: string, name: string): string | undefined {
  const label = fieldWord(say, kind, name);
  return label.startsWith("plan.") ? undefined : label;
}

/** A list's own name where no kind is called so (a file may say anything). */
function listName(say: Translator, kind: string): string {
  const label = kindWord(say, kind);
  return label.startsWith("plan.") ? kind : label;
}
