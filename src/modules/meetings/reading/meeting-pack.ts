import type { Scope } from "#platform/db/scope.ts";
import { type Block, type Line, lineOf } from "#platform/documents/paper.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { MemberRole } from "../committees/term.rules.ts";
import { meetingName } from "../meeting/meeting-name.rules.ts";
import { type Decision, type FollowUp, listDecisions } from "../outcomes/outcome.data.ts";
import { loadMeeting } from "./load-meeting.ts";

/** What lies before the people of a meeting when it begins. Plain JSON. */
export interface MeetingPack {
  planId: number;
  planKey: string;
  /** 第3回 国際化推進懇話会 */
  name: Text;
  title: Text | null;
  heldOn: string;
  startsAt: string | null;
  endsAt: string | null;
  place: Text | null;
  agenda: { title: Text; note: Text | null; about: Text[] }[];
  papers: { title: Text; fileName: string | null }[];
  members: { name: string; affiliation: Text | null; role: MemberRole }[];
  vacant: number | null;
  /** What the meeting before decided. */
  previous: { heldOn: string; number: number; decisions: Text[] } | null;
  /** What earlier meetings gave out and how it stands. */
  work: Pick<FollowUp, "what" | "postName" | "due" | "doneOn" | "doneNote" | "meetingNumber">[];
}

/** For those who may see drafts: the caller has checked that. @throws AppError notFound */
export async function readMeetingPack(scope: Scope, meetingId: number): Promise<MeetingPack> {
  const record = await loadMeeting(scope, meetingId);
  const { meeting, place, previous } = record;
  const decisions: Decision[] = previous ? await listDecisions(scope, [previous.id]) : [];
  const { title, heldOn, startsAt, endsAt } = meeting;
  return {
    planId: place.plan.id,
    planKey: place.plan.key,
    name: meetingName(place.name, meeting),
    ...{ title, heldOn, startsAt, endsAt },
    place: meeting.place,
    agenda: record.agenda.map((item) => ({
      title: item.title,
      note: item.note,
      about: item.about.map((subject) => subject.title),
    })),
    papers: record.papers.map((paper) => ({ title: paper.title, fileName: paper.file?.name ?? null })),
    members: record.members.map(({ name, affiliation, role }) => ({ name, affiliation, role })),
    vacant: record.vacant,
    previous: previous
      ? { heldOn: previous.heldOn, number: previous.number, decisions: decisions.map(({ text }) => text) }
      : null,
    work: record.carried.map(({ what, postName, due, doneOn, doneNote, meetingNumber }) => ({
      ...{ what, postName, due, doneOn, doneNote, meetingNumber },
    })),
  };
}

/** The first pages of a meeting's papers: agenda, who sits there, what the meeting before decided and what became of it. */
export function drawMeetingPack(pack: MeetingPack, say: Translator): Block[] {
  return [
    { kind: "terms", items: whenAndWhere(pack, say) },
    heading(say, "meetings.agenda"),
    { kind: "list", isOrdered: true, items: pack.agenda.map((item) => agendaLine(item, say)) },
    ...drawPapers(pack, say),
    ...drawPrevious(pack, say),
    ...drawWork(pack, say),
    ...drawMembers(pack, say),
  ];
}

type Key = Parameters<Translator["t"]>[0];
const message = (say: Translator, key: Key, params?: Parameters<Translator["t"]>[1]): Line =>
  lineOf(say.message(key, params));
const heading = (say: Translator, key: Key): Block => ({ kind: "heading", level: 2, text: message(say, key) });
const line = (say: Translator, text: Text | null): Line => lineOf(say.text(text));

function whenAndWhere({ heldOn, startsAt, endsAt, place }: MeetingPack, say: Translator) {
  const times = [startsAt, endsAt].filter(Boolean).join("–");
  const when: Line = [[say.format.date(heldOn), times].filter(Boolean).join(" ")];
  return [
    { term: message(say, "meetings.when"), text: [when] },
    ...(place ? [{ term: message(say, "meetings.place"), text: [line(say, place)] }] : []),
  ];
}

function agendaLine({ title, about }: MeetingPack["agenda"][number], say: Translator): Line {
  const subjects = about.flatMap((text): Line => ["、", ...line(say, text)]).slice(1);
  return subjects.length > 0 ? [...line(say, title), "（", ...subjects, "）"] : line(say, title);
}

function drawPapers({ papers }: MeetingPack, say: Translator): Block[] {
  if (papers.length === 0) return [];
  const items = papers.map(({ title }) => line(say, title));
  return [heading(say, "meetings.papers"), { kind: "list", isOrdered: true, items }];
}

function drawPrevious({ previous }: MeetingPack, say: Translator): Block[] {
  if (!previous || previous.decisions.length === 0) return [];
  const when = { number: previous.number, date: say.format.date(previous.heldOn) };
  return [
    heading(say, "meetings.previousDecisions"),
    { kind: "paragraph", tone: "note", text: message(say, "meetings.numberAndDate", when) },
    { kind: "list", items: previous.decisions.map((text) => line(say, text)) },
  ];
}

function drawWork({ work }: MeetingPack, say: Translator): Block[] {
  if (work.length === 0) return [];
  const columns = [
    { title: message(say, "meetings.work.what"), width: 3 },
    { title: message(say, "meetings.work.post"), width: 2 },
    { title: message(say, "meetings.work.due"), width: 1.5 },
    { title: message(say, "meetings.work.outcome"), width: 3 },
  ];
  const rows = work.map((entry) => [
    [line(say, entry.what)],
    [line(say, entry.postName)],
    [[entry.due ? say.format.date(entry.due) : "–"]],
    outcomeLines(entry, say),
  ]);
  return [heading(say, "meetings.carried"), { kind: "table", columns, rows }];
}

function outcomeLines({ doneOn, doneNote }: MeetingPack["work"][number], say: Translator): Line[] {
  if (!doneOn) return [message(say, "meetings.work.open")];
  return [message(say, "meetings.work.done", { date: say.format.date(doneOn) }), line(say, doneNote)];
}

function drawMembers({ members, vacant }: MeetingPack, say: Translator): Block[] {
  if (members.length === 0) return [];
  const columns = [
    { title: message(say, "meetings.member.name"), width: 2 },
    { title: message(say, "meetings.member.role") },
    { title: message(say, "meetings.member.affiliation"), width: 3 },
  ];
  const rows = members.map(({ name, role, affiliation }) => [
    [[name]],
    [message(say, `meetings.role.${role}`)],
    [line(say, affiliation)],
  ]);
  const note: Block[] =
    vacant && vacant > 0
      ? [{ kind: "paragraph", tone: "note", text: message(say, "meetings.vacant", { count: vacant }) }]
      : [];
  return [heading(say, "meetings.members"), { kind: "table", columns, rows, headerColumns: 1 }, ...note];
}
