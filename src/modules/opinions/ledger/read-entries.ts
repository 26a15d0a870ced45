import { listPlans, listRecords, type RecordKind } from "#modules/plan/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Opinion, OpinionChange, Place, PlaceKind } from "./opinion.rules.ts";
import { countVoices, listChanges, listPlaces } from "./opinion-links.data.ts";

/** A place with the names under which people know it. */
export interface NamedPlace extends Place {
  planKey: string;
  planTitle: Text;
  number: string | null;
  title: Text;
}

export interface NamedChange extends OpinionChange {
  /** Of the plan whose version or history it names. */
  planKey: string | null;
}

/** An opinion with all that belongs to it. */
export interface Entry {
  opinion: Opinion;
  /** How many people sent it in; 0 where nobody was counted (meetings, councils). */
  voices: number;
  places: NamedPlace[];
  changes: NamedChange[];
}

export const KIND_OF_PLACE: Readonly<Record<Exclude<PlaceKind, "plan">, string>> = {
  node: "nodes",
  project: "projects",
  indicator: "indicators",
};

/** Adds places, changes and numbers to opinions, a query each and not one an opinion. */
export async function readEntries(
  scope: Scope,
  opinions: readonly Opinion[],
  kinds: readonly RecordKind[],
): Promise<Entry[]> {
  const ids = opinions.map(({ id }) => id);
  const places = await listPlaces(scope, ids);
  const changes = await listChanges(scope, ids);
  const voices = await countVoices(scope, ids);
  const plans = new Map((await listPlans(scope)).map((plan) => [plan.id, plan]));
  const named = await namePlaces(scope, { places: [...places.values()].flat(), kinds });
  return opinions.map((opinion) => ({
    opinion,
    voices: voices.get(opinion.id) ?? 0,
    places: (places.get(opinion.id) ?? []).flatMap((place) => named.get(idOf(place)) ?? []),
    changes: (changes.get(opinion.id) ?? []).map((change) => ({
      ...change,
      planKey: (change.planId === null ? undefined : plans.get(change.planId)?.key) ?? null,
    })),
  }));
}

const idOf = ({ planId, kind, key }: Place) => `${planId}/${kind}/${key}`;

/** What is not in the plan any more is left out. */
export async function namePlaces(
  scope: Scope,
  { places, kinds }: { places: readonly Place[]; kinds: readonly RecordKind[] },
): Promise<Map<string, NamedPlace>> {
  const plans = new Map((await listPlans(scope)).map((plan) => [plan.id, plan]));
  const named = new Map<string, NamedPlace>();
  for (const [group, own] of Map.groupBy(places, ({ planId, kind }) => `${planId}/${kind}`)) {
    const [{ planId, kind } = { planId: 0, kind: "plan" as const }] = own;
    const plan = plans.get(planId);
    if (!plan) continue;
    const at = { planId, kind, planKey: plan.key, planTitle: plan.title };
    if (kind === "plan") {
      named.set(`${group}/`, { ...at, key: "", number: null, title: plan.title });
      continue;
    }
    const record = kinds.find(({ name }) => name === KIND_OF_PLACE[kind]);
    const values = [...new Set(own.map(({ key }) => key))];
    const found = record ? await listRecords(scope, record, { planId, column: "key", values }) : [];
    for (const entry of found as unknown as { key: string; number?: string | null; title: Text }[])
      named.set(`${group}/${entry.key}`, { ...at, key: entry.key, number: entry.number ?? null, title: entry.title });
  }
  return named;
}
