import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { RECORD_KINDS } from "#app/modules.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildSystemContext } from "#testing/build-plan.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { importPlanFile } from "../../exchange/import-plan-file.ts";
const app = await withTestApp();
it("kanazawa", async () => {
  const city = await buildMunicipality(app.db, { code: "172014" });
  const ctx = buildSystemContext(app.db, city);
  for (const f of ["data/plans/kanazawa-2023.yaml", "data/demo/kanazawa/kanazawa-2023.yaml"])
    await importPlanFile(ctx, { source: readFileSync(f, "utf8"), kinds: RECORD_KINDS });
  const officer = await signIn(app, city, { role: "planOfficer" });
  const list = await (await officer.get("/indicators")).text();
  const ids = [...list.matchAll(/indicators\/([a-z0-9-]+)\/report/g)].map((m) => m[1]);
  console.log(ids);
  for (const id of ids.slice(0, 3)) {
    const r = await officer.post(`/indicators/${id}/report`, { date: "2026-03", value: "55", evidence: "名簿", confirm: "on", sure: "on" });
    console.log(id, r.status);
  }
  for (const name of ["plan.xlsx", "plan.yaml"]) {
    const a = await app.request(`/${city.slug}/ja/plans/kanazawa-2023/${name}`);
    const up = await officer.post("/plans/kanazawa-2023/import", { file: new File([await a.arrayBuffer()], name) });
    expect(up.status).toBe(303);
    const html = await (await officer.get((up.headers.get("location") ?? "").replace(`/${city.slug}/staff`, ""))).text();
    console.log(name, html.includes("いまの計画と同じです"), html.match(/実績値・[^<]*/)?.[0]);
  }
  const csv = await officer.get("/plans/kanazawa-2023/projects-shift-jis.csv");
  console.log(csv.status, [...(await csv.text()).matchAll(/<th scope="row">([^<]*)<\/th><td>([^<]*)</g)].map((m) => m.slice(1).join(": ")));
});
