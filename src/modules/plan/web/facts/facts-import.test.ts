import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildBody } from "#testing/build.ts";
import { formValues } from "#testing/form-values.ts";
import { openPlanOffice } from "#testing/plan-office.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();

async function openDesk() {
  const office = await openPlanOffice(app);
  const { municipality, client: officer, path } = office;
  const action = `/${municipality.slug}/staff${path}/facts/import/confirmed`;
  return {
    ...office,
    officer,
    /** The values of the preview's form; empty where there is none. */
    async preview(fields: Record<string, string | Blob>) {
      const answer = await officer.post(`${path}/facts/import`, fields);
      const html = await answer.text();
      expect(html).not.toMatch(/\bplan\.(facts|record|staff)\./);
      return { status: answer.status, html, form: formValues(html, action) };
    },
    confirm: (form: Record<string, string>) => officer.post(`${path}/facts/import/confirmed`, form),
    count: async () => {
      const { rows } = await inScope(app.db, municipality.id, async (scope) => ({
        rows: await scope.db
          .selectFrom("facts")
          .select(["project", "date", "quantities", "body_id"])
          .orderBy("id")
          .execute(),
      }));
      return rows;
    },
  };
}

const HEADER = "日付\t事業\t何をしたか\t数えたもの1\t数1\t単位1\t根拠資料";
const GOOD = [
  HEADER,
  "R6.5.18\tclass\t前期の教室\t参加者\t１，２００\t人\t報告書",
  "2024-06-01\t相談窓口\t出張相談\t相談\t8\t件\t",
].join("\n");

it("shows a pasted range before anything is written, writes it whole, and only once", async () => {
  const { preview, confirm, count } = await openDesk();
  const { status, html, form } = await preview({ text: GOOD });
  expect(status).toBe(200);
  for (const words of ["前期の教室", "参加者 1,200人", "相談窓口", "2件を記録する"]) expect(html).toContain(words);
  expect(await count()).toEqual([]);

  expect((await confirm(form)).headers.getSetCookie().join()).toContain("plan.facts.done.imported?");
  expect(await count()).toMatchObject([
    { project: "class", date: "2024-05-18", quantities: [{ name: "participants", value: "1200" }] },
    { project: "desk", date: "2024-06-01", quantities: [{ name: "consultations", value: "8" }] },
  ]);
  expect((await confirm(form)).headers.getSetCookie().join()).toContain("plan.facts.done.importedBefore");
  expect(await count()).toHaveLength(2);

  const again = await preview({ text: GOOD });
  expect(again.html).toContain("2、3行目は、同じ日、同じ事業、同じ内容の記録がすでにあります");
});

it("reads a file, and puts what it says on the page where something is wrong with it", async () => {
  const { preview } = await openDesk();
  const text = GOOD.replaceAll("１，２００", "1200").replaceAll("\t", ",");
  const good = await preview({ file: new File([text], "facts.csv") });
  expect(good.html).toContain("2件を記録する");
  const wrong = await preview({ file: new File([text.replace("1200", "約1200")], "facts.csv") });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain("約1200,人,報告書");
});

it("writes nothing where one row is wrong, and names each place by row and column", async () => {
  const { preview, confirm, count } = await openDesk();
  const text = [
    HEADER,
    "2024-05-18\tclass\t教室\t参加者\t24\t人\t",
    "2024-05-19\tclass\t教室\t参加者\t約30人\t人\t",
    "2099-01-01\t知らない事業\t\t参加者\t−5\t人\t",
  ].join("\n");
  const { status, html } = await preview({ text });
  expect(status).toBe(422);
  for (const words of [
    "直すところが5か所あります",
    "3行目「数1」：数には「30」とだけ入れてください",
    "4行目「日付」：まだ来ていない日です",
    "4行目「事業」：「知らない事業」という事業はありません",
    "4行目「何をしたか」：何をしたかを入れてください",
    "4行目「数1」：マイナスの数は入れられません",
    "約30人",
  ])
    expect(html).toContain(words);
  expect((await confirm({ text, body: "", once: crypto.randomUUID() })).status).toBe(422);
  expect(await count()).toEqual([]);
});

it.each([
  [{ text: "" }, "表を貼るか、ファイルを選んでください"],
  [{ text: "日付\t何をしたか\n2024-05-18\tx" }, "見出しに「事業」がありません"],
  [{ text: `${HEADER}\t担当者の名前\n` }, "「担当者の名前」という見出しは使いません"],
  [{ file: new File(["PK\u0003\u0004"], "facts.xlsx") }, "Excelファイルは読めません"],
])("says what is wrong with the table itself, case %#", async (fields, words) => {
  const { preview } = await openDesk();
  const { status, html } = await preview(fields as Record<string, string | Blob>);
  expect([status, html.includes(words)]).toEqual([422, true]);
});

it("gives out a table to fill in that it reads itself", async () => {
  const { officer, path, preview } = await openDesk();
  const template = await officer.get(`${path}/facts/template.csv`);
  expect(template.headers.get("content-disposition")).toContain("facts.csv");
  const { html } = await preview({ file: new File([await template.arrayBuffer()], "facts.csv") });
  expect(html).toContain("1件を記録する");
});

it("lets a partner body bring only what it was given, and nobody bring what is another city's", async () => {
  const { municipality, plan, officer, path, count } = await openDesk();
  const body = await buildBody(app.db, municipality, { kind: "foundation" });
  const partner = await signIn(app, municipality, { role: "partnerStaff", body });
  const reader = await signIn(app, municipality, { role: "reader", forAllBodies: true });
  const foreign = await openDesk();
  const once = crypto.randomUUID();
  const tried = async (client: typeof officer) => [
    (await client.get(`${path}/facts/import`)).status,
    (await client.post(`${path}/facts/import`, { text: GOOD })).status,
    (await client.post(`${path}/facts/import/confirmed`, { text: GOOD, body: "", once })).status,
  ];
  expect(await tried(partner)).toEqual([403, 403, 403]);
  expect(await tried(reader)).toEqual([403, 403, 403]);
  expect(await tried(foreign.officer)).toEqual([404, 404, 404]);

  await officer.post(`/plans/${plan}/projects/class/fact-reporters`, { [`body.${body.id}`]: "on" });
  expect(await tried(partner)).toEqual([200, 422, 422]);
  const own = [HEADER, "2024-05-18\tclass\t教室\t参加者\t24\t人\t"].join("\n");
  expect((await partner.post(`${path}/facts/import/confirmed`, { text: own, body: "", once })).status).toBe(303);
  expect(await count()).toMatchObject([{ project: "class", body_id: body.id }]);
  const pretending = { text: own, body: String(officer.bodyId), once };
  expect((await partner.post(`${path}/facts/import/confirmed`, pretending)).status).toBe(403);
});
