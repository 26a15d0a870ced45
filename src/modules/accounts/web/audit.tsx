import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { type Route, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { formState, Select, Submit, TextInput } from "#ui/form.tsx";
import { nameOfAction } from "../audit/action-name.ts";
import type { AuditRow } from "../audit/audit.data.ts";
import { type AuditPage, type AuditQuery, listAudit } from "../audit/list-audit.ts";
import { type Staff, shownName } from "../staff/staff.data.ts";

const FILTERS = ["who", "action", "object", "from", "to", "before"] as const;

/** The append-only log, newest first: who did what to which object, and when. */
export const auditRoute: Route = staffPage({
  access: "accounts.readAudit",
  path: "/audit",
  query: FILTERS,
  async handle(ctx, { query }) {
    const filter = Object.fromEntries(FILTERS.map((name) => [name, query[name] ?? ""])) as unknown as AuditQuery;
    return auditPage(ctx, await listAudit(ctx, filter), filter);
  },
});

function auditPage(ctx: StaffContext, { entries, staff, next }: AuditPage, filter: AuditQuery): PageView {
  const { say } = ctx;
  const root = `/${ctx.municipality.slug}/staff/audit`;
  const further = new URLSearchParams({ ...filter, before: String(next) });
  return page({
    title: say.t("accounts.audit.title"),
    body: (
      <>
        <h1>{say.t("accounts.audit.title")}</h1>
        <p class="lead">{say.t("accounts.audit.lead")}</p>
        <Filter ctx={ctx} root={root} staff={staff} filter={filter} />
        {entries.length === 0 ? (
          <p>{say.t("accounts.audit.nothing")}</p>
        ) : (
          <Entries ctx={ctx} entries={entries} staff={staff} root={root} />
        )}
        {next === undefined ? null : (
          <p>
            <a class="button" href={`${root}?${further}`} rel="next">
              {say.t("accounts.audit.older")}
            </a>
          </p>
        )}
      </>
    ),
  });
}

function Filter(props: { ctx: StaffContext; root: string; staff: Staff[]; filter: AuditQuery }): JSX.Element {
  const { say } = props.ctx;
  const names = ["who", "action", "object", "from", "to"] as const;
  const labels = Object.fromEntries(names.map((name) => [name, say.t(`accounts.audit.${name}`)]));
  const form = formState(say, { id: "filter", labels, values: { ...props.filter } });
  const people = props.staff.map((person) => ({ value: person.id, label: shownName(person) }));
  return (
    <search>
      <form id="filter" method="get" action={props.root}>
        <div class="filters">
          <Select
            form={form}
            name="who"
            plain
            options={[{ value: "", label: say.t("accounts.audit.everybody") }, ...people]}
          />
          <TextInput form={form} name="action" plain hint={say.t("accounts.audit.actionHint")} spellcheck={false} />
          <TextInput form={form} name="object" plain hint={say.t("accounts.audit.objectHint")} spellcheck={false} />
          <TextInput form={form} name="from" plain type="date" />
          <TextInput form={form} name="to" plain type="date" />
        </div>
        <div class="buttons">
          <Submit label={say.t("accounts.audit.filter")} tone="plain" />
          <a class="button quiet" href={props.root}>
            {say.t("accounts.audit.clear")}
          </a>
        </div>
      </form>
    </search>
  );
}

interface EntriesProps {
  ctx: StaffContext;
  entries: AuditRow[];
  staff: Staff[];
  root: string;
}

function Entries({ ctx, entries, staff, root }: EntriesProps): JSX.Element {
  const { say } = ctx;
  const columns = ["at", "who", "action", "object", "change"] as const;
  return (
    <div class="table-wrap">
      <table class="stacks">
        <caption>{say.t("accounts.audit.caption")}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{say.t(`accounts.audit.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr>
              <td>
                <time dateTime={entry.at.toISOString()}>{say.format.dateTime(entry.at)}</time>
              </td>
              <td>{whoOf(say, entry)}</td>
              <td>
                {nameOfAction(say, entry.action)} <small>{entry.action}</small>
              </td>
              <td>
                <AuditObject entry={entry} staff={staff} root={root} />
              </td>
              <td>
                <Change say={say} entry={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A link to everything that happened to the same object; people by their name. */
function AuditObject({
  entry,
  staff,
  root,
}: Pick<EntriesProps, "staff" | "root"> & { entry: AuditRow }): JSX.Element | null {
  const { objectKind, objectKey } = entry;
  if (!objectKey) return objectKind ? <small>{objectKind}</small> : null;
  const person = objectKind === "staff" ? staff.find(({ id }) => id === objectKey) : undefined;
  return (
    <>
      <a href={`${root}?${new URLSearchParams({ object: objectKey })}`}>{person ? shownName(person) : objectKey}</a>{" "}
      <small>{objectKind}</small>
    </>
  );
}

function whoOf(say: Translator, { actorName, actorId, actorKind }: AuditRow): string {
  if (actorName) return actorName;
  // Somebody whose account is gone (demo staff that was taken away).
  return actorId ? actorId.slice(0, 8) : say.t(`accounts.audit.kind.${actorKind}` as MessageKey);
}

function Change({ say, entry }: { say: Translator; entry: AuditRow }): JSX.Element | null {
  if (!entry.before && !entry.after && !entry.reason) return null;
  return (
    <details>
      <summary>{say.t("accounts.audit.show")}</summary>
      {entry.reason ? <p>{entry.reason}</p> : null}
      {entry.before ? <Record label={say.t("accounts.audit.before")} value={entry.before} /> : null}
      {entry.after ? <Record label={say.t("accounts.audit.after")} value={entry.after} /> : null}
    </details>
  );
}

function Record({ label, value }: { label: string; value: unknown }): JSX.Element {
  return (
    <div>
      <small>{label}</small>
      <pre class="record">{JSON.stringify(value, null, 1)}</pre>
    </div>
  );
}
