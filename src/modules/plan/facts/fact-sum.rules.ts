import { Decimal as Base } from "decimal.js";
import type { Text } from "#platform/i18n/text.ts";
import { type Fact, type Quantity, quantityKey } from "./fact.rules.ts";

/** Wide enough that no sum of a ledger is ever rounded: 10 + 4 digits a value, a million of them. */
const Decimal = Base.clone({ precision: 60 });

/** What one kind of quantity adds up to, exactly, and the facts that say so. */
export interface FactSum {
  name: string;
  label: Text;
  unit: Text;
  /** A plain decimal without zeros at its end. */
  value: string;
  /** Of the facts that count and name this quantity. */
  count: number;
  factIds: number[];
  /** First and last day of these facts. */
  from: string;
  to: string;
}

/** The facts of one project, added up. */
export interface ProjectFacts {
  project: string;
  /** Of the facts that count, also those without quantities. */
  count: number;
  from: string | null;
  to: string | null;
  factIds: number[];
  sums: FactSum[];
}

type Summed = Pick<Fact, "id" | "project" | "date" | "quantities" | "state">;

/**
 * Adds up facts project by project. Reversals stand in the ledger with their quantities turned round, so that every row
 * is added and nothing is left out; count, days and ids are those of the facts that still count.
 */
export function sumByProject(facts: readonly Summed[]): ProjectFacts[] {
  const byProject = Map.groupBy(facts, (fact) => fact.project);
  return [...byProject].sort(([a], [b]) => compare(a, b)).map(([project, own]) => sumOf(project, own));
}

function sumOf(project: string, facts: readonly Summed[]): ProjectFacts {
  return { project, ...extentOf(facts), sums: sumQuantities(facts) };
}

function extentOf(facts: readonly Summed[]) {
  const effective = facts.filter((fact) => fact.state === "effective");
  const days = effective.map((fact) => fact.date).sort(compare);
  return {
    count: effective.length,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    factIds: effective.map((fact) => fact.id).sort((a, b) => a - b),
  };
}

/** The sums of some facts, of whatever projects, in the order in which those that count first named their quantities. */
export function sumQuantities(facts: readonly Summed[]): FactSum[] {
  const isGone = (fact: Summed) => Number(fact.state !== "effective");
  const inOrder = [...facts].sort((a, b) => isGone(a) - isGone(b) || a.id - b.id);
  const counted = inOrder.flatMap((fact) => fact.quantities.map((quantity) => ({ fact, quantity })));
  const groups = Map.groupBy(counted, ({ quantity }) => quantityKey(quantity));
  return [...groups.values()].flatMap((group) => {
    const { count, from, to, factIds } = extentOf(group.map(({ fact }) => fact));
    if (from === null || to === null) return [];
    const value = group.reduce((sum, { quantity }) => sum.plus(quantity.value), new Decimal(0)).toFixed();
    const said = group.filter(({ fact }) => fact.state === "effective").map(({ quantity }) => quantity);
    return [{ ...wordsOf(said), value, count, factIds, from, to }];
  });
}

/** Of equal quantities the words in most languages; which fact came first must not matter. */
function wordsOf(quantities: readonly Quantity[]): Pick<FactSum, "name" | "label" | "unit"> {
  const richest = (texts: readonly Text[]) =>
    [...texts].sort(
      (a, b) => Object.keys(b).length - Object.keys(a).length || compare(JSON.stringify(a), JSON.stringify(b)),
    )[0] ?? {};
  return {
    name: quantities[0]?.name ?? "",
    label: richest(quantities.map(({ label }) => label)),
    unit: richest(quantities.map(({ unit }) => unit)),
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
