import { getCityBody, isValidOn, listAssignments, listPosts, listStaffInRole } from "#modules/accounts/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import { checksOf } from "../cycles/chain.rules.ts";
import { type Cycle, listCycles } from "../cycles/cycle.data.ts";
import { readActing } from "../owners/read-reviewer.ts";
import { isLockedForOwner } from "../sheets/lock.rules.ts";
import { listSheetHeads, type SheetHead } from "../sheets/sheet.data.ts";
import { isWithOwner } from "../sheets/sheet-state.rules.ts";
import type { WatchedSheet } from "./reminder.rules.ts";

/** Sheets that somebody has to do with, in the years that are open, by person. */
export interface Watch {
  staffId: string;
  sheet: WatchedSheet;
  cycle: Cycle;
}

/** Who has to do with which sheet on a day: level 0 writes it, level 1 and on check it. */
export async function listWatched(scope: Scope, today: string): Promise<Map<string, Watch[]>> {
  const people = await readPeople(scope, today);
  const watches: Watch[] = [];
  for (const cycle of (await listCycles(scope)).filter(({ state }) => state === "open")) {
    for (const sheet of await listSheetHeads(scope, { cycleId: cycle.id }))
      watches.push(...watchesOf(cycle, sheet, people));
  }
  return Map.groupBy(watches, ({ staffId }) => staffId);
}

interface People {
  today: string;
  acting: ReadonlyMap<number, readonly string[]>;
  /** Heads by the section that one of their posts belongs to. */
  headsOf: ReadonlyMap<number, readonly string[]>;
  officers: readonly string[];
}

async function readPeople(scope: Scope, today: string): Promise<People> {
  const city = await getCityBody(scope);
  const heads = new Set(await listStaffInRole(scope, { role: "sectionHead", bodyId: city.id }));
  const sections = new Map((await listPosts(scope)).map((post) => [post.id, post.sectionId]));
  const held = (await listAssignments(scope)).filter((entry) => heads.has(entry.staffId) && isValidOn(entry, today));
  const inSections = held.flatMap(({ staffId, postId }) => {
    const sectionId = sections.get(postId);
    return sectionId ? [{ sectionId, staffId }] : [];
  });
  const grouped = Map.groupBy(inSections, ({ sectionId }) => sectionId);
  return {
    today,
    acting: await readActing(scope, today),
    headsOf: new Map([...grouped].map(([id, entries]) => [id, [...new Set(entries.map(({ staffId }) => staffId))]])),
    officers: await listStaffInRole(scope, { role: "planOfficer", bodyId: city.id }),
  };
}

function watchesOf(cycle: Cycle, sheet: SheetHead, people: People): Watch[] {
  const { id, projectTitle: title, sectionName: section } = sheet;
  const waitsAt = isWithOwner(sheet.state) ? 0 : sheet.level === null ? null : sheet.level + 1;
  const watch = (staffId: string, level: number, due: string): Watch => ({
    staffId,
    cycle,
    sheet: { id, title, section, level, waitsAt, due },
  });
  // The holder writes; where there is none, whoever stands in. Nobody is asked to write what is locked for her.
  const isLocked = isLockedForOwner(cycle, sheet, people.today);
  const [writer] = isLocked ? [] : (people.acting.get(sheet.postId) ?? []);
  const writing = writer ? [watch(writer, 0, cycle.reportsDue)] : [];
  const checking = checksOf(cycle.chain, sheet).flatMap((check, index) => {
    const checkers = check.kind === "sectionHead" ? people.headsOf.get(sheet.sectionId ?? -1) : people.officers;
    return (checkers ?? []).map((staffId) => watch(staffId, index + 1, check.due));
  });
  return [...writing, ...checking];
}
