import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import type { PageView } from "#platform/http/reply.ts";
import { redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { PostButton } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
import { type History, listHistory } from "../../changes/list-history.ts";
import type { Change } from "../../changes/plan-diff.rules.ts";
import type { Act } from "../../changes/plan-history.data.ts";
import { previewUndo } from "../../changes/preview-undo.ts";
import { undoChanges } from "../../changes/undo-changes.ts";
import type { PlanParts } from "../../plan-parts.ts";
import type { RecordKind } from "../../records/record-kind.rules.ts";
import { valueWords } from "./staff-field-words.ts";
import { historyAddress, RECORD_PLACE, recordAddress, staffAddress, staffPlanPage } from "./staff-plan-page.tsx";
import { undoPage } from "./staff-undo-page.tsx";
import { fieldWord, kindWord, namedWord, recordWord } from "./staff-words.ts";

const UndoInput = z.object({
  batch: z.coerce.number().int().positive(),
  record: z.string().max(150).optional(),
  confirmed: z.string().optional(),
});

/** An act of more changes is taken back only after a look at all that will go: a file, the sample values. */
const UNDONE_AT_ONCE = 10;

export function historyRoutes(parts: PlanParts): Route[] {
  return [
    staffPage({
      path: "/plans/:plan/history",
      access: "plan.read",
      query: ["record", "before"],
      handle: (ctx, { params, query }) =>
        historyPage(ctx, parts, {
          plan: params.plan ?? "",
          record: query.record ?? "",
          before: Number(query.before) || undefined,
        }),
    }),
    staffAction({
      path: "/plans/:plan/history/undo",
      access: "plan.edit",
      input: UndoInput,
      async handle(ctx, { params, input }) {
        const plan = params.plan ?? "";
        const record = input.record ?? "";
        const target = { plan, kinds: parts.kinds, batch: input.batch };
        if (input.confirmed === undefined) {
          const preview = await previewUndo(ctx, target);
          if (preview.changes.length > UNDONE_AT_ONCE) return undoPage(ctx, parts, { preview, ...target, record });
        }
        await undoChanges(ctx, target);
        return redirect(historyAddress(ctx, plan, record), { flash: "plan.staff.done.undone" });
      },
      invalid: (ctx, sent) =>
        historyPage(ctx, parts, {
          plan: sent.params.plan ?? "",
          record: sent.values.record ?? "",
          issues: sent.issues,
          status: sent.status,
        }),
    }),
  ];
}

interface Asked {
  plan: string;
  /** `nodes/1-1`: the history of one record; empty: of the plan. */
  record: string;
  before?: number;
  issues?: readonly Issue[];
  status?: number;
}

async function historyPage(ctx: StaffContext, parts: PlanParts, asked: Asked): Promise<PageView> {
  const { say } = ctx;
  const [kind = "", key = ""] = RECORD_PLACE.test(asked.record) ? asked.record.split("/") : [];
  const record = kind ? { kind, key } : undefined;
  const history = await listHistory(ctx, { plan: asked.plan, kinds: parts.kinds, before: asked.before, record });
  const title = record
    ? say.t("plan.staff.history.of", { name: namedWord(say, history, record) })
    : say.t("plan.staff.history.title");
  return staffPlanPage(ctx, history, {
    parts,
    current: "history",
    title,
    status: asked.status,
    crumbs: [
      { label: say.t("plan.staff.history.title"), ...(record ? { href: historyAddress(ctx, asked.plan, "") } : {}) },
      ...(record ? [{ label: namedWord(say, history, record) }] : []),
    ],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("plan.staff.history.lead")}</p>
        {(asked.issues ?? []).map((issue) => (
          <Notice tone="error">
            <p>{say.t(issue.code as MessageKey, issue.params)}</p>
          </Notice>
        ))}
        {history.acts.length === 0 ? <p>{say.t("plan.staff.history.none")}</p> : null}
        <ol class="trail">
          {history.acts.map((act) => (
            <ActEntry ctx={ctx} parts={parts} history={history} act={act} record={asked.record} />
          ))}
        </ol>
        {history.next === undefined ? null : (
          <p class="buttons">
            <a
              class="button"
              href={`${historyAddress(ctx, asked.plan, asked.record)}${record ? "&" : "?"}before=${history.next}`}
            >
              {say.t("plan.staff.history.older")}
            </a>
          </p>
        )}
      </>
    ),
  });
}

interface ActProps {
  ctx: StaffContext;
  parts: PlanParts;
  history: History;
  act: Act;
  record: string;
}

function ActEntry({ ctx, parts, history, act, record }: ActProps): JSX.Element {
  const { say } = ctx;
  const who = act.actorId
    ? (history.names.get(act.actorId) ?? say.t("plan.staff.somebody"))
    : say.t("plan.staff.system");
  const time = say.format.dateTime(act.at);
  return (
    <li id={`act-${act.batch}`}>
      <p>
        <b>{who}</b> <time dateTime={new Date(act.at).toISOString()}>{time}</time>
        {act.undoes === null ? null : <small> {say.t("plan.staff.history.undoing")}</small>}
        {act.undoneBy === null ? null : <small> {say.t("plan.staff.history.undone")}</small>}
      </p>
      {act.reason ? <p class="basis">{say.t("plan.staff.history.reason", { reason: act.reason })}</p> : null}
      {act.changes.map((change) => (
        <ChangeWords ctx={ctx} parts={parts} history={history} act={act} change={change} />
      ))}
      {act.count > act.changes.length ? (
        <p>{say.t("plan.staff.history.more", { count: act.count - act.changes.length })}</p>
      ) : null}
      {history.mayEdit && act.undoneBy === null ? (
        <PostButton
          action={staffAddress(ctx, history.plan.key, "/history/undo")}
          token={ctx.formToken}
          tone="quiet"
          label={say.t("plan.staff.history.undo")}
          about={` ${who} ${time}`}
          hidden={{ batch: String(act.batch), record }}
        />
      ) : null}
    </li>
  );
}

function ChangeWords({
  ctx,
  parts,
  history,
  act,
  change,
}: {
  ctx: StaffContext;
  parts: PlanParts;
  history: History;
  act: Act;
  change: Change;
}): JSX.Element {
  const { say } = ctx;
  const kind = parts.kinds.find((entry) => entry.name === change.kind);
  const record = history.recordOf(act, change);
  const name = record ? recordWord(say, history, { kind: change.kind, record }) : change.key;
  return (
    <>
      <p>
        {kindWord(say, change.kind)}{" "}
        {change.operation === "remove" || !history.mayEdit ? (
          name
        ) : (
          <a href={recordAddress(ctx, history.plan.key, { kind: change.kind, key: change.key })}>{name}</a>
        )}{" "}
        {say.t(`plan.staff.history.${change.operation}`)}
      </p>
      {kind && change.operation === "edit" ? (
        <FieldTable ctx={ctx} history={history} kind={kind} change={change} />
      ) : null}
    </>
  );
}

interface FieldTableProps {
  ctx: StaffContext;
  history: History;
  kind: RecordKind;
  change: Change & { operation: "edit" };
}

function FieldTable({ ctx: { say }, history, kind, change }: FieldTableProps): JSX.Element {
  const names = Object.keys(change.after).filter((name) => name !== "position");
  const words = (name: string, value: unknown, beside: unknown) =>
    valueWords(say, history, { kind, name, value, beside }) || say.t("plan.staff.history.empty");
  return (
    <>
      {"position" in change.after ? <p class="basis">{say.t("plan.staff.history.reordered")}</p> : null}
      {names.length === 0 ? null : (
        <div class="table-wrap compare">
          <table>
            <thead>
              <tr>
                <th scope="col">{say.t("plan.staff.conflict.field")}</th>
                <th scope="col">{say.t("plan.staff.history.before")}</th>
                <th scope="col">{say.t("plan.staff.history.after")}</th>
              </tr>
            </thead>
            <tbody>
              {names.map((name) => (
                <tr>
                  <th scope="row">{fieldWord(say, kind.name, name)}</th>
                  <td class="lines">
                    <del>{words(name, change.before[name], change.after[name])}</del>
                  </td>
                  <td class="lines">
                    <ins>{words(name, change.after[name], change.before[name])}</ins>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
