import { listStaffNames } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { PlanTarget } from "./edit-plan.ts";
import type { Change } from "./plan-diff.rules.ts";
import { type Act, listActs } from "./plan-history.data.ts";
import { listRecords } from "./plan-record.data.ts";
import { readForEditing, type StaffReading } from "./read-for-editing.ts";
import type { PlanRecord, RecordKind } from "./record-kind.rules.ts";

export interface History extends StaffReading {
  acts: Act[];
  /** By staff id; those who are not known any more are missing. */
  names: ReadonlyMap<string, string>;
  /** The act behind which the next page begins; undefined on the last page. */
  next: number | undefined;
}

const PAGE = 25;
/** What labels of other records are made from. */
const NAMING: readonly string[] = ["projects", "nodes", "actions", "actionClasses", "indicators"];

/** Who did what in a plan, the newest act first, of one record where it is named. @throws AppError forbidden, notFound */
export async function listHistory(
  ctx: StaffContext,
  input: PlanTarget & { before?: number; record?: { kind: string; key: string } },
): Promise<History> {
  const known = new Map<string, PlanRecord>();
  let acts: Act[] = [];
  let names: ReadonlyMap<string, string> = new Map();
  const reading = await readForEditing(ctx, {
    ...input,
    lists: [],
    async also(scope, plan) {
      acts = await listActs(scope, { planId: plan.id, limit: PAGE + 1, before: input.before, record: input.record });
      names = await listStaffNames(scope);
      const changes = acts.flatMap((act) => act.changes);
      // Twice: a listing that was changed names a project, which has to be known by its title.
      for (const wanted of [namedBy(changes, input.kinds), undefined]) {
        const keys = wanted ?? namedBy([...known.values()].map(asAdded), input.kinds);
        for (const kind of input.kinds) {
          const values = [...(keys.get(kind.name) ?? [])].filter((key) => !known.has(`${kind.name}/${key}`));
          if (values.length === 0) continue;
          for (const record of await listRecords(scope, kind, { planId: plan.id, column: "key", values }))
            known.set(`${kind.name}/${record.key}`, record);
        }
      }
    },
  });
  const shown = acts.slice(0, PAGE);
  for (const act of shown) for (const change of act.changes) remember(known, change);
  return {
    ...reading,
    acts: shown,
    names,
    next: acts.length > PAGE ? shown.at(-1)?.batch : undefined,
    find: (kind, key) => known.get(`${kind}/${key}`),
  };
}

const asAdded = (record: PlanRecord) =>
  ({ kind: "", key: record.key, operation: "add", before: null, after: record }) as unknown as Change;

/** The keys that changes name, by kind: of the records themselves and of those that their fields refer to. */
function namedBy(changes: readonly Change[], kinds: readonly RecordKind[]): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>(kinds.map((kind) => [kind.name, new Set()]));
  const references = new Map(
    kinds
      .flatMap((kind) => Object.entries(kind.fields))
      .flatMap(([name, field]) => (field.type === "ref" ? [[name, field.kind]] : [])),
  );
  for (const change of changes) {
    keys.get(change.kind)?.add(change.key);
    for (const fields of [change.before, change.after]) {
      for (const [name, value] of Object.entries(fields ?? {})) {
        if (typeof value !== "string") continue;
        keys.get(references.get(name) ?? "")?.add(value);
        if (name === "from" || name === "to") for (const list of NAMING) keys.get(list)?.add(value);
      }
    }
  }
  return keys;
}

/** A record that is gone is known by what it was. */
function remember(known: Map<string, PlanRecord>, change: Change): void {
  const id = `${change.kind}/${change.key}`;
  if (!known.has(id) && change.operation !== "edit")
    known.set(id, { ...(change.before ?? change.after), key: change.key } as unknown as PlanRecord);
}
