import { expect, it } from "vitest";
import { buildBody } from "#testing/build.ts";
import { buildMeetingDesk, type MeetingDesk } from "#testing/build-meetings.ts";
import { type StaffClient, signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const desk = await buildMeetingDesk(app);
const foreign = await buildMeetingDesk(app);
const { officer } = desk;

/** Everything that can be asked for, each with input that is right. */
async function addresses(of: MeetingDesk) {
  const member = await of.addMember();
  const meeting = await of.addMeeting();
  const post = await of.addPost(of.officer.staffId);
  const item = await of.hold(meeting);
  const followUp = await of.giveWork(meeting, post);
  await of.officer.post(`/meetings/${meeting}/papers/links`, { "title.ja": "計画", href: "/x" });
  const papers = await (await of.officer.get(`/meetings/${meeting}/papers`)).text();
  const paper = /papers\/(\d+)/.exec(papers)?.[1];
  const outcomes = await (await of.officer.get(`/meetings/${meeting}/outcomes`)).text();
  const decision = /decisions\/(\d+)\//.exec(outcomes)?.[1];
  const m = `/meetings/${meeting}`;
  const title = { "title.ja": "x" };
  const writes: [path: string, fields: Record<string, string>][] = [
    [of.committee, { seats: "", attribution: "role", version: "1" }],
    [`${of.committee}/members`, { name: "x", role: "member", termFrom: "2024-04-01" }],
    [`${of.committee}/members/${member}`, { name: "x", role: "member", termFrom: "2024-04-01", version: "1" }],
    [`${of.committee}/members/${member}/remove`, {}],
    [`${of.committee}/meetings`, { number: "999", heldOn: "2025-06-20" }],
    [`${m}/edit`, { number: "998", heldOn: "2025-06-20", version: "1" }],
    [`${m}/state`, { act: "confirmMinutes" }],
    [`${m}/agenda`, title],
    [`${m}/agenda/${item}`, title],
    [`${m}/agenda/${item}/move`, { to: "up" }],
    [`${m}/agenda/${item}/remove`, {}],
    [`${m}/papers`, title],
    [`${m}/papers/links`, { ...title, href: "/x" }],
    [`${m}/papers/${paper}`, title],
    [`${m}/papers/${paper}/remove`, {}],
    [`${m}/attendance`, {}],
    [`${m}/minutes`, { [`body.${item}`]: "x", [`version.${item}`]: "1" }],
    [`${m}/minutes/keep`, { [`body.${item}`]: "x", [`version.${item}`]: "1" }],
    [`${m}/decisions`, { "text.ja": "x" }],
    [`${m}/decisions/${decision}/remove`, {}],
    [`${m}/decisions/${decision}/follow-ups`, { "what.ja": "x", postId: String(post) }],
    [`${m}/follow-ups/${followUp}/remove`, {}],
    [`${m}/follow-ups/${followUp}/done`, { "note.ja": "x", version: "1" }],
    [`${m}/follow-ups/${followUp}/reopen`, { version: "1" }],
    [`${m}/opinions`, { words: "x", source: "council", language: "ja" }],
  ];
  const reads = [
    of.committee,
    `${of.committee}/members/new`,
    `${of.committee}/members/${member}`,
    `${of.committee}/meetings/new`,
    ...[
      "",
      "/edit",
      "/agenda",
      `/agenda/${item}`,
      "/papers",
      `/papers/${paper}`,
      "/attendance",
      "/minutes",
      "/outcomes",
    ].map((part) => m + part),
  ];
  return { meeting, reads, writes };
}

const own = await addresses(desk);
const theirs = await addresses(foreign);

const statuses = async (client: StaffClient, { reads, writes }: Pick<typeof own, "reads" | "writes">) => {
  const answers: string[] = [];
  for (const path of reads) answers.push(`GET ${(await client.get(path)).status} ${path}`);
  for (const [path, fields] of writes) answers.push(`POST ${(await client.post(path, fields)).status} ${path}`);
  return answers;
};
const others = (answers: readonly string[], status: number) =>
  answers.filter((answer) => !answer.includes(` ${status} `));

it("shows every page to whoever runs the meetings", async () => {
  expect(others(await statuses(officer, { reads: own.reads, writes: [] }), 200)).toEqual([]);
});

it("refuses everything to a contributor who sits on no committee", async () => {
  const contributor = await signIn(app, desk.municipality, { role: "sectionContributor" });
  expect(others(await statuses(contributor, own), 403)).toEqual([]);
  expect(await (await contributor.get("/meetings")).text()).toContain(
    "あなたが委員になっている会議体は、いまありません",
  );
});

it("refuses everything to a plan officer of a partner body", async () => {
  const body = await buildBody(app.db, desk.municipality, { kind: "foundation" });
  const partner = await signIn(app, desk.municipality, { role: "planOfficer", body });
  expect(others(await statuses(partner, own), 403)).toEqual([]);
});

it("finds nothing of another city, neither by a page nor by an act", async () => {
  expect(others(await statuses(officer, theirs), 404)).toEqual([]);
  expect(await (await foreign.officer.get(`/meetings/${theirs.meeting}`)).text()).toContain("話し合った。");
});

it("sends whoever is not signed in to the sign-in page", async () => {
  const answer = await app.request(`/${desk.municipality.slug}/staff/meetings/${own.meeting}`);
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toContain("/staff/sign-in");
});

it("lets a member of staff who sits on the committee read drafts for as long as the term lasts, and change nothing", async () => {
  const sitting = await signIn(app, desk.municipality, { role: "sectionContributor" });
  const gone = await signIn(app, desk.municipality, { role: "reader" });
  const meeting = await desk.addMeeting({ heldOn: "2099-06-20" });
  await desk.addMember({ staffId: sitting.staffId });
  await desk.addMember({ staffId: gone.staffId, termTo: "2024-12-31" });
  expect((await sitting.get(`/meetings/${meeting}`)).status).toBe(200);
  expect((await sitting.get(desk.committee)).status).toBe(200);
  expect((await gone.get(`/meetings/${meeting}`)).status).toBe(403);
  for (const part of ["/edit", "/agenda", "/papers", "/minutes", "/outcomes"])
    expect((await sitting.get(`/meetings/${meeting}${part}`)).status).toBe(403);
  expect((await sitting.post(`/meetings/${meeting}/agenda`, { "title.ja": "x" })).status).toBe(403);
  expect(await (await sitting.get(`/meetings/${meeting}`)).text()).not.toContain("/edit");
});
