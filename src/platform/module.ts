import type { Actor, StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Block } from "#platform/documents/paper.ts";
import type { Route } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { Job } from "#platform/jobs/job.ts";
import type { TaskKind } from "#platform/tasks/task.ts";

/** An entry of a menu; `path` is relative to the audience's root. */
export interface MenuEntry {
  section: string;
  label: MessageKey;
  path: string;
  /** Staff menu: shown to those who hold this permission; to all when left out. */
  permission?: string;
  /** Where holding the permission for one body is not enough: the question that the page asks. */
  isFor?(actor: Actor): boolean;
}

/** A number that a module can tell about itself at any time, for indicators and sheets to read. */
export interface Measure {
  /** `<module>.<what>`, for example `volunteers.registered`. */
  name: string;
  unit: Text;
  /** Now, as a plain decimal; null where there is nothing to count yet, which is not zero. `today`: the day in Japan. */
  read(scope: Scope, today: string): Promise<string | null>;
}

/** The plan and the fiscal year (2024: April 2024 to March 2025) that a report speaks of. */
export interface ReportPlace {
  planId: number;
  planKey: string;
  fiscalYear: number;
  /** The day in Japan. */
  today: string;
}

/**
 * A part that a report can hold. What it reads is kept in the report's snapshot; what it draws depends on that and on
 * the language alone, so that an old report stays what it was.
 */
export interface ReportPart<Data = unknown> {
  /** `<module>.<what>`, for example `indicators.targets`. */
  name: string;
  title: MessageKey;
  /** Plain JSON; texts in all their languages. */
  read(scope: Scope, at: ReportPlace): Promise<Data>;
  draw(data: Data, say: Translator): Block[];
}

/** Joins parts of different data into one list: the data of a part comes from its own `read` alone. */
export const reportPart = <Data>(part: ReportPart<Data>): ReportPart => part as unknown as ReportPart;

/** Something that waits for a person, as her first page lists it. */
export interface PendingWork {
  /** What is to be done ("report", "check", "answer"). */
  kind: MessageKey;
  title: Text;
  /** Behind `/{slug}/staff`. */
  path: string;
  /** The last day, `2025-05-16`; null where there is none. */
  due: string | null;
}

/**
 * A page that anybody may read, in every language. `essential` and `guide` are what a phone keeps when a reader saves a
 * language: what helps in an emergency, then what helps in daily life.
 */
export interface PublicPage {
  /** Behind `/{slug}/{language}`. */
  path: string;
  group: "essential" | "guide" | "plan" | "voices";
  changedAt?: Date;
  /**
   * What it shows of things that change one by one (`bumpRevision`): their names, or the beginning of names and `*`. A
   * page that is not named by a change is taken from the last publication.
   */
  shows?: readonly string[];
}

/** What a module offers to the composition. Only `app/` reads it. */
export interface Module {
  name: string;
  routes: readonly Route[];
  /** Permission → roles that carry it. */
  permissions: Readonly<Record<string, readonly string[]>>;
  staffMenu?: readonly MenuEntry[];
  measures?: readonly Measure[];
  reportParts?: readonly ReportPart[];
  jobs?: readonly Job[];
  /** Long work that people start here (`startTask`). */
  tasks?: readonly TaskKind[];
  /** Its pages for residents as they are on this day (in Japan); files to download are no pages. */
  listPublicPages?(scope: Scope, today: string): Promise<PublicPage[]>;
  /** What waits for the person who is signed in. */
  listPending?(ctx: StaffContext): Promise<PendingWork[]>;
}
