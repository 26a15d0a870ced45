import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildMeetingDesk, textOf } from "#testing/build-meetings.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const desk = await buildMeetingDesk(app);
const other = await signIn(app, desk.municipality, { role: "administrator", name: "見本 次郎", forAllBodies: true });

async function openMinutes() {
  const id = await desk.addMeeting();
  const [first, second] = [await desk.addItem(id, "一つめ"), await desk.addItem(id, "二つめ")];
  await desk.move(id, "hold");
  const path = `/meetings/${id}/minutes`;
  const fields = (given: [item: number, body: string, version: number][]) =>
    Object.fromEntries(
      given.flatMap(([item, body, version]) => [
        [`body.${item}`, body],
        [`version.${item}`, String(version)],
      ]),
    );
  return { id, first, second, path, fields };
}

it("writes minutes under each item, with their lines", async () => {
  const { id, first, second, path, fields } = await openMinutes();
  const saved = await desk.officer.post(
    path,
    fields([
      [first, "○会長：開会。\r\n○委員：はい。", 0],
      [second, "", 0],
    ]),
  );
  expect(saved.status).toBe(303);
  expect(await textOf(desk.officer.get(`/meetings/${id}`))).toContain("○会長：開会。\n○委員：はい。");
});

it("sets both texts one over the other where two people wrote on one item, and saves the merged one", async () => {
  const { id, first, second, path, fields } = await openMinutes();
  await other.post(path, fields([[first, "次郎の文", 0]]));
  const late = await desk.officer.post(
    path,
    fields([
      [first, "私の文", 0],
      [second, "二つめの文", 0],
    ]),
  );
  expect(late.status).toBe(409);
  const html = await late.text();
  expect(html).toMatch(/見本 次郎さんが.*に保存した文.*次郎の文.*私の文.*二つめの文/s);
  expect(await textOf(other.get(`/meetings/${id}`))).not.toContain("私の文");
  const merged = await desk.officer.post(
    path,
    fields([
      [first, "次郎の文\n私の文", 1],
      [second, "二つめの文", 0],
    ]),
  );
  expect(merged.status).toBe(303);
  expect(await textOf(other.get(`/meetings/${id}`))).toContain("次郎の文\n私の文");
});

it("lets two people write on different items of one form", async () => {
  const { id, first, second, path, fields } = await openMinutes();
  await other.post(
    path,
    fields([
      [first, "次郎", 0],
      [second, "", 0],
    ]),
  );
  expect(
    (
      await desk.officer.post(
        path,
        fields([
          [first, "", 0],
          [second, "私", 0],
        ]),
      )
    ).status,
  ).toBe(303);
  const html = await textOf(desk.officer.get(`/meetings/${id}`));
  expect(html).toContain("次郎");
  expect(html).toContain("私");
});

it("keeps what is typed without leaving the page, and says the versions that now stand as sent", async () => {
  const { first, second, path, fields } = await openMinutes();
  const kept = await desk.officer.post(
    `${path}/keep`,
    fields([
      [first, "途中", 0],
      [second, "", 0],
    ]),
  );
  expect(await kept.json()).toEqual({ versions: { [first]: 1, [second]: 0 } });
  await other.post(path, fields([[second, "次郎", 0]]));
  const again = await desk.officer.post(
    `${path}/keep`,
    fields([
      [first, "途中まで", 1],
      [second, "", 0],
    ]),
  );
  expect(await again.json()).toEqual({ versions: { [first]: 2 } });
  const clash = await desk.officer.post(`${path}/keep`, fields([[second, "私も", 0]]));
  expect(clash.status).toBe(409);
});

it("takes minutes only while they are open, of this meeting's items, and not too long", async () => {
  const { id, first, path, fields } = await openMinutes();
  const stranger = await openMinutes();
  expect((await desk.officer.post(path, fields([[stranger.first, "よそ", 0]]))).status).toBe(404);
  const long = await desk.officer.post(path, fields([[first, "あ".repeat(20_001), 0]]));
  expect(long.status).toBe(422);
  expect(await long.text()).toContain("長すぎます");
  await desk.officer.post(path, fields([[first, "本文", 0]]));
  await desk.move(id, "confirmMinutes");
  expect((await desk.officer.post(path, fields([[first, "書き換え", 1]]))).status).toBe(409);
  expect(await textOf(desk.officer.get(path))).toContain("いまは書けません");
});

it("keeps every state of the minutes that was saved", async () => {
  const { first, path, fields } = await openMinutes();
  for (const [version, body] of ["一", "二", "三"].entries())
    await desk.officer.post(path, fields([[first, body, version]]));
  const kept = await inScope(app.db, desk.municipality.id, ({ db }) =>
    db
      .selectFrom("meeting_minutes")
      .select(["version", "body"])
      .where("item_id", "=", first)
      .orderBy("version")
      .execute(),
  );
  expect(kept.map(({ body }) => body)).toEqual(["一", "二", "三"]);
});
