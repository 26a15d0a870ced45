import { type Selectable, sql } from "kysely";
import type { LibraryRemarks } from "#platform/db/schema.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, notFound } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Count, Note, Numbers, Remark, RemarkKind, RemarkState } from "./feedback.rules.ts";

interface Page {
  entryId: number;
  language: LanguageCode;
}

/** One more who pressed yes or no. */
export async function countVote(
  scope: Scope,
  page: Page,
  vote: { answer: "yes" | "no"; today: string },
): Promise<void> {
  const { answer, today } = vote;
  await scope.db
    .insertInto("library_votes")
    .values({
      municipality_id: scope.municipalityId,
      ...{ entry_id: page.entryId, language: page.language, month: `${today.slice(0, 7)}-01`, [answer]: 1 },
    })
    .onConflict((same) =>
      same
        .columns(["municipality_id", "entry_id", "language", "month"])
        .doUpdateSet({ [answer]: sql<number>`library_votes.${sql.ref(answer)} + 1` }),
    )
    .execute();
}

export async function insertRemark(
  scope: Scope,
  page: Page,
  { kind, words, today }: { kind: RemarkKind; words: string; today: string },
): Promise<void> {
  await scope.db
    .insertInto("library_remarks")
    .values({
      municipality_id: scope.municipalityId,
      ...{ entry_id: page.entryId, language: page.language, kind, words, received_on: today },
    })
    .execute();
}

/** Of one entry that wait for somebody. */
export async function countOpen(scope: Scope, entryId: number): Promise<number> {
  const { open } = await scope.db
    .selectFrom("library_remarks")
    .select((query) => query.fn.countAll<number>().as("open"))
    .where("municipality_id", "=", scope.municipalityId)
    .where("entry_id", "=", entryId)
    .where("state", "=", "open")
    .executeTakeFirstOrThrow();
  return Number(open);
}

const remarks = (scope: Scope) =>
  scope.db.selectFrom("library_remarks").selectAll().where("municipality_id", "=", scope.municipalityId);

/** The newest first; of one entry where it is named. */
export async function listRemarks(scope: Scope, wanted: { entryId?: number; state?: "open" } = {}): Promise<Remark[]> {
  const rows = await remarks(scope)
    .$if(wanted.entryId !== undefined, (query) => query.where("entry_id", "=", wanted.entryId ?? 0))
    .$if(wanted.state !== undefined, (query) => query.where("state", "=", wanted.state ?? "open"))
    .orderBy("id", "desc")
    .execute();
  return rows.map(toRemark);
}

/** Those about which the page says something, the newest first. */
export async function listNotes(scope: Scope): Promise<Remark[]> {
  const rows = await remarks(scope)
    .where("said", "is not", null)
    .orderBy("closed_on", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(toRemark);
}

/** Locks the row until the transaction ends. @throws AppError notFound; conflict where somebody else was first */
export async function getRemarkForUpdate(scope: Scope, id: number, version: number): Promise<Remark> {
  const row = await remarks(scope).where("id", "=", id).forUpdate().executeTakeFirst();
  if (!row) throw notFound();
  if (row.version !== version) throw conflict("library.error.changedMeanwhile");
  return toRemark(row);
}

export async function updateRemark(
  scope: Scope,
  { id, version }: Pick<Remark, "id" | "version">,
  change: Partial<Pick<Remark, "words" | "state" | "note" | "closedOn" | "closedBy">>,
): Promise<void> {
  const { words, state, note, closedOn, closedBy } = change;
  await scope.db
    .updateTable("library_remarks")
    .set({
      ...{ version: version + 1, words, state, closed_on: closedOn, closed_by: closedBy },
      ...(note !== undefined && {
        said: note && JSON.stringify(note.said),
        changed: note && JSON.stringify(note.changed),
      }),
    })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

/** All of one entry that wait, up to one of them; how many they were. */
export async function closeOpenRemarks(
  scope: Scope,
  { entryId, upTo }: { entryId: number; upTo: number },
  closed: { closedOn: string; closedBy: string },
): Promise<number> {
  const { numUpdatedRows } = await scope.db
    .updateTable("library_remarks")
    .set({
      state: "unchanged",
      ...{ closed_on: closed.closedOn, closed_by: closed.closedBy },
      version: sql<number>`version + 1`,
    })
    .where("municipality_id", "=", scope.municipalityId)
    .where("entry_id", "=", entryId)
    .where("state", "=", "open")
    .where("id", "<=", upTo)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Days, both included, which begin and end a month. */
interface Months {
  from: string;
  to: string;
}

const countsOf = (scope: Scope, { from, to }: Months) => sql`
  select entry_id, language, to_char(month, 'YYYY-MM') as month, yes, no, 0 as texts
  from library_votes where municipality_id = ${scope.municipalityId} and month between ${from} and ${to}
  union all
  select entry_id, language, to_char(received_on, 'YYYY-MM'), 0, 0, 1
  from library_remarks where municipality_id = ${scope.municipalityId} and received_on between ${from} and ${to}`;

/** By page, language and month, in this order; the newest month first. */
export async function listCounts(scope: Scope, months: Months): Promise<Count[]> {
  const { rows } = await sql<Omit<Count, "entryId"> & { entry_id: number }>`
    select entry_id, language, month, sum(yes)::integer as yes, sum(no)::integer as no, sum(texts)::integer as texts
    from (${countsOf(scope, months)}) as counts
    group by entry_id, language, month order by entry_id, language, month desc`.execute(scope.db);
  return rows.map(({ entry_id: entryId, ...count }) => ({ entryId, ...count }));
}

/** Of all together, counted by the database and not from the parts. */
export async function totalOf(scope: Scope, months: Months): Promise<Numbers> {
  const { rows } = await sql<Numbers>`
    select coalesce(sum(yes), 0)::integer as yes, coalesce(sum(no), 0)::integer as no, coalesce(sum(texts), 0)::integer as texts
    from (${countsOf(scope, months)}) as counts`.execute(scope.db);
  return rows[0] ?? { yes: 0, no: 0, texts: 0 };
}

function toRemark(row: Selectable<LibraryRemarks>): Remark {
  return {
    ...{ id: row.id, entryId: row.entry_id, language: row.language as LanguageCode, kind: row.kind as RemarkKind },
    ...{ words: row.words, receivedOn: row.received_on, state: row.state as RemarkState, note: noteOf(row) },
    ...{ closedOn: row.closed_on, closedBy: row.closed_by, version: row.version },
  };
}

const noteOf = ({ said, changed }: Selectable<LibraryRemarks>): Note | null =>
  said && changed ? { said: said as Text, changed: changed as Text } : null;
