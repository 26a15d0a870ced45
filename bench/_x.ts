import pg from "pg";
import { openDatabases } from "./database.ts";
import { prepareServer, startServer } from "./server.ts";
const d = await openDatabases();
await prepareServer();
const { startEmbeddedPostgres } = await import("#platform/db/embedded-postgres.ts");
const { checkout } = await import("#platform/checkout.ts"); const { createLog } = await import("#platform/log.ts"); const { BENCH_FOLDER } = await import("./database.ts");
const p = await startEmbeddedPostgres({ dataFolder: BENCH_FOLDER, checkout, log: createLog("error") });
const connection = { ...p.connection, database: "kakehashi_bench_many" };
const s = await startServer(connection, { answers: "rendered" });
for (const slug of ["bench-150", "bench-1"]) { for (let i=0;i<30;i++) await (await fetch(`${s.address}/${slug}/ja/plans/bench-plan`)).text();
for (const st of await s.ask({ kind: "statements", path: `/${slug}/ja/plans/bench-plan` })) console.log(slug, st.ms.toFixed(2), st.text.slice(0, 90)); }
const c = new pg.Client({ ...connection, options: "-c role=kakehashi_app" }); await c.connect();
for (const [m, slug] of [[150, "bench-150"], [1, "bench-1"]] as const) {
await c.query("begin"); await c.query(`select set_config('app.municipality_id', '${m}', true)`);
const { rows: [plan] } = await c.query("select id from plans where municipality_id=$1", [m]);
const st = await s.ask({ kind: "statements", path: `/${slug}/ja/plans/bench-plan` });
for (const x of st.filter(x => x.text.startsWith("with recursive"))) {
  const n = Math.max(...[...x.text.matchAll(/\$(\d+)/g)].map(m => Number(m[1])));
  // parameters alternate: find plan id vs municipality by preceding text
  const q = x.text.replace(/municipality_id = \$\d+/g, `municipality_id = ${m}`).replace(/plan_id = \$\d+/g, `plan_id = ${plan.id}`);
  const r = await c.query("explain (analyze, buffers off, timing off) " + q); console.log(slug, n, r.rows.map((y: any) => y["QUERY PLAN"]).join("\n"));
}
await c.query("rollback"); }
await c.end(); await s.stop(); await p.stop(); await d.stop();
