import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { PageView } from "#platform/http/reply.ts";
import { staffPage } from "#platform/http/route.ts";
import { siblingsOf } from "../../editing/plan-edit.rules.ts";
import { readForEditing, type StaffReading } from "../../editing/read-for-editing.ts";
import type { PlanParts } from "../../plan-parts.ts";
import type { PlanRecord } from "../../records/record-kind.rules.ts";
import { recordAddress, staffAddress, staffPlanPage } from "./staff-plan-page.tsx";
import { Steps } from "./staff-tools.tsx";
import { choiceWord, endWord, kindOfPath, kindWord, namedWord, recordWord } from "./staff-words.ts";

const PAGE = 100;
/** Lists from which names are made (a listing is known by its project and its node). */
const NAMING = ["nodes", "projects", "actions", "actionClasses", "indicators", "evidenceGroups"];
/** The field that says where a record belongs, with the list that it names. */
const BELONGS: Readonly<Record<string, [string, string]>> = {
  nodes: ["parent", "nodes"],
  texts: ["node", "nodes"],
  desiredStates: ["node", "nodes"],
  partners: ["node", "nodes"],
  evidenceTables: ["group", "evidenceGroups"],
  actions: ["group", "evidenceGroups"],
};

export const recordsRoute = (parts: PlanParts, kindParam: string) =>
  staffPage({
    path: `/plans/:plan/${kindParam}`,
    access: "plan.read",
    query: ["q", "page"],
    async handle(ctx, { params, query }) {
      const kind = kindOfPath(parts.kinds, params.kind ?? "");
      const reading = await readForEditing(ctx, {
        plan: params.plan ?? "",
        kinds: parts.kinds,
        lists: [kind, ...NAMING],
      });
      return recordsPage(ctx, parts, {
        kind,
        reading,
        q: (query.q ?? "").trim(),
        number: Math.max(1, Number(query.page) || 1),
      });
    },
  });

interface ListView {
  kind: string;
  reading: StaffReading;
  q: string;
  /** Of the page, from 1. */
  number: number;
}

function recordsPage(ctx: StaffContext, parts: PlanParts, view: ListView): PageView {
  const { say } = ctx;
  const { kind, reading, q } = view;
  const all = reading.list(kind).map((record) => ({ record, name: recordWord(say, reading, { kind, record }) }));
  const found =
    q === "" ? all : all.filter(({ record, name }) => `${name} ${record.key}`.toLowerCase().includes(q.toLowerCase()));
  const from = Math.min((view.number - 1) * PAGE, Math.max(0, found.length - 1));
  const shown = found.slice(from, from + PAGE);
  const title = kindWord(say, kind);
  const address = recordAddress(ctx, reading.plan.key, { kind });
  return staffPlanPage(ctx, reading, {
    parts,
    current: kind,
    title,
    crumbs: [{ label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">
          {q === ""
            ? say.t("plan.staff.list.count", { count: all.length })
            : say.t("plan.staff.list.found", { count: found.length, all: all.length })}
        </p>
        {all.length > 20 ? (
          <search>
            <form class="search" method="get" action={address}>
              <input type="search" name="q" value={q} aria-label={say.t("plan.staff.list.search")} />
              <button class="button" type="submit">
                {say.t("plan.staff.list.search")}
              </button>
            </form>
          </search>
        ) : null}
        {reading.mayEdit ? (
          <p class="buttons">
            <a class="button" href={`${address}/new`}>
              {say.t("plan.staff.list.add", { kind: title })}
            </a>
          </p>
        ) : null}
        {shown.length === 0 ? (
          <p>{say.t(q === "" ? "plan.staff.list.none" : "plan.staff.list.notFound", { query: q })}</p>
        ) : (
          <RecordTable ctx={ctx} view={view} shown={shown} />
        )}
        <Pages ctx={ctx} view={view} address={address} count={found.length} />
      </>
    ),
  });
}

interface Shown {
  record: PlanRecord;
  name: string;
}

function RecordTable({
  ctx,
  view,
  shown,
}: {
  ctx: StaffContext;
  view: ListView;
  shown: readonly Shown[];
}): JSX.Element {
  const { say } = ctx;
  const { kind, reading, q } = view;
  const mayOrder = reading.mayEdit && q === "";
  const records = reading.list(kind);
  return (
    <form method="post" action={staffAddress(ctx, reading.plan.key, "/order")}>
      <input type="hidden" name="_token" value={ctx.formToken} />
      <input type="hidden" name="back" value={`list?page=${view.number}`} />
      <div class="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">{say.t("plan.staff.list.name")}</th>
              {BELONGS[kind] ? <th scope="col">{say.t("plan.staff.list.belongs")}</th> : null}
              <th scope="col">{say.t("plan.field.any.basis")}</th>
              {mayOrder ? <th scope="col">{say.t("plan.staff.list.order")}</th> : null}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ record, name }) => (
              <tr id={`${kind}-${record.key}`}>
                <th scope="row">
                  {reading.mayEdit ? (
                    <a href={recordAddress(ctx, reading.plan.key, { kind, key: record.key })}>{name}</a>
                  ) : (
                    name
                  )}
                  <Ended ctx={ctx} record={record} today={reading.today} />
                </th>
                {BELONGS[kind] ? <td>{placeOf(ctx, view, record)}</td> : null}
                <td>{record.basis === "source" ? "" : choiceWord(say, "basis", record.basis)}</td>
                {mayOrder ? (
                  <td class="tools">
                    <Steps
                      say={say}
                      kind={kind}
                      at={{ key: record.key, name, ends: endsAmong(siblingsOf(kind, records, record), record) }}
                    />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </form>
  );
}

function endsAmong(siblings: readonly PlanRecord[], record: PlanRecord) {
  return { isFirst: siblings[0]?.key === record.key, isLast: siblings.at(-1)?.key === record.key };
}

function Ended({
  ctx: { say },
  record,
  today,
}: {
  ctx: StaffContext;
  record: PlanRecord;
  today: string;
}): JSX.Element | null {
  const on = (record as PlanRecord & { retiredOn?: string | null }).retiredOn;
  return on ? <small> {endWord(say, { retiredOn: on, today })}</small> : null;
}

function placeOf(ctx: StaffContext, { kind, reading }: ListView, record: PlanRecord): string {
  const [field, list] = BELONGS[kind] ?? ["", ""];
  const key = (record as unknown as Record<string, string | null>)[field];
  return key ? namedWord(ctx.say, reading, { kind: list, key }) : "";
}

function Pages({
  ctx,
  view,
  address,
  count,
}: {
  ctx: StaffContext;
  view: ListView;
  address: string;
  count: number;
}): JSX.Element | null {
  const last = Math.ceil(count / PAGE);
  if (last <= 1) return null;
  const link = (number: number, key: "plan.staff.previous" | "plan.staff.next") => (
    <a class="button" href={`${address}?page=${number}${view.q ? `&q=${encodeURIComponent(view.q)}` : ""}`}>
      {ctx.say.t(key)}
    </a>
  );
  return (
    <nav class="buttons" aria-label={ctx.say.t("plan.staff.pages")}>
      {view.number > 1 ? link(view.number - 1, "plan.staff.previous") : null}
      <span>{ctx.say.t("plan.staff.page", { number: view.number, last })}</span>
      {view.number < last ? link(view.number + 1, "plan.staff.next") : null}
    </nav>
  );
}
