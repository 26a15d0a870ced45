import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Subject } from "./subject.rules.ts";

export interface AgendaItem {
  id: number;
  meetingId: number;
  position: number;
  /** Under `followUps` stands the work that earlier meetings gave out. */
  kind: "topic" | "followUps";
  title: Text;
  note: Text | null;
  about: Subject[];
}

export type AgendaItemFields = Pick<AgendaItem, "title" | "note" | "about">;

/** In order. */
export async function listAgenda(scope: Scope, meetingIds: readonly number[]): Promise<AgendaItem[]> {
  if (meetingIds.length === 0) return [];
  const rows = await scope.db
    .selectFrom("meeting_agenda_items")
    .select(["id", "meeting_id", "position", "kind", "title", "note", "about"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("meeting_id", "in", meetingIds)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    meetingId: row.meeting_id,
    position: row.position,
    kind: row.kind as AgendaItem["kind"],
    title: row.title as Text,
    note: row.note as Text | null,
    about: row.about as unknown as Subject[],
  }));
}

/** @throws AppError notFound where the meeting has no such item */
export async function getAgendaItem(scope: Scope, where: { meetingId: number; id: number }): Promise<AgendaItem> {
  const item = (await listAgenda(scope, [where.meetingId])).find(({ id }) => id === where.id);
  if (!item) throw notFound();
  return item;
}

const columnsOf = (item: AgendaItemFields) => ({
  title: JSON.stringify(item.title),
  note: item.note && JSON.stringify(item.note),
  about: JSON.stringify(item.about),
});

export async function insertAgendaItem(
  scope: Scope,
  item: AgendaItemFields & Pick<AgendaItem, "meetingId" | "kind" | "position">,
): Promise<number> {
  const { id } = await scope.db
    .insertInto("meeting_agenda_items")
    .values({
      municipality_id: scope.municipalityId,
      meeting_id: item.meetingId,
      kind: item.kind,
      position: item.position,
      ...columnsOf(item),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateAgendaItem(scope: Scope, id: number, item: AgendaItemFields): Promise<void> {
  await scope.db
    .updateTable("meeting_agenda_items")
    .set(columnsOf(item))
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

export async function setAgendaPosition(scope: Scope, id: number, position: number): Promise<void> {
  await scope.db
    .updateTable("meeting_agenda_items")
    .set({ position })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

export async function deleteAgendaItem(scope: Scope, id: number): Promise<void> {
  await scope.db
    .deleteFrom("meeting_agenda_items")
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}
