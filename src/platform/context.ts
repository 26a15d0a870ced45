import type { Clock } from "./clock.ts";
import type { Scope } from "./db/scope.ts";
import type { Text } from "./i18n/text.ts";
import type { Translator } from "./i18n/translator.ts";
import type { Jobs } from "./jobs/job.ts";
import type { Log } from "./log.ts";

/** One city's colour with its partners for dark mode and high contrast, as `#rrggbb`. */
export interface Theme {
  light: string;
  dark: string;
  contrast: string;
}

export interface Municipality {
  id: number;
  /** Local-government code with check digit, for example 172014. */
  code: string;
  slug: string;
  name: Text;
  prefecture: Text;
  /** The city's own word for foreign residents (外国人住民, 外国人市民). */
  residentWord: Text;
  theme: Theme;
  settings: MunicipalitySettings;
}

export interface MunicipalitySettings {
  /** Staff must have a second factor. Off in the demo. */
  secondFactorRequired?: boolean;
  /** When the shipped plans and demo people were loaded; they are not loaded a second time. */
  demoLoadedAt?: string;
}

/** What somebody may do, and for which body of the municipality (null: for all of them). */
export interface Grant {
  role: string;
  bodyId: number | null;
  permissions: readonly string[];
}

/** A signed-in member of staff, of the city or of a partner body. */
export interface Actor {
  staffId: string;
  /** As the person writes it; one field. */
  name: string;
  bodyId: number;
  bodyKey: string;
  grants: readonly Grant[];
}

interface BaseContext {
  municipality: Municipality;
  say: Translator;
  clock: Clock;
  log: Log;
  /** Reads in one transaction that sees this municipality only. */
  read<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
}

interface Writing {
  transaction<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
  /** Has a job done once the transaction is committed, and never where it is not. */
  enqueue: Jobs["enqueue"];
}

/** A page for anybody: no actor, nothing to write with. */
export interface ResidentContext extends BaseContext {
  audience: "resident";
  /** The installation's address, without a slash at the end. */
  publicUrl: string;
  /** Like `read`, once for all languages until the content changes; what `work` gives must not depend on the reader. */
  readOnce<T>(key: string, work: (scope: Scope) => Promise<T>): Promise<T>;
}

/** Somebody who sends a form from a public page: nobody is known, and the audit says so. */
export interface VisitorContext extends ResidentContext, Writing {
  requestId: string;
}

/** A signed-in member of staff. */
export interface StaffContext extends BaseContext, Writing {
  audience: "staff";
  actor: Actor;
  requestId: string;
  /** Must be in each form that is posted. */
  formToken: string;
  publicUrl: string;
}

/** Before sign-in: nobody is known yet, but sessions, failed attempts and their audit are written. */
export interface GateContext extends BaseContext, Writing {
  audience: "gate";
  requestId: string;
  publicUrl: string;
}

/** Seeding, imports from the command line, background work. */
export interface SystemContext extends BaseContext, Writing {
  audience: "system";
}

/** Whoever may write: what was done is put into the audit under this name. */
export type WriteContext = StaffContext | SystemContext | GateContext | VisitorContext;

/** True where one of the actor's grants carries the permission, for the named body or for all. */
export function hasPermission(actor: Actor, permission: string, bodyId?: number): boolean {
  return actor.grants.some(
    (grant) =>
      grant.permissions.includes(permission) &&
      (grant.bodyId === null || bodyId === undefined || grant.bodyId === bodyId),
  );
}
