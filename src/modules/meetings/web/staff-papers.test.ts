import { expect, it } from "vitest";
import { buildMeetingDesk, textOf } from "#testing/build-meetings.ts";
import { formValues } from "#testing/form-values.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const desk = await buildMeetingDesk(app);
const { officer } = desk;

const pdf = (name: string, body = "%PDF-1.7\n見本") => new File([body], name, { type: "application/pdf" });
const upload = (id: number, file: File | undefined, fields: Record<string, string> = {}) =>
  officer.post(`/meetings/${id}/papers`, { "title.ja": "次第", ...fields, ...(file ? { file } : {}) });
const paperOf = async (id: number) =>
  Number(/papers\/(\d+)/.exec(await textOf(officer.get(`/meetings/${id}/papers`)))?.[1]);

it("takes a file and gives back the same bytes under its own name, as a download", async () => {
  const id = await desk.addMeeting();
  expect((await upload(id, pdf("次第.pdf"))).status).toBe(303);
  const answer = await officer.get(`/meetings/${id}/papers/${await paperOf(id)}/file`);
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  expect(answer.headers.get("content-disposition")).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent("次第.pdf")}`,
  );
  expect(await answer.text()).toBe("%PDF-1.7\n見本");
});

it("drops the folders from a file's name", async () => {
  const id = await desk.addMeeting();
  await upload(id, pdf("../../etc/passwd/次第.pdf"));
  await upload(id, pdf("C:\\Users\\someone\\案.pdf"));
  const disposition = async (paper: number) =>
    decodeURIComponent(
      (await officer.get(`/meetings/${id}/papers/${paper}/file`)).headers.get("content-disposition") ?? "",
    );
  const first = await paperOf(id);
  expect(await disposition(first)).toMatch(/''次第\.pdf$/);
  expect(await disposition(first + 1)).toMatch(/''案\.pdf$/);
});

it.each([
  { what: "another type", file: pdf("a.exe", "MZ"), words: "受け付けられないファイル" },
  { what: "a page that calls itself a PDF", file: pdf("a.pdf", "<script>"), words: "受け付けられないファイル" },
  { what: "a file above the limit", file: pdf("a.pdf", `%PDF-${"x".repeat(10 * 1024 * 1024)}`), words: "10 MBまで" },
  { what: "no file", file: undefined, words: "ファイルを選んでください" },
])("refuses $what and keeps the title that was typed", async ({ file, words }) => {
  const id = await desk.addMeeting();
  const refused = await upload(id, file, { "title.ja": "大事な資料" });
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toContain(words);
  expect(html).toContain("大事な資料");
});

it("refuses before reading what no paper can be", async () => {
  const id = await desk.addMeeting();
  expect((await upload(id, pdf("a.pdf", "%PDF-".padEnd(21 * 1024 * 1024, "x")))).status).toBe(413);
});

it("takes the address of a page, and nothing that a browser would run", async () => {
  const id = await desk.addMeeting();
  const link = (href: string) => officer.post(`/meetings/${id}/papers/links`, { "title.ja": "計画", href });
  expect((await link("/kanazawa/ja/plans/kanazawa-2023")).status).toBe(303);
  expect((await link("https://www.example.jp/a?b=c")).status).toBe(303);
  for (const href of ["javascript:alert(1)", "//example.org/", "data:text/html,x", ""]) {
    expect((await link(href)).status).toBe(422);
  }
  expect((await officer.get(`/meetings/${id}/papers/${await paperOf(id)}/file`)).status).toBe(404);
});

it("edits what a paper is called and who sees it, and takes it away", async () => {
  const id = await desk.addMeeting();
  const item = await desk.addItem(id, "議題一");
  await upload(id, pdf("次第.pdf"));
  const path = `/meetings/${id}/papers/${await paperOf(id)}`;
  const opened = formValues(await textOf(officer.get(path)), `/${desk.municipality.slug}/staff${path}`);
  const changed = { ...opened, "title.ja": "新しい次第", itemId: String(item), isPublic: "on" };
  expect((await officer.post(path, changed)).status).toBe(303);
  expect(await textOf(officer.get(`/meetings/${id}`))).toMatch(/新しい次第.*市民に見えます/s);
  expect((await officer.post(path, { ...changed, itemId: "999999" })).status).toBe(422);
  expect((await officer.post(path, { ...changed, "title.ja": "" })).status).toBe(422);
  expect((await officer.post(`${path}/remove`)).status).toBe(303);
  expect((await officer.get(`${path}/file`)).status).toBe(404);
});
