import type { Role } from "#modules/accounts/public.ts";
import type { Municipality } from "#platform/context.ts";
import { inScope } from "#platform/db/scope.ts";
import { buildBody, buildMunicipality } from "./build.ts";
import { buildPlan } from "./build-plan.ts";
import { signIn } from "./sign-in.ts";
import type { TestApp } from "./test-app.ts";

/** A city of its own with a small plan, and somebody of the city who is signed in; `path` is the plan's for staff. */
export async function openPlanOffice(app: TestApp, role: Role = "planOfficer") {
  const municipality = await buildMunicipality(app.db);
  const city = await buildBody(app.db, municipality);
  const plan = await buildPlan(app.db, municipality);
  const client = await signIn(app, municipality, { role, body: city });
  return { municipality, plan, client, path: `/plans/${plan}`, city };
}

export function findStoredNode(app: TestApp, municipality: Municipality, key: string) {
  return inScope(app.db, municipality.id, (scope) =>
    scope.db.selectFrom("plan_nodes").select(["title", "version", "parent"]).where("key", "=", key).executeTakeFirst(),
  );
}
