import { createHash, randomBytes } from "node:crypto";

/** A working day. */
const SESSION_HOURS = 12;
export const IDLE_HOURS = 4;
/** Time to type a code or a new password after the first step of signing in. */
const STEP_MINUTES = 10;
/** How long after signing in, or after showing it again, somebody may change how they sign in. */
export const CONFIRMED_MINUTES = 10;
/** `last_seen_at` is written at most this often. */
export const SEEN_EVERY_MINUTES = 5;

export type SessionState = "open" | "awaitsSecondFactor" | "awaitsNewPassword";

export const generateToken = () => randomBytes(32).toString("base64url");
export const hashToken = (token: string) => createHash("sha256").update(token).digest("base64url");
/** Derived from the session's token, so it needs no place to be kept and ends with the session. */
export const formTokenOf = (token: string) => createHash("sha256").update(`${token}:form`).digest("base64url");

/** Where a session's cookie lives: each municipality has its own. */
interface CookiePlace {
  slug: string;
  publicUrl: string;
}

/** With `__Host-` the browser itself sees to it that the cookie is secure and of this host alone. */
function cookieName({ slug, publicUrl }: CookiePlace): string {
  return `${isSecure(publicUrl) ? "__Host-" : ""}kakehashi-${slug}`;
}

const isSecure = (publicUrl: string) => publicUrl.startsWith("https:");

export function readSessionToken(place: CookiePlace, cookies: Record<string, string>): string | undefined {
  const token = cookies[cookieName(place)];
  return token && token.length <= 100 ? token : undefined;
}

/** Ends with the browser: city hall's computers are shared. */
export function sessionCookie(place: CookiePlace, token: string): string {
  return `${cookieName(place)}=${token}; Path=/; HttpOnly; SameSite=Lax${isSecure(place.publicUrl) ? "; Secure" : ""}`;
}

export function endSessionCookie(place: CookiePlace): string {
  return `${sessionCookie(place, "")}; Max-Age=0`;
}

/** When a session ends that is in `state` from `now` on. */
export function sessionEnd(state: SessionState, now: Date): Date {
  const minutes = state === "open" ? SESSION_HOURS * 60 : STEP_MINUTES;
  return new Date(now.getTime() + minutes * 60_000);
}

/** An open screen that its owner left must not be enough to change how somebody signs in. */
export function isFreshlyConfirmed(session: { confirmedAt: Date | null } | undefined, now: Date): boolean {
  const confirmedAt = session?.confirmedAt?.getTime();
  return confirmedAt !== undefined && now.getTime() - confirmedAt <= CONFIRMED_MINUTES * 60_000;
}
