import { listStaffNames } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { PlanTarget } from "../editing/edit-plan.ts";
import { namedRecords } from "../editing/named-records.rules.ts";
import { readForEditing, type StaffReading } from "../editing/read-for-editing.ts";
import { listRecords } from "../records/plan-record.data.ts";
import type { PlanRecord, RecordKind } from "../records/record-kind.rules.ts";
import type { Change } from "./plan-diff.rules.ts";
import { type Act, type ListingLeft, listActs, listListingMoves } from "./plan-history.data.ts";

export interface History extends StaffReading {
  acts: Act[];
  /** By staff id; those who are not known any more are missing. */
  names: ReadonlyMap<string, string>;
  /** The record of a change as it was after its act, where that tells another place than today's: a listing moves on. */
  recordOf(act: Act, change: Change): PlanRecord | undefined;
  /** The act behind which the next page begins; undefined on the last page. */
  next: number | undefined;
}

const PAGE = 25;

/** Who did what in a plan, the newest act first, of one record where it is named. @throws AppError forbidden, notFound */
export async function listHistory(
  ctx: StaffContext,
  input: PlanTarget & { before?: number; record?: { kind: string; key: string } },
): Promise<History> {
  let acts: Act[] = [];
  let names: ReadonlyMap<string, string> = new Map();
  let known = new Map<string, PlanRecord>();
  let moves: ListingLeft[] = [];
  const reading = await readForEditing(ctx, {
    ...input,
    lists: [],
    async also(scope, plan) {
      acts = await listActs(scope, { planId: plan.id, limit: PAGE + 1, before: input.before, record: input.record });
      names = await listStaffNames(scope);
      const changes = acts.flatMap((act) => act.changes);
      const keys = new Set(changes.flatMap((change) => (change.kind === "listings" ? [change.key] : [])));
      moves = await listListingMoves(scope, { planId: plan.id, keys: [...keys] });
      known = await findNamed(scope, { planId: plan.id, kinds: input.kinds, changes, moves });
    },
  });
  const shown = acts.slice(0, PAGE);
  return {
    ...reading,
    acts: shown,
    names,
    next: acts.length > PAGE ? shown.at(-1)?.batch : undefined,
    find: (kind, key) => known.get(`${kind}/${key}`),
    recordOf({ batch }, change) {
      const record = known.get(`${change.kind}/${change.key}`);
      const left = moves.find((move) => move.key === change.key && move.batch > batch);
      const node = change.operation === "remove" ? change.before.node : left?.node;
      return record && change.kind === "listings" && node ? ({ ...record, node } as PlanRecord) : record;
    },
  };
}

interface Naming {
  planId: number;
  kinds: readonly RecordKind[];
  changes: readonly Change[];
  moves: readonly ListingLeft[];
}

/** The records that changes are about and those that they name. A record that is gone is known by what it was. */
async function findNamed(scope: Scope, { planId, kinds, changes, moves }: Naming): Promise<Map<string, PlanRecord>> {
  const known = new Map<string, PlanRecord>();
  for (const change of changes) remember(known, change);
  const find = async (keys: ReadonlyMap<string, ReadonlySet<string>>) => {
    for (const kind of kinds) {
      const values = [...(keys.get(kind.name) ?? [])];
      if (values.length === 0) continue;
      const found = await listRecords(scope, kind, { planId, column: "key", values });
      for (const record of found) known.set(`${kind.name}/${record.key}`, record);
    }
  };
  const touched = Map.groupBy(changes, (change) => change.kind);
  await find(new Map([...touched].map(([kind, own]) => [kind, new Set(own.map((change) => change.key))])));
  const whole = [...known].map(([id, record]) => ({ kind: id.split("/")[0] ?? "", fields: { ...record } }));
  const parts = changes.flatMap(({ kind, before, after }) =>
    [before, after].map((fields) => ({ kind, fields: fields ?? {} })),
  );
  const places = moves.map(({ node }) => ({ kind: "listings", fields: { node } }));
  await find(namedRecords([...whole, ...parts, ...places], kinds));
  return known;
}

function remember(known: Map<string, PlanRecord>, change: Change): void {
  if (change.operation === "edit") return;
  const fields = change.before ?? change.after;
  known.set(`${change.kind}/${change.key}`, { ...fields, key: change.key } as unknown as PlanRecord);
}
