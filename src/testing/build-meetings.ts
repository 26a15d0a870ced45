import type { Municipality } from "#platform/context.ts";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality, nextNumber } from "./build.ts";
import { buildPlan } from "./build-plan.ts";
import { type StaffClient, signIn } from "./sign-in.ts";
import type { TestApp } from "./test-app.ts";

/** A city whose plan names a committee, and its plan officer who runs the meetings. */
export interface MeetingDesk {
  app: TestApp;
  municipality: Municipality;
  plan: string;
  officer: StaffClient;
  /** Behind `/{slug}/staff`. */
  committee: string;
  /** Adds somebody to the committee; returns the id. */
  addMember(fields?: Record<string, string>): Promise<number>;
  /** Plans a meeting; returns its id. */
  addMeeting(fields?: Record<string, string>): Promise<number>;
  /** Puts an item on the agenda; returns its id. */
  addItem(meeting: number, title: string, fields?: Record<string, string>): Promise<number>;
  move(meeting: number, act: string, reason?: string): Promise<Response>;
  /** Holds a meeting and writes minutes under its first item, which is added. */
  hold(meeting: number): Promise<number>;
  /** A post held by this person. */
  addPost(staffId: string, name?: string): Promise<number>;
  /** A decision with work for a post; returns the work's id. */
  giveWork(meeting: number, post: number, fields?: Record<string, string>): Promise<number>;
  /** What residents see. */
  portal(path?: string, language?: string): Promise<Response>;
}

const COMMITTEES = `committees:
  - { key: council, name: { ja: 国際化懇話会, en: Advisory council }, kind: { ja: 懇話会, en: Council }, role: { ja: 計画を検証する, en: Checks the plan } }
  - { key: liaison, name: { ja: 連絡会議, en: Liaison meeting } }
`;

export async function buildMeetingDesk(app: TestApp): Promise<MeetingDesk> {
  const municipality = await buildMunicipality(app.db);
  const plan = await buildPlan(app.db, municipality, (source) => source + COMMITTEES);
  const officer = await signIn(app, municipality, { role: "planOfficer" });
  const committee = `/meetings/committees/${plan}/council`;
  const place: Place = { app, municipality, officer, committee };
  const desk = { ...place, plan, ...meetingsOf(place) };
  return {
    ...desk,
    addMember: (fields = {}) =>
      added(place, "committee_members", {
        path: `${committee}/members`,
        fields: { name: `見本 ${nextNumber()}`, role: "member", termFrom: "2024-04-01", ...fields },
      }),
    addPost: (staffId, name = "企画係長") => addPost(place, { staffId, name }),
    portal: (path = "", language = "ja") => app.request(`/${municipality.slug}/${language}/meetings${path}`),
  };
}

type Place = Pick<MeetingDesk, "app" | "municipality" | "officer" | "committee">;
type Act = { path: string; fields: Record<string, string> };

async function send({ officer }: Place, { path, fields }: Act): Promise<void> {
  const answer = await officer.post(path, fields);
  if (answer.status !== 303) throw new Error(`refused: ${answer.status} ${await answer.text()}`);
}

/** Sends a form that adds a row; returns the row's id. */
async function added(
  place: Place,
  table: "committee_members" | "meetings" | "meeting_agenda_items" | "meeting_follow_ups",
  act: Act,
): Promise<number> {
  await send(place, act);
  return inScope(place.app.db, place.municipality.id, async ({ db }) => {
    const newest = db.selectFrom(table).select((query) => query.fn.max("id").as("id"));
    return Number((await newest.executeTakeFirstOrThrow()).id);
  });
}

function meetingsOf(place: Place): Pick<MeetingDesk, "addMeeting" | "addItem" | "move" | "hold" | "giveWork"> {
  const { officer, committee } = place;
  const move: MeetingDesk["move"] = (meeting, act, reason = "") =>
    officer.post(`/meetings/${meeting}/state`, { act, reason });
  const addItem: MeetingDesk["addItem"] = (meeting, title, fields = {}) =>
    added(place, "meeting_agenda_items", {
      path: `/meetings/${meeting}/agenda`,
      fields: { "title.ja": title, ...fields },
    });
  return {
    move,
    addItem,
    addMeeting: (fields = {}) =>
      added(place, "meetings", {
        path: `${committee}/meetings`,
        fields: { number: String(nextNumber()), heldOn: "2025-06-20", startsAt: "14:00", ...fields },
      }),
    async hold(meeting) {
      const item = await addItem(meeting, "議題");
      await move(meeting, "hold");
      const fields = { [`body.${item}`]: "話し合った。", [`version.${item}`]: "0" };
      await send(place, { path: `/meetings/${meeting}/minutes`, fields });
      return item;
    },
    async giveWork(meeting, post, fields = {}) {
      await send(place, { path: `/meetings/${meeting}/decisions`, fields: { "text.ja": "調べる。" } });
      const html = await textOf(officer.get(`/meetings/${meeting}/outcomes`));
      const decision = [...html.matchAll(/decisions\/(\d+)\/follow-ups/g)].at(-1)?.[1];
      return added(place, "meeting_follow_ups", {
        path: `/meetings/${meeting}/decisions/${decision}/follow-ups`,
        fields: { "what.ja": "一覧を作る", postId: String(post), due: "2025-10-31", ...fields },
      });
    },
  };
}

async function addPost(
  { app, municipality, officer }: Place,
  { staffId, name }: { staffId: string; name: string },
): Promise<number> {
  return inScope(app.db, municipality.id, async ({ db, municipalityId: municipality_id }) => {
    const { id } = await db
      .insertInto("posts")
      .values({ municipality_id, body_id: officer.bodyId, name: JSON.stringify({ ja: name }) })
      .returning("id")
      .executeTakeFirstOrThrow();
    const term = { kind: "holder", valid_from: "2020-04-01" };
    await db
      .insertInto("post_assignments")
      .values({ municipality_id, post_id: id, staff_id: staffId, ...term })
      .execute();
    return id;
  });
}

export const textOf = async (answer: Response | Promise<Response>) => (await answer).text();
