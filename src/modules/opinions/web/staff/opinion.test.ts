import { expect, it } from "vitest";
import { staffContext } from "#app/create-context.ts";
import { insertAssignment, insertPost } from "#modules/accounts/posts/post.data.ts";
import { listPending } from "#modules/opinions/list-pending.ts";
import { inScope } from "#platform/db/scope.ts";
import { buildBody, buildMunicipality } from "#testing/build.ts";
import { openPlanOffice } from "#testing/plan-office.ts";
import { type StaffClient, signIn } from "#testing/sign-in.ts";
import { movableClock } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp({ clock: movableClock(new Date("2026-04-10T03:00:00Z")) });
const NEW = {
  source: "hearing",
  saidOn: "令和8年4月1日",
  occasion: "聞き取り",
  words: "夜も開けてほしい",
  language: "ja",
};

async function open() {
  const office = await openPlanOffice(app);
  const id = await add(office.client);
  const planId = await inScope(
    app.db,
    office.municipality.id,
    async (scope) => (await scope.db.selectFrom("plans").select("id").executeTakeFirstOrThrow()).id,
  );
  return { ...office, id, planId, path: `/opinions/${id}` };
}

async function add(client: StaffClient, given: Record<string, string> = {}): Promise<number> {
  const answer = await client.post("/opinions", { ...NEW, ...given });
  expect(answer.status).toBe(303);
  return Number(answer.headers.get("location")?.split("/").at(-1));
}

type Office = Awaited<ReturnType<typeof open>>;
const stored = ({ municipality, id }: Office) =>
  inScope(app.db, municipality.id, (scope) =>
    scope.db.selectFrom("opinions").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
  );
const publicPage = async ({ municipality }: Office, path: string) => app.request(`/${municipality.slug}/ja${path}`);

const WRITES: { form: string; good: Record<string, string>; bad: Record<string, string> }[] = [
  { form: "edit", good: { ...NEW, words: "朝も開けてほしい", version: "1" }, bad: { ...NEW, words: "", version: "1" } },
  {
    form: "assign",
    good: { postId: "", dueOn: "2026-05-01", version: "1" },
    bad: { postId: "", dueOn: "soon", version: "1" },
  },
  {
    form: "answer",
    good: { disposition: "noted", answeredOn: "2026-04-10", "answer.ja": "参考にします", version: "1" },
    bad: { disposition: "noted", answeredOn: "2026-04-11", "answer.ja": "参考にします", version: "1" },
  },
  { form: "place", good: { place: "PLAN/node/1-1" }, bad: { place: "PLAN/node/9-9" } },
  { form: "remove-place", good: { place: "PLAN/node/1-1" }, bad: { place: "x" } },
  {
    form: "change",
    good: { "change.ja": "夜間窓口を始めた", changedOn: "2026-04-09", href: "/x" },
    bad: { "change.ja": "夜間窓口を始めた", changedOn: "2026-04-09", href: "javascript:alert(1)" },
  },
  { form: "publish", good: { version: "1" }, bad: { version: "9" } },
  { form: "unpublish", good: { version: "1" }, bad: { version: "" } },
];

it.each(WRITES)(
  "does $form for who keeps the ledger, shows what is wrong, and refuses all others",
  async ({ form, good, bad }) => {
    const office = await open();
    const { client, path, planId } = office;
    const fill = (fields: Record<string, string>) =>
      Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.replace("PLAN", String(planId))]));
    const wrong = await client.post(`${path}/${form}`, fill(bad));
    expect([409, 422]).toContain(wrong.status);
    const reader = await signIn(app, office.municipality, { role: "sectionContributor" });
    expect((await reader.post(`${path}/${form}`, fill(good))).status).toBe(403);
    const foreign = await openPlanOffice(app);
    expect((await foreign.client.post(`${path}/${form}`, fill(good))).status).toBe(404);
    expect((await client.post(`${path}/${form}`, fill(good))).status).toBe(303);
  },
);

it("keeps what was typed where a new opinion does not fit", async () => {
  const { client, municipality } = await open();
  const answer = await client.post("/opinions", { ...NEW, saidOn: "いつか", occasion: "集い" });
  const html = await answer.text();
  expect([answer.status, html.includes("いつか"), html.includes("集い")]).toEqual([422, true, true]);
  const section = await signIn(app, municipality, { role: "sectionHead" });
  expect((await section.get("/opinions")).status).toBe(403);
  expect((await section.get("/opinions/new")).status).toBe(403);
  expect((await client.get("/opinions/new")).status).toBe(200);
  expect((await client.get("/opinions?view=unanswered")).status).toBe(200);
});

it("is seen by nobody outside before it is published, and with its answer and change afterwards", async () => {
  const office = await open();
  const { client, path, planId, plan, id } = office;
  await client.post(`${path}/place`, { place: `${planId}/project/desk` });
  await client.post(`${path}/place`, { place: `${planId}/node/1-1` });
  for (const page of [`/opinions/${id}`]) expect((await publicPage(office, page)).status).toBe(404);
  expect(await (await publicPage(office, `/plans/${plan}/projects/desk`)).text()).not.toContain(NEW.words);
  await client.post(`${path}/answer`, {
    disposition: "reflected",
    answeredOn: "2026-04-10",
    "answer.ja": "夜間に開けます",
    version: "1",
  });
  await client.post(`${path}/change`, { "change.ja": "夜間窓口を始めた", changedOn: "2026-04-10" });
  await client.post(`${path}/publish`, { version: "2" });
  const pages = [
    "/opinions",
    `/opinions/${id}`,
    "/what-changed",
    `/plans/${plan}/projects/desk`,
    `/plans/${plan}/nodes/1-1`,
  ];
  for (const page of pages) {
    const html = await (await publicPage(office, page)).text();
    expect([page, html.includes(NEW.words), html.includes("夜間窓口を始めた")]).toEqual([page, true, true]);
  }
  const page = await (await publicPage(office, `/opinions/${id}`)).text();
  expect(page).toContain(`/plans/${plan}/projects/desk`);
  await client.post(`${path}/unpublish`, { version: "3" });
  expect((await publicPage(office, `/opinions/${id}`)).status).toBe(404);
});

it("wants a Japanese rendering before something said in another language is published", async () => {
  const office = await open();
  const id = await add(office.client, { words: "Xin mở cửa buổi tối", language: "vi" });
  expect((await office.client.post(`/opinions/${id}/publish`, { version: "1" })).status).toBe(422);
  const edit = {
    ...NEW,
    words: "Xin mở cửa buổi tối",
    language: "vi",
    "rendering.ja": "夜も開けてください",
    version: "1",
  };
  expect((await office.client.post(`/opinions/${id}/edit`, edit)).status).toBe(303);
  expect((await office.client.post(`/opinions/${id}/publish`, { version: "2" })).status).toBe(303);
  const html = await (await publicPage(office, `/opinions/${id}`)).text();
  expect(html).toContain("市が訳した文です");
  expect(html).toContain('lang="vi"');
});

it("waits for the holder of the post that was asked, who answers it and no other", async () => {
  const office = await open();
  const { municipality, client, path, id } = office;
  const body = await buildBody(app.db, municipality, { kind: "foundation" });
  const holder = await signIn(app, municipality, { role: "partnerStaff", body });
  const postId = await inScope(app.db, municipality.id, async (scope) => {
    const post = {
      bodyId: body.id,
      sectionId: null,
      name: { ja: "相談係長" },
      isDemo: false,
      validFrom: null,
      validTo: null,
    };
    const made = await insertPost(scope, post);
    await insertAssignment(scope, {
      postId: made,
      staffId: holder.staffId,
      kind: "holder",
      validFrom: "2026-04-01",
      validTo: null,
    });
    return made;
  });
  const answer = { disposition: "later", answeredOn: "2026-04-10", "answer.ja": "検討します" };
  expect((await holder.get(path)).status).toBe(403);
  expect((await holder.post(`${path}/answer`, { ...answer, version: "1" })).status).toBe(403);
  await client.post(`${path}/assign`, { postId: String(postId), dueOn: "2026-05-15", version: "1" });
  const signedIn = await app.parts.authenticate(municipality, {
    [holder.cookie.split("=")[0] ?? ""]: holder.cookie.split("=")[1] ?? "",
  });
  if (!signedIn) throw new Error("the holder is signed in");
  const ctx = staffContext(app.parts, municipality, { ...signedIn, requestId: "test" });
  expect(await listPending(ctx)).toEqual([
    { kind: "opinions.staff.pending.answer", title: { ja: NEW.words }, path: `/opinions/${id}`, due: "2026-05-15" },
  ]);
  expect((await holder.get(path)).status).toBe(200);
  expect((await holder.post(`${path}/edit`, { ...NEW, version: "2" })).status).toBe(403);
  expect((await holder.post(`${path}/answer`, { ...answer, version: "2" })).status).toBe(303);
  expect(await stored(office)).toMatchObject({ disposition: "later", answered_by: { post: { ja: "相談係長" } } });
  expect(await listPending(ctx)).toEqual([]);
});

it("tells who saves second that somebody was first, and keeps her words", async () => {
  const { client, path } = await open();
  await client.post(`${path}/edit`, { ...NEW, words: "一人目", version: "1" });
  const second = await client.post(`${path}/edit`, { ...NEW, words: "二人目", version: "1" });
  expect([second.status, (await second.text()).includes("二人目")]).toEqual([409, true]);
});

it("knows no opinion of another municipality", async () => {
  const { id } = await open();
  const other = await openPlanOffice(app);
  expect((await other.client.get(`/opinions/${id}`)).status).toBe(404);
  const empty = await buildMunicipality(app.db);
  expect((await app.request(`/${empty.slug}/ja/opinions/${id}`)).status).toBe(404);
});
