import { insertSession } from "#modules/accounts/sign-in/session.data.ts";
import { formTokenOf, sessionCookie } from "#modules/accounts/sign-in/session.ts";
import type { Municipality } from "#platform/context.ts";
import { inScope } from "#platform/db/scope.ts";
import { buildStaff, type StaffWishes } from "./build.ts";
import type { TestApp } from "./test-app.ts";

/** A signed-in member of staff as a browser would ask: cookies, form token and origin are sent along. */
export interface StaffClient {
  staffId: string;
  bodyId: number;
  formToken: string;
  cookie: string;
  /** `path` is the one behind `/{slug}/staff`. */
  get(path: string): Promise<Response>;
  post(path: string, fields?: Record<string, string | Blob>): Promise<Response>;
}

/** Builds somebody with this role (see `buildStaff`) and opens a session, past the sign-in page; `staffClient` goes through it. */
export async function signIn(app: TestApp, municipality: Municipality, wishes: StaffWishes): Promise<StaffClient> {
  const staff = await buildStaff(app.db, municipality, wishes);
  const session = { staffId: staff.id, state: "open" as const, userAgent: "test", now: app.parts.clock.now() };
  const token = await inScope(app.db, municipality.id, (scope) => insertSession(scope, session));
  const place = { slug: municipality.slug, publicUrl: app.parts.config.publicUrl };
  const cookie = sessionCookie(place, token).split(";")[0] ?? "";
  const formToken = formTokenOf(token);
  const root = `/${municipality.slug}/staff`;
  return {
    staffId: staff.id,
    bodyId: staff.bodyId,
    formToken,
    cookie,
    get: (path) => app.request(`${root}${path}`, { headers: { cookie } }),
    post: (path, fields = {}) =>
      app.request(`${root}${path}`, {
        method: "POST",
        headers: { cookie, "sec-fetch-site": "same-origin" },
        body: formOf({ _token: formToken, ...fields }),
      }),
  };
}

function formOf(fields: Record<string, string | Blob>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
