import type { JSX } from "preact";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { Change } from "../../changes/plan-diff.rules.ts";
import { labelOf } from "../../editing/record-label.rules.ts";
import { toLines } from "../../exchange/plan-file/workbook-columns.rules.ts";
import { type PlanDocument, recordsOf } from "../../records/plan-document.rules.ts";
import type { PlanRecord, RecordKind } from "../../records/record-kind.rules.ts";
import { fieldWord, kindWord } from "../staff/staff-words.ts";

/** Records of one kind that a preview draws; the rest is counted. Nobody reads ten thousand, and no browser likes them. */
const SHOWN = 200;
/** Fewer than this lie open. */
const OPEN_UP_TO = 12;

interface Shown {
  say: Translator;
  kinds: readonly RecordKind[];
  current: PlanDocument;
  changes: readonly Change[];
}

/** What an import would do, list by list: how much, then record by record, field by field. */
export function ChangesByKind(shown: Shown): JSX.Element {
  const byKind = Map.groupBy(shown.changes, (change) => change.kind);
  const label = labeller(shown);
  return (
    <>
      {shown.kinds.map((kind) => {
        const changes = byKind.get(kind.name);
        return changes ? <KindChanges say={shown.say} kind={kind.name} changes={changes} label={label} /> : null;
      })}
    </>
  );
}

interface KindChangesProps {
  say: Translator;
  kind: string;
  changes: readonly Change[];
  label(change: Change): string;
}

function KindChanges({ say, kind, changes, label }: KindChangesProps): JSX.Element {
  const title = say.t("plan.exchange.preview.kind", { kind: kindWord(say, kind), ...countOperations(changes) });
  return (
    <section class="section">
      <h2>{title}</h2>
      <details open={changes.length <= OPEN_UP_TO}>
        <summary>{say.t("plan.exchange.preview.show", { count: changes.length })}</summary>
        {changes.slice(0, SHOWN).map((change) => (
          <ChangedRecord say={say} change={change} label={label(change)} />
        ))}
        {changes.length > SHOWN ? (
          <p>{say.t("plan.exchange.preview.more", { count: changes.length - SHOWN })}</p>
        ) : null}
      </details>
    </section>
  );
}

export function countOperations(changes: readonly Change[]): { added: number; edited: number; removed: number } {
  const count = (operation: Change["operation"]) => changes.filter((change) => change.operation === operation).length;
  return { added: count("add"), edited: count("edit"), removed: count("remove") };
}

/** The names of records, of those too that are only now to be added. */
export function labeller({
  say,
  current,
  changes,
}: Omit<Shown, "kinds">): (change: Pick<Change, "kind" | "key">) => string {
  const known = new Map<string, PlanRecord>([[`plan/${current.plan.key}`, current.plan]]);
  for (const kind of Object.keys(current.records)) {
    for (const record of recordsOf(current, kind)) known.set(`${kind}/${record.key}`, record);
  }
  for (const { kind, key, operation, after } of changes) {
    if (operation === "add") known.set(`${kind}/${key}`, { key, ...after } as unknown as PlanRecord);
  }
  const words = {
    plain: (text: Text) => say.plain(text),
    find: (kind: string, key: string) => known.get(`${kind}/${key}`),
  };
  return ({ kind, key }) => {
    const record = known.get(`${kind}/${key}`);
    return record ? labelOf(kind, record, words) : key;
  };
}

function ChangedRecord({ say, change, label }: { say: Translator; change: Change; label: string }): JSX.Element {
  if (change.operation !== "edit") {
    const what = change.operation === "add" ? "plan.exchange.preview.addedOne" : "plan.exchange.preview.removedOne";
    return (
      <p>
        <strong>{say.t(what)}</strong> {label} <small>{change.key}</small>
      </p>
    );
  }
  const names = Object.keys(change.after).filter((name) => name !== "position");
  return (
    <div class="table-wrap">
      <table>
        <caption>
          {label} <small>{change.key}</small>
          {"position" in change.after ? ` ${say.t("plan.exchange.preview.moved")}` : ""}
        </caption>
        {names.length > 0 ? (
          <>
            <thead>
              <tr>
                <th scope="col">{say.t("plan.exchange.preview.field")}</th>
                <th scope="col">{say.t("plan.exchange.preview.before")}</th>
                <th scope="col">{say.t("plan.exchange.preview.after")}</th>
              </tr>
            </thead>
            <tbody>
              {names.map((name) => (
                <tr>
                  <th scope="row">{fieldWord(say, change.kind, name)}</th>
                  <td>
                    <Value say={say} value={change.before[name]} other={change.after[name]} />
                  </td>
                  <td>
                    <Value say={say} value={change.after[name]} other={change.before[name]} />
                  </td>
                </tr>
              ))}
            </tbody>
          </>
        ) : null}
      </table>
    </div>
  );
}

/** Of a text only the languages that differ from its other side. */
export function Value({ say, value, other }: { say: Translator; value: unknown; other: unknown }): JSX.Element {
  if (isText(value) || isText(other)) {
    const [own, opposite] = [(value ?? {}) as Text, (other ?? {}) as Text];
    const languages = LANGUAGES.filter(({ code }) => own[code] !== opposite[code]);
    return (
      <>
        {languages.map(({ code, htmlLang, dir }) => (
          <p>
            <small>{code}</small>{" "}
            <span lang={htmlLang} dir={dir}>
              {own[code] ?? say.t("plan.exchange.preview.empty")}
            </span>
          </p>
        ))}
      </>
    );
  }
  if (value === null || value === undefined) return <>{say.t("plan.exchange.preview.empty")}</>;
  return <>{typeof value === "object" ? toLines(value) : String(value)}</>;
}

const isText = (value: unknown): value is Text =>
  value !== null &&
  typeof value === "object" &&
  !Array.isArray(value) &&
  Object.keys(value).every((key) => LANGUAGE_CODES.has(key));
const LANGUAGE_CODES: ReadonlySet<string> = new Set(LANGUAGES.map((language) => language.code));
