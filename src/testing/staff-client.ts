import { createApp } from "#app/create-app.ts";
import { permissionTable } from "#app/modules.ts";
import { createAuthenticate, getCityBody } from "#modules/accounts/public.ts";
import { hashPassword } from "#modules/accounts/sign-in/password.ts";
import { savePassword } from "#modules/accounts/sign-in/sign-in-method.data.ts";
import type { Role } from "#modules/accounts/staff/role.rules.ts";
import { insertStaff, replaceGrants } from "#modules/accounts/staff/staff.data.ts";
import type { Clock } from "#platform/clock.ts";
import type { Municipality } from "#platform/context.ts";
import type { Database } from "#platform/db/database.ts";
import { inScope } from "#platform/db/scope.ts";
import { nextNumber } from "./build.ts";
import type { TestApp } from "./test-app.ts";

/** The password of everybody whom `buildStaff` makes. */
export const TEST_PASSWORD = "correct-horse-battery-9";
let hash: Promise<string> | undefined;

export interface TestStaff {
  id: string;
  account: string;
  bodyId: number;
}

interface StaffWishes {
  role?: Role;
  /** The city where it is left out. */
  bodyId?: number;
  /** For all bodies, not only the person's own. */
  forAllBodies?: boolean;
  name?: string;
}

/** The city as a body; made where the municipality has none yet. */
export async function buildCityBody(db: Database, municipality: Municipality): Promise<number> {
  return inScope(db, municipality.id, async (scope) => {
    await scope.db
      .insertInto("bodies")
      .values({ municipality_id: municipality.id, key: "city", kind: "city", name: JSON.stringify(municipality.name) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return (await getCityBody(scope)).id;
  });
}

export async function buildPartnerBody(db: Database, municipality: Municipality, key = "partner"): Promise<number> {
  const row = await inScope(db, municipality.id, (scope) =>
    scope.db
      .insertInto("bodies")
      .values({
        municipality_id: municipality.id,
        key,
        kind: "foundation",
        name: JSON.stringify({ ja: "見本財団", en: "Sample Foundation" }),
      })
      .returning("id")
      .executeTakeFirstOrThrow(),
  );
  return row.id;
}

/** A member of staff who can sign in with TEST_PASSWORD. */
export async function buildStaff(
  db: Database,
  municipality: Municipality,
  wishes: StaffWishes = {},
): Promise<TestStaff> {
  hash ??= hashPassword(TEST_PASSWORD);
  const passwordHash = await hash;
  const bodyId = wishes.bodyId ?? (await buildCityBody(db, municipality));
  const account = `staff-${nextNumber()}`;
  const id = await inScope(db, municipality.id, async (scope) => {
    const name = wishes.name ?? `見本 ${account}`;
    const staffId = await insertStaff(scope, {
      account,
      name,
      reading: null,
      alias: null,
      bodyId,
      sectionId: null,
      isDemo: false,
    });
    const now = new Date();
    await savePassword(scope, { staffId, hash: passwordHash, confirmedAt: now, now });
    if (wishes.role)
      await replaceGrants(scope, staffId, [{ role: wishes.role, bodyId: wishes.forAllBodies ? null : bodyId }]);
    return staffId;
  });
  return { id, account, bodyId };
}

/** A browser without script on the staff pages of one municipality: keeps cookies, sends the form token along. */
export interface StaffClient {
  cookies: Map<string, string>;
  get(path: string): Promise<Response>;
  /** `fields` as a form would send them; the token is added where the client is signed in. */
  post(path: string, fields?: Record<string, string>): Promise<Response>;
  /** Through the sign-in page, with the password of `buildStaff`. */
  signIn(account: string, password?: string): Promise<Response>;
  /** For pages that other requests than these make. */
  formToken(): Promise<string>;
}

type Asks = { request(path: string, init?: RequestInit): Promise<Response> };

/** Paths are those behind `/{slug}/staff`. */
export function staffClient(app: Asks, municipality: Pick<Municipality, "slug">): StaffClient {
  const root = `/${municipality.slug}/staff`;
  const cookies = new Map<string, string>();
  let token: string | undefined;

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    headers.set("sec-fetch-site", "same-origin");
    const answer = await app.request(`${root}${path}`, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) keep(line);
    return answer;
  }

  function keep(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/max-age=0/i.test(line)) cookies.delete(name);
    else cookies.set(name, value);
    token = undefined;
  }

  const client: StaffClient = {
    cookies,
    get: (path) => ask(path),
    async post(path, fields = {}) {
      const body = new URLSearchParams(fields);
      const known = await client.formToken();
      if (known && !body.has("_token")) body.set("_token", known);
      return ask(path, { method: "POST", body });
    },
    signIn: (account, password = TEST_PASSWORD) => client.post("/sign-in", { account, password }),
    async formToken() {
      const isSignedIn = [...cookies.keys()].some((name) => name.endsWith(`kakehashi-${municipality.slug}`));
      if (token === undefined && isSignedIn)
        token = /name="_token" value="([^"]+)"/.exec(await (await ask("/account")).text())?.[1] ?? "";
      return token ?? "";
    },
  };
  return client;
}

/** A clock that stands still until the test moves it. */
export interface MovableClock extends Clock {
  pass(minutes: number): void;
}

export function movableClock(start = new Date("2026-04-01T00:00:00Z")): MovableClock {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    pass: (minutes) => {
      now += minutes * 60_000;
    },
  };
}

/** The same application by another clock, sessions included. */
export function atClock(app: TestApp, clock: Clock): TestApp {
  const { db, parts } = app;
  const { publicUrl } = parts.config;
  const authenticate = createAuthenticate({ db, clock, publicUrl, permissions: permissionTable(parts.modules) });
  const moved = { ...parts, clock, authenticate };
  const http = createApp(moved);
  return { ...app, parts: moved, request: async (path, init) => http.request(path, init) };
}
