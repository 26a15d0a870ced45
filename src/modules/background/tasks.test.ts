import { expect, it } from "vitest";
import { staffContext, systemContext } from "#app/create-context.ts";
import type { Municipality, StaffContext } from "#platform/context.ts";
import { inScope } from "#platform/db/scope.ts";
import { AppError } from "#platform/errors.ts";
import { doAtOnce } from "#platform/tasks/do-at-once.ts";
import { startTask } from "#platform/tasks/start-task.ts";
import { findTask, insertTask, markRunning } from "#platform/tasks/task.data.ts";
import type { TaskKind, TaskName } from "#platform/tasks/task.ts";
import { buildMunicipality } from "#testing/build.ts";
import { runJobs } from "#testing/run-jobs.ts";
import { type StaffClient, signIn } from "#testing/sign-in.ts";
import { movableClock } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";
import { createBackgroundModule } from "./module.ts";

const clock = movableClock(new Date("2026-05-11T00:00:00Z"));

type Input = { does: string };
const KIND: TaskName<Input> = { name: "test.count" };
/** What a run saw while it was under way. */
let meanwhile: () => Promise<void> = async () => {};

const kind: TaskKind<Input> = {
  ...KIND,
  title: "background.tasks.title",
  async run(_ctx, task) {
    await task.progress(3, 7);
    await meanwhile();
    if (task.input.does === "break") throw new Error("a bug");
    if (task.input.does === "refuse") throw new AppError("invalid", "background.error.fileGone");
    return async (scope) => {
      await scope.db
        .insertInto("audit_entries")
        .values({ municipality_id: scope.municipalityId, action: `test.saved-${task.id}` })
        .execute();
      if (task.input.does === "breakWhileSaving") throw new Error("a bug");
      const bytes = new TextEncoder().encode("報告");
      return { path: "/plans", file: { name: "報告.txt", type: "text/plain", bytes } };
    };
  },
};

const AT_ONCE: TaskName<Input> = { name: "test.atOnce" };
const atOnce: TaskKind<Input> = { ...AT_ONCE, title: "background.menu.mail" };

const plain = await withTestApp({ clock });
const others = plain.parts.modules.filter(({ name }) => name !== "background");
const modules = [
  ...others,
  createBackgroundModule({ mailServer: undefined, tasks: [kind as TaskKind, atOnce as TaskKind] }),
];
const app = await withTestApp({ clock, modules });

async function start(city: Municipality, does = "save", by?: StaffClient) {
  const client = by ?? (await signIn(app, city, { role: "planOfficer" }));
  const ctx = contextOf(city, client);
  const id = await ctx.transaction((scope) => startTask(ctx, scope, { kind: KIND, input: { does } }));
  return { client, id };
}

function contextOf(city: Municipality, client: StaffClient): StaffContext {
  const actor = { staffId: client.staffId, name: "", bodyId: client.bodyId, bodyKey: "city", grants: [] };
  const signedIn = { actor, formToken: "", language: "ja", mustSetUpSecondFactor: false, requestId: "r" } as const;
  return staffContext(app.parts, city, signedIn);
}
const taskOf = (city: Municipality, id: string) => inScope(app.db, city.id, (scope) => findTask(scope, id));
const savedBy = async (city: Municipality, id: string) =>
  inScope(app.db, city.id, (scope) =>
    scope.db.selectFrom("audit_entries").select("id").where("action", "=", `test.saved-${id}`).execute(),
  );
const textOf = async (client: StaffClient, path: string) => (await client.get(path)).text();

it("runs what somebody started, shows how far it is, and is found again with its result", async () => {
  const city = await buildMunicipality(app.db);
  const { client, id } = await start(city);
  expect(await textOf(client, `/tasks/${id}`)).toContain("順番を待っています");
  let seen = "";
  meanwhile = async () => {
    seen = await textOf(client, `/tasks/${id}`);
  };
  await runJobs(app);
  meanwhile = async () => {};
  expect(seen).toContain("7件のうち3件が終わりました");
  expect(seen).toContain('<progress max="7" value="3"');
  expect(seen).toContain('http-equiv="refresh"');
  expect(seen).toContain("この画面を離れても、処理は続きます");
  const done = await textOf(client, `/tasks/${id}`);
  expect(done).not.toContain('http-equiv="refresh"');
  expect(done).toContain(`href="/${city.slug}/staff/plans"`);
  expect(await textOf(client, "/tasks")).toContain(`/tasks/${id}`);
  const file = await client.get(`/tasks/${id}/file`);
  expect(file.headers.get("content-disposition")).toContain(encodeURIComponent("報告.txt"));
  expect(await file.text()).toBe("報告");
  expect(await savedBy(city, id)).toHaveLength(1);
});

it("begins anew what a killed process has left half-way, and meanwhile says so", async () => {
  const city = await buildMunicipality(app.db);
  const { client, id } = await start(city);
  await inScope(app.db, city.id, (scope) => markRunning(scope, id, { attempts: 1, now: clock.now() }));
  // It may be alive: whoever comes now leaves it alone, and its job comes again.
  await expect(runJobs(app)).rejects.toThrow("is being run");
  clock.pass(1);
  expect(await textOf(client, `/tasks/${id}`)).toContain("まだ何も変わっていません");
  await again(city, id);
  expect(await taskOf(city, id)).toMatchObject({ state: "done", attempts: 2 });
  expect(await savedBy(city, id)).toHaveLength(1);
  // A job that comes twice does nothing the second time.
  await again(city, id);
  expect(await savedBy(city, id)).toHaveLength(1);
});

async function again(city: Municipality, taskId: string) {
  const ctx = systemContext(app.parts, city);
  await ctx.transaction((scope) => ctx.enqueue(scope, { job: { name: "task.run" }, data: { taskId } }));
  await runJobs(app);
}

it("saves nothing of a process that was taken for dead while another one took over", async () => {
  const city = await buildMunicipality(app.db);
  const { id } = await start(city);
  meanwhile = () =>
    inScope(app.db, city.id, (scope) => markRunning(scope, id, { attempts: 2, now: clock.now() })).then(() => {});
  await runJobs(app);
  meanwhile = async () => {};
  expect(await savedBy(city, id)).toEqual([]);
  expect(await taskOf(city, id)).toMatchObject({ state: "running", attempts: 2 });
});

it("gives up what has taken its process down three times", async () => {
  const city = await buildMunicipality(app.db);
  const { client, id } = await start(city);
  await inScope(app.db, city.id, (scope) => markRunning(scope, id, { attempts: 3, now: clock.now() }));
  clock.pass(1);
  await runJobs(app);
  expect(await textOf(client, `/tasks/${id}`)).toContain("3回始めましたが、そのつど途中で止まりました");
});

it.each([
  ["break", "システムの記録に理由を残しました"],
  ["breakWhileSaving", "システムの記録に理由を残しました"],
  ["refuse", "保管する期間が過ぎた"],
])("changes nothing where the work fails (%s) and says why", async (does, reason) => {
  const city = await buildMunicipality(app.db);
  const { client, id } = await start(city, does);
  await runJobs(app);
  const page = await textOf(client, `/tasks/${id}`);
  expect(page).toContain(reason);
  expect(page).toContain("何も変更していません");
  expect(await savedBy(city, id)).toEqual([]);
});

it("is nobody else's business, in this city or another", async () => {
  const city = await buildMunicipality(app.db);
  const { id } = await start(city);
  await runJobs(app);
  const colleague = await signIn(app, city, { role: "administrator" });
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "administrator" });
  for (const person of [colleague, stranger]) {
    expect((await person.get(`/tasks/${id}`)).status).toBe(404);
    expect((await person.get(`/tasks/${id}/file`)).status).toBe(404);
    expect(await textOf(person, "/tasks")).toContain("始めた処理はありません");
  }
  expect((await colleague.get("/tasks/not-an-id")).status).toBe(404);
});

it("clears out at night what nobody needs any more, and keeps what is young", async () => {
  const city = await buildMunicipality(app.db);
  const { client, id } = await start(city);
  await runJobs(app);
  const nights = async (days: number) => {
    clock.pass(days * 24 * 60);
    await runJobs(app, "background.clearOut");
  };
  expect((await client.get(`/tasks/${id}/file`)).status).toBe(200);
  await nights(31);
  expect(await taskOf(city, id)).toMatchObject({ state: "done", resultName: "報告.txt" });
  const row = await inScope(app.db, city.id, (scope) =>
    scope.db.selectFrom("tasks").select("result").where("id", "=", id).executeTakeFirst(),
  );
  expect(row?.result).toBeNull();
  await nights(60);
  expect(await taskOf(city, id)).toBeUndefined();
});

it("says of what was to be done at once and was cut off that nothing has changed, until it is done again", async () => {
  const city = await buildMunicipality(app.db);
  const client = await signIn(app, city, { role: "planOfficer" });
  const begun = { kind: AT_ONCE.name, input: { does: "x" }, startedBy: client.staffId, now: clock.now() };
  const id = await inScope(app.db, city.id, async (scope) => {
    const taskId = await insertTask(scope, begun);
    await markRunning(scope, taskId, { attempts: 1, now: begun.now });
    return taskId;
  });
  expect(await textOf(client, "/tasks")).toContain("処理しています");
  clock.pass(1);
  expect(await textOf(client, "/tasks")).toContain("途中で止まりました");
  const page = await textOf(client, `/tasks/${id}`);
  expect(page).toContain("何も変わっていません。もう一度始めてください");
  expect(page).not.toContain('http-equiv="refresh"');
  const again = { kind: AT_ONCE, input: { does: "x" }, path: "/plans" };
  await doAtOnce(contextOf(city, client), again, async () => undefined);
  const after = await textOf(client, "/tasks");
  expect(after).not.toContain("途中で止まりました");
  expect(after).toContain("終わりました");
});

it("leaves no trace of what was refused before it was done", async () => {
  const city = await buildMunicipality(app.db);
  const client = await signIn(app, city, { role: "planOfficer" });
  const task = { kind: AT_ONCE, input: { does: "x" }, path: "/plans" };
  const refused = doAtOnce(contextOf(city, client), task, async () => {
    throw new AppError("invalid", "background.error.fileGone");
  });
  await expect(refused).rejects.toThrow(AppError);
  expect(await textOf(client, "/tasks")).toContain("始めた処理はありません");
});
