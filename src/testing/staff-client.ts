import { createApp } from "#app/create-app.ts";
import { permissionTable } from "#app/modules.ts";
import { createAuthenticate } from "#modules/accounts/public.ts";
import type { Clock } from "#platform/clock.ts";
import type { Municipality } from "#platform/context.ts";
import { TEST_PASSWORD } from "./build.ts";
import type { TestApp } from "./test-app.ts";

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
