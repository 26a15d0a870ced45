import { listPosts, listStaffNames, type Post } from "#modules/accounts/public.ts";
import type { RecordKind } from "#modules/plan/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { SystemContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { daysAfter, todayInJapan } from "#platform/i18n/partial-date.ts";
import { Problem } from "#platform/problem.ts";
import { beginCommittee, type Committee, listCommittees, updateCommittee } from "../committees/committee.data.ts";
import { insertMember } from "../committees/member.data.ts";
import { getCommitteePlace } from "../committees/plan-committees.ts";
import { insertAgendaItem } from "../meeting/agenda.data.ts";
import { insertMeeting, setMeetingState } from "../meeting/meeting.data.ts";
import { nameSubjects } from "../meeting/subjects.ts";
import { insertMinutes } from "../minutes/minutes.data.ts";
import { replaceAttendance } from "../outcomes/attendance.data.ts";
import { insertDecision, insertFollowUp, setFollowUpDone } from "../outcomes/outcome.data.ts";
import { insertPaper } from "../papers/paper.data.ts";
import { type DemoMeetingsFile, findDemoMeetingsFile } from "./meetings-file.ts";

type DemoCommittee = DemoMeetingsFile["committees"][number];
type DemoMeeting = DemoCommittee["meetings"][number];
type DemoItem = DemoMeeting["agenda"][number];

/** Brings a city's invented meetings in, marked as such. Returns how many. @throws Problem with each mistake */
export async function importDemoMeetings(
  ctx: SystemContext,
  { dataFolder, kinds }: { dataFolder: string; kinds: readonly RecordKind[] },
): Promise<number> {
  const file = findDemoMeetingsFile(dataFolder, ctx.municipality.slug);
  if (!file) return 0;
  return ctx.transaction(async (scope) => {
    // The next start after one that was cut off finds them already.
    if ((await listCommittees(scope)).some(({ isDemo }) => isDemo)) return 0;
    let count = 0;
    for (const committee of file.committees) {
      await addCommittee(ctx, scope, { demo: committee, kinds });
      count += committee.meetings.length;
    }
    await recordAudit(ctx, scope, {
      action: "meetings.demoAdded",
      objectKind: "municipality",
      objectKey: ctx.municipality.code,
      after: { meetings: count },
    });
    await bumpRevision(scope);
    return count;
  });
}

async function addCommittee(
  ctx: SystemContext,
  scope: Scope,
  { demo, kinds }: { demo: DemoCommittee; kinds: readonly RecordKind[] },
): Promise<void> {
  const { plan, key, name } = await getCommitteePlace(scope, { plan: demo.plan, key: demo.key });
  const committee = await beginCommittee(scope, { planId: plan.id, key, name, isDemo: true });
  const { seats = null, attribution, isAnnounced } = demo;
  await updateCommittee(scope, committee, { seats, attribution, isAnnounced });
  const members = new Map<string, number>();
  const staff = [...(await listStaffNames(scope))];
  for (const member of demo.members) {
    const staffId = member.isStaff ? (staff.find(([, shown]) => shown === member.name)?.[0] ?? null) : null;
    const fields = { name: member.name, reading: member.reading ?? null, role: member.role, staffId };
    const term = { termFrom: member.from, termTo: member.to ?? null };
    const more = { affiliation: member.affiliation ?? null, isPublic: member.public, isDemo: true };
    members.set(member.name, await insertMember(scope, { ...fields, ...term, ...more, committeeId: committee.id }));
  }
  for (const meeting of demo.meetings) await addMeeting(ctx, scope, { committee, meeting, members, kinds });
}

interface MeetingPlace {
  committee: Committee;
  meeting: DemoMeeting;
  /** Ids by name. */
  members: ReadonlyMap<string, number>;
  /** Of the records that an agenda can be about. */
  kinds: readonly RecordKind[];
}

async function addMeeting(ctx: SystemContext, scope: Scope, given: MeetingPlace): Promise<void> {
  const { committee, meeting } = given;
  const now = ctx.clock.now();
  const { number, title = null, startsAt = null, endsAt = null, place = null, summary = null } = meeting;
  const { isOpen, isAnnounced, state } = meeting;
  const heldOn = dayOf(ctx, meeting.on);
  const when = { number, title, heldOn, startsAt, endsAt, place, summary, isOpen, isAnnounced };
  const id = await insertMeeting(scope, { ...when, committeeId: committee.id, isDemo: true, now });
  if (state !== "planned") await setMeetingState(scope, id, { state, reason: meeting.reason ?? null, now });
  const attendance = Object.entries(meeting.attendance).map(([name, status]) => {
    const member = given.members.get(name);
    if (member === undefined) throw new Problem(`meetings.yaml: ${name} sits on no committee that it has.`);
    return [member, status] as const;
  });
  await replaceAttendance(scope, id, new Map(attendance));
  for (const { title: named, href, public: isPublic } of meeting.papers) {
    await insertPaper(scope, { meetingId: id, itemId: null, title: named, file: null, content: null, href, isPublic });
  }
  for (const [index, item] of meeting.agenda.entries()) {
    await addItem(ctx, scope, { item, meetingId: id, position: index + 1, ...given });
  }
}

async function addItem(
  ctx: SystemContext,
  scope: Scope,
  given: Pick<MeetingPlace, "committee" | "kinds"> & { item: DemoItem; meetingId: number; position: number },
): Promise<void> {
  const { item, meetingId, position, kinds, committee } = given;
  const { title, note = null, kind } = item;
  const about = await nameSubjects(scope, { planId: committee.planId, kinds, names: item.about });
  const itemId = await insertAgendaItem(scope, { title, note, about, kind, meetingId, position });
  if (item.minutes) {
    const at = ctx.clock.now();
    await insertMinutes(scope, { itemId, version: 1, body: item.minutes.trim(), at, staffId: null });
  }
  const posts = await listPosts(scope);
  for (const { text, work } of item.decisions) {
    const decisionId = await insertDecision(scope, { meetingId, itemId, text });
    for (const entry of work) await addWork(ctx, scope, { entry, decisionId, posts });
  }
}

type DemoWork = DemoItem["decisions"][number]["work"][number];

async function addWork(
  ctx: SystemContext,
  scope: Scope,
  { entry, decisionId, posts }: { entry: DemoWork; decisionId: number; posts: readonly Post[] },
): Promise<void> {
  const post = posts.find(({ name }) => name.ja === entry.post);
  if (!post) throw new Problem(`meetings.yaml gives work to ${entry.post}, which is no post.`);
  const work = {
    decisionId,
    what: entry.what,
    postId: post.id,
    postName: post.name,
    due: entry.due === undefined ? null : dayOf(ctx, entry.due),
  };
  const id = await insertFollowUp(scope, work);
  if (!entry.done) return;
  const done = { on: dayOf(ctx, entry.done.on), note: entry.done.note, by: null };
  await setFollowUpDone(scope, { id, version: 1 }, done);
}

const dayOf = ({ clock }: SystemContext, day: string | number) =>
  typeof day === "string" ? day : daysAfter(todayInJapan(clock.now()), day);
