import type { Clock } from "#platform/clock.ts";
import type { Actor, Municipality } from "#platform/context.ts";
import type { Database } from "#platform/db/database.ts";
import { grantsOf, type PermissionTable } from "../staff/role.rules.ts";
import { findSessionActor } from "./actor.data.ts";
import { formTokenOf, readSessionToken } from "./session.ts";

export const STAFF_LANGUAGE_COOKIE = "kakehashi-staff-language";

interface SignedIn {
  actor: Actor;
  formToken: string;
  language: "ja" | "en";
  mustSetUpSecondFactor: boolean;
}

interface AuthenticateParts {
  db: Database;
  clock: Clock;
  /** Of all modules together. */
  permissions: PermissionTable;
  publicUrl: string;
}

/** Finds who a request comes from. A session of another municipality is nothing here. */
export function createAuthenticate({ db, clock, permissions, publicUrl }: AuthenticateParts) {
  return async (municipality: Municipality, cookies: Record<string, string>): Promise<SignedIn | undefined> => {
    const token = readSessionToken({ slug: municipality.slug, publicUrl }, cookies);
    if (!token) return undefined;
    const found = await findSessionActor(db, municipality.id, { token, now: clock.now() });
    if (!found) return undefined;
    const { grants, hasSecondFactor, ...person } = found;
    return {
      actor: { ...person, grants: grantsOf(grants, permissions) },
      formToken: formTokenOf(token),
      language: cookies[STAFF_LANGUAGE_COOKIE] === "en" ? "en" : "ja",
      mustSetUpSecondFactor: municipality.settings.secondFactorRequired === true && !hasSecondFactor,
    };
  };
}
