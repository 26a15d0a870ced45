import { sameValue } from "#platform/canonical.ts";
import type { Text } from "#platform/i18n/text.ts";
import { chooseKey } from "../editing/plan-edit.rules.ts";
import { type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import type { Listing, Project } from "../records/plan-records.ts";
import type { PlanRecord } from "../records/record-kind.rules.ts";
import type { Lineage, LineageType } from "./lineage-kind.ts";

/** What merging and splitting touch. */
export const REGROUPED_KINDS = ["projects", "listings", "lineage"] as const;

/** A project as it comes out of a merger or a split. */
export interface Outcome {
  project: Project;
  /** The node that is its home. */
  home: string;
}

/** Projects become one: `outcome.project` has the key of one of them, which then goes on, or a new one. */
export interface Merger {
  from: readonly Project[];
  outcome: Outcome;
  on: string;
  reason: string | null;
}

/** One project becomes several; the one that has its key goes on, else it ends. */
export interface Split {
  from: Project;
  outcomes: readonly Outcome[];
  on: string;
  reason: string | null;
}

/**
 * The plan after the merger. The merged project stands wherever the former ones stood; those end on the day and keep their
 * places in the tree, so that their pages still say where they were.
 */
export function mergeProjects(document: PlanDocument, { from, outcome, on, reason }: Merger): PlanDocument {
  const { key } = outcome.project;
  const others = from.filter((project) => project.key !== key);
  const survivor = from.find((project) => project.key === key);
  const places = placesOf(document, [key, ...others.map((project) => project.key)]);
  const settled = settle(document, { outcome, places, behind: from.at(-1)?.key });
  const ended = end(settled, { projects: others, on });
  return others.reduce(
    (so, former) => tie(so, { type: "merged", former, to: outcome.project, before: survivor, on, reason }),
    ended,
  );
}

/** The plan after the split. Each part has its own home; where else the former project stood is for people to decide. */
export function splitProject(document: PlanDocument, { from, outcomes, on, reason }: Split): PlanDocument {
  const added = outcomes.filter(({ project }) => project.key !== from.key);
  const settled = outcomes.reduce((so, outcome) => {
    const places = outcome.project.key === from.key ? placesOf(so, [from.key]) : [];
    return settle(so, { outcome, places, behind: from.key });
  }, document);
  const ended = added.length === outcomes.length ? end(settled, { projects: [from], on }) : settled;
  return added.reduce((so, { project }) => tie(so, { type: "split", former: from, to: project, on, reason }), ended);
}

/** The nodes at which projects are listed, in the order of the plan. */
function placesOf(document: PlanDocument, projects: readonly string[]): string[] {
  const own = recordsOf<Listing>(document, "listings").filter((listing) => projects.includes(listing.project));
  return [...new Set(own.map(({ node }) => node))];
}

interface Settling {
  outcome: Outcome;
  places: readonly string[];
  /** Behind which project a new one stands in the list. */
  behind: string | undefined;
}

/** Puts a project into the list and into its places of the tree. */
function settle(document: PlanDocument, { outcome, places, behind }: Settling): PlanDocument {
  const { project, home } = outcome;
  const projects = recordsOf<Project>(document, "projects");
  const isThere = projects.some(({ key }) => key === project.key);
  const list = isThere
    ? projects.map((entry) => (entry.key === project.key ? { ...entry, ...project, position: entry.position } : entry))
    : insertBehind(projects, project, (entry) => entry.key === behind);
  const listings = [...new Set([home, ...places])].reduce(
    (so, node) => listAt(so, { project: project.key, node }),
    recordsOf<Listing>(document, "listings"),
  );
  const homed = listings.map((listing) =>
    listing.project === project.key ? { ...listing, home: listing.node === home } : listing,
  );
  return { plan: document.plan, records: { ...document.records, projects: list, listings: homed } };
}

/** Behind what stands at the node already. */
function listAt(listings: readonly Listing[], at: { project: string; node: string }): Listing[] {
  if (listings.some((listing) => listing.project === at.project && listing.node === at.node)) return [...listings];
  const key = chooseKey({ title: `${at.node}--${at.project}`, one: "listing" }, keysOf(listings));
  const last = listings.findLast((listing) => listing.node === at.node);
  const added: Listing = { ...blank(key), ...at, home: false, printedTitle: null };
  return insertBehind(listings, added, (listing) => listing === last);
}

function insertBehind<R extends PlanRecord>(records: readonly R[], added: R, isBefore: (record: R) => boolean): R[] {
  const at = records.findLastIndex(isBefore);
  return records.toSpliced(at === -1 ? records.length : at + 1, 0, added);
}

function end(document: PlanDocument, { projects, on }: { projects: readonly Project[]; on: string }): PlanDocument {
  const ended = new Set(projects.map(({ key }) => key));
  const list = recordsOf<Project>(document, "projects").map((project) =>
    ended.has(project.key) ? { ...project, retiredOn: on } : project,
  );
  return { plan: document.plan, records: { ...document.records, projects: list } };
}

interface Tie {
  type: LineageType;
  former: Pick<Project, "key" | "title">;
  /** Key of the former project's plan, where that is another one. */
  plan?: string;
  to: Pick<Project, "key" | "title">;
  /** The later project as it was before. */
  before?: Pick<Project, "title">;
  on: string;
  reason: string | null;
}

/** Writes down that a project came out of another. */
export function tie(document: PlanDocument, { type, former, plan, to, before, on, reason }: Tie): PlanDocument {
  const lineage = recordsOf<Lineage>(document, "lineage");
  const entry: Lineage = {
    ...blank(chooseKey({ title: `${to.key}--${former.key}`, one: "lineage" }, keysOf(lineage))),
    type,
    from: former.key,
    fromPlan: plan ?? null,
    to: to.key,
    on,
    fromTitle: former.title,
    toTitle: formerTitle(before?.title, to.title),
    reason,
  };
  return { plan: document.plan, records: { ...document.records, lineage: [...lineage, entry] } };
}

const formerTitle = (before: Text | undefined, now: Text): Text | null =>
  before === undefined || sameValue(before, now) ? null : before;

const keysOf = (records: readonly PlanRecord[]) => new Set(records.map(({ key }) => key));

/** Its position follows from where it stands in the list. */
const blank = (key: string): PlanRecord => ({
  key,
  position: "0",
  version: 1,
  basis: "source",
  basisReason: null,
  source: null,
});
