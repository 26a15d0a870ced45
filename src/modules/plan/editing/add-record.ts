import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import type { Change } from "../changes/plan-diff.rules.ts";
import { type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import type { Listing } from "../records/plan-records.ts";
import { changeableFields, type PlanRecord, type RecordKind } from "../records/record-kind.rules.ts";
import { editPlan, getKind, type PlanTarget } from "./edit-plan.ts";
import { checkListingPlace } from "./listing-place.rules.ts";
import { chooseKey, joinChanges, keyWords, type Place, placeRecord, positionChanges } from "./plan-edit.rules.ts";
import { parseRecord } from "./record-input.rules.ts";

export interface NewRecord extends PlanTarget {
  kind: string;
  /** Null: one is made from the English title. */
  key: string | null;
  fields: Record<string, unknown>;
  /** Key of the record behind which it stands; at the end when left out. */
  after?: string | null;
  /** Of a project: the node that is its home. */
  home?: string | null;
}

/** Kinds whose records have public pages: their keys are permanent addresses, which somebody should choose. */
const ADDRESSED: readonly string[] = ["nodes", "projects", "evidenceGroups"];

/** Adds a record and gives its key. A project comes with its home in the tree. @throws AppError invalid, forbidden, notFound */
export async function addRecord(ctx: StaffContext, input: NewRecord): Promise<string> {
  const kind = getKind(input.kinds, input.kind);
  if (kind.name === "plan") throw invalid([{ path: "", code: "plan.error.onePlan" }]);
  let key = "";
  await editPlan(ctx, input, ({ document }) => {
    key = keyOf(kind, input, document);
    const record = parseRecord(kind, { ...input.fields, key });
    const place = listingPlace(kind, { record, home: input.home });
    if (place) checkListingPlace(document, place, (text) => ctx.say.plain(text));
    // Made of nothing but the kind's name, an address would say nothing for ever.
    if (!input.key && ADDRESSED.includes(kind.name) && keyWords(englishTitle(input.fields)) === "")
      throw invalid([{ path: "key", code: "plan.error.keyNeeded", params: { key } }]);
    const changes = [...addition(kind, record, { document, place: input.after ? { after: input.after } : "last" })];
    if (kind.name === "projects") changes.push(...homeOf(input, { document, project: key }));
    return { changes, action: `${kind.one}.added` };
  });
  return key;
}

/** Where a new record comes into the tree as a listing. */
function listingPlace(kind: RecordKind, { record, home }: { record: PlanRecord; home: string | null | undefined }) {
  if (kind.name === "projects") return { node: home, path: "home" };
  return kind.name === "listings" ? { node: (record as Listing).node, path: "node" } : undefined;
}

function keyOf(kind: RecordKind, input: NewRecord, document: PlanDocument): string {
  const taken = new Set(recordsOf(document, kind.name).map((record) => record.key));
  if (!input.key) return chooseKey({ title: englishTitle(input.fields), one: kind.one }, taken);
  if (taken.has(input.key))
    throw invalid([{ path: "key", code: "plan.error.keyTwice", params: { key: input.key, list: kind.name } }]);
  return input.key;
}

function englishTitle(fields: Record<string, unknown>): string | undefined {
  const title = (fields.title ?? fields.name) as { en?: unknown } | null | undefined;
  return typeof title?.en === "string" ? title.en : undefined;
}

/** The change that adds a record at a place, with those that make room for it. */
export function addition(kind: RecordKind, record: PlanRecord, at: { document: PlanDocument; place: Place }): Change[] {
  const records = recordsOf(at.document, kind.name);
  const positions = placeRecord(records, record.key, at.place);
  const fields = record as unknown as Record<string, unknown>;
  const after = Object.fromEntries(changeableFields(kind).map((name) => [name, fields[name] ?? null]));
  return joinChanges([
    {
      kind: kind.name,
      key: record.key,
      operation: "add",
      before: null,
      after: { ...after, position: positions.get(record.key) },
    },
    ...positionChanges(kind.name, records, positions),
  ]);
}

function homeOf(input: NewRecord, { document, project }: { document: PlanDocument; project: string }): Change[] {
  const listing = { project, node: input.home ?? "", home: true, printedTitle: null };
  return addListing(input.kinds, document, listing);
}

/** The change that puts a project into a place of the tree, behind what is listed there. */
export function addListing(
  kinds: readonly RecordKind[],
  document: PlanDocument,
  listing: Omit<Listing, keyof PlanRecord>,
): Change[] {
  const kind = getKind(kinds, "listings");
  const taken = new Set(recordsOf(document, "listings").map((record) => record.key));
  // The keys of both may be 80 characters long, and so may the listing's.
  const key = chooseKey({ title: `${listing.node}--${listing.project}`, one: "listing" }, taken);
  return addition(kind, parseRecord(kind, { key, ...listing }), { document, place: "last" });
}
