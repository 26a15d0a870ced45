import type { RecordKind } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict } from "#platform/errors.ts";
import { getCommittee } from "../committees/committee.data.ts";
import { listMinutes } from "../minutes/minutes.data.ts";
import {
  deleteAgendaItem,
  getAgendaItem,
  insertAgendaItem,
  listAgenda,
  setAgendaPosition,
  updateAgendaItem,
} from "./agenda.data.ts";
import type { AgendaItemInput } from "./inputs.ts";
import { checkState, manageMeeting } from "./manage-meeting.ts";
import type { Meeting } from "./meeting.data.ts";
import { isAgendaOpen } from "./meeting.rules.ts";
import type { Subject } from "./subject.rules.ts";
import { nameSubjects } from "./subjects.ts";

interface ItemAddress {
  meeting: number;
  item: number;
}

/** Puts an item at the end of the agenda. @throws AppError forbidden, notFound, conflict, invalid */
export async function addAgendaItem(
  ctx: StaffContext,
  { meeting: meetingId, kinds }: { meeting: number; kinds: readonly RecordKind[] },
  input: AgendaItemInput,
): Promise<void> {
  await manageMeeting(ctx, meetingId, async (scope, meeting) => {
    checkState(meeting, isAgendaOpen);
    const items = await listAgenda(scope, [meetingId]);
    const about = await subjectsOf(scope, { meeting, kinds, names: input.about, known: [] });
    const position = Math.max(0, ...items.map((item) => item.position)) + 1;
    const id = await insertAgendaItem(scope, { ...input, about, meetingId, kind: "topic", position });
    return { action: "agendaItem.added", ...named(id), after: { meeting: meetingId, title: input.title } };
  });
}

/** @throws AppError forbidden, notFound, conflict, invalid */
export async function editAgendaItem(
  ctx: StaffContext,
  { kinds, ...at }: ItemAddress & { kinds: readonly RecordKind[] },
  input: AgendaItemInput,
): Promise<void> {
  await manageMeeting(ctx, at.meeting, async (scope, meeting) => {
    checkState(meeting, isAgendaOpen);
    const { title, note, about: known } = await getAgendaItem(scope, { meetingId: at.meeting, id: at.item });
    const about = await subjectsOf(scope, { meeting, kinds, names: input.about, known });
    await updateAgendaItem(scope, at.item, { ...input, about });
    const before = { title, note, about: known };
    return { action: "agendaItem.edited", ...named(at.item), before, after: { ...input, about } };
  });
}

/** One place up or down. At the end of the list nothing happens. @throws AppError forbidden, notFound, conflict */
export async function moveAgendaItem(ctx: StaffContext, at: ItemAddress, to: "up" | "down"): Promise<void> {
  await manageMeeting(ctx, at.meeting, async (scope, meeting) => {
    checkState(meeting, isAgendaOpen);
    await getAgendaItem(scope, { meetingId: at.meeting, id: at.item });
    const ids = (await listAgenda(scope, [at.meeting])).map(({ id }) => id);
    const from = ids.indexOf(at.item);
    const target = to === "up" ? from - 1 : from + 1;
    const other = ids[target];
    if (other === undefined) return undefined;
    ids[from] = other;
    ids[target] = at.item;
    for (const [index, id] of ids.entries()) await setAgendaPosition(scope, id, index + 1);
    return { action: "agendaItem.reordered", ...named(at.item), after: { position: target + 1 } };
  });
}

/** @throws AppError forbidden, notFound; conflict where minutes were written under it: those stay */
export async function removeAgendaItem(ctx: StaffContext, at: ItemAddress): Promise<void> {
  await manageMeeting(ctx, at.meeting, async (scope, meeting) => {
    checkState(meeting, isAgendaOpen);
    const { title } = await getAgendaItem(scope, { meetingId: at.meeting, id: at.item });
    if ((await listMinutes(scope, [at.item])).size > 0) throw conflict("meetings.error.itemHasMinutes");
    await deleteAgendaItem(scope, at.item);
    return { action: "agendaItem.removed", ...named(at.item), before: { meeting: at.meeting, title } };
  });
}

/** Those that the item has keep the titles under which they were chosen; the plan names the others. */
async function subjectsOf(
  scope: Scope,
  given: {
    meeting: Meeting;
    kinds: readonly RecordKind[];
    names: AgendaItemInput["about"];
    known: readonly Subject[];
  },
): Promise<Subject[]> {
  const { known, names } = given;
  const find = ({ kind, key }: Pick<Subject, "kind" | "key">) =>
    known.find((subject) => subject.kind === kind && subject.key === key);
  const { planId } = await getCommittee(scope, given.meeting.committeeId);
  const fresh = names.filter((name) => !find(name));
  const titled = await nameSubjects(scope, { planId, kinds: given.kinds, names: fresh });
  return [...names.flatMap((name) => find(name) ?? []), ...titled];
}

const named = (id: number) => ({ objectKind: "agendaItem", objectKey: String(id) });
