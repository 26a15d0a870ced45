import { Decimal } from "decimal.js";
import type { Issue } from "#platform/errors.ts";
import { isOnCalendar } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";

/** One thing that was counted. Quantities are added up only where `name` and unit are the same. */
export interface Quantity {
  /** Key of what was counted, for example `participants`. */
  name: string;
  label: Text;
  /** A plain decimal; below zero only in a fact that takes another back. */
  value: string;
  unit: Text;
}

/** Which object of which module left a fact: `events` and `123`. */
export interface FactSource {
  module: string;
  object: string;
}

/** Something that was done for a project, as the ledger takes it in. */
export interface NewFact {
  planId: number;
  project: string;
  /** `YYYY-MM-DD`. */
  date: string;
  /** `<module>.<what>`: an open vocabulary; `staff.activity` is entered by hand. */
  kind: string;
  title: Text;
  quantities: readonly Quantity[];
  /** The same source leaves the same kind of fact once. Null where nothing else knows of it. */
  source: FactSource | null;
  /** The legal person that did it. */
  bodyId: number;
  evidence: string | null;
  /** Its title may stand on public pages; its quantities count there anyhow. */
  isPublic: boolean;
  basis: "source" | "demo";
}

/** `effective` counts; `reversed` was taken back by a `reversal`, and both stay to be seen. */
export type FactState = "effective" | "reversed" | "reversal";

/** A fact as it stands in the ledger. */
export interface Fact extends NewFact {
  id: number;
  /** Null: the system. */
  enteredBy: string | null;
  enteredAt: Date;
  reverses: number | null;
  reversedBy: number | null;
  /** Why a reversal was written. */
  reason: string | null;
  state: FactState;
}

export const MAX_QUANTITIES = 20;
export const MAX_FACT_TITLE = 200;
export const MAX_FACT_EVIDENCE = 500;

const KIND = /^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/;
/** Ten whole digits and four behind the point: more than any city counts of people, things or thousand yen. */
const COUNTED = /^\d{1,10}(\.\d{1,4})?$/;

/** All that is wrong with a fact, whoever leaves it. */
export function checkFact(fact: Pick<NewFact, "date" | "kind" | "title" | "quantities">): Issue[] {
  const wrong: [isWrong: boolean, path: string, code: string][] = [
    [!isDay(fact.date), "date", "plan.facts.error.date"],
    [!KIND.test(fact.kind), "kind", "plan.facts.error.kind"],
    [Object.keys(fact.title).length === 0, "title", "plan.facts.error.titleMissing"],
    [fact.quantities.length > MAX_QUANTITIES, "quantities", "plan.facts.error.manyQuantities"],
  ];
  return [...wrong.flatMap(([isWrong, path, code]) => (isWrong ? [{ path, code }] : [])), ...check(fact.quantities)];
}

const isDay = (date: string) => /^\d{4}-\d{2}-\d{2}$/.test(date) && isOnCalendar(date);

function check(quantities: readonly Quantity[]): Issue[] {
  const seen = new Set<string>();
  return quantities.flatMap((quantity, index) => {
    const identity = quantityKey(quantity);
    const isTwice = seen.has(identity);
    seen.add(identity);
    if (!COUNTED.test(quantity.value)) return [{ path: `quantities.${index}`, code: "plan.facts.error.number" }];
    return isTwice ? [{ path: `quantities.${index}`, code: "plan.facts.error.quantityTwice" }] : [];
  });
}

/** What may be added up: the same name in the same unit, however many languages the unit is written in. */
export function quantityKey({ name, unit }: Pick<Quantity, "name" | "unit">): string {
  return JSON.stringify([name, wordOf(unit)]);
}

/** The word of the source language by which texts are told apart. */
export function wordOf(text: Text): string {
  return (text.ja ?? Object.values(text)[0] ?? "").normalize("NFKC").trim();
}

/** The quantities that bring every sum back to what it was. */
export function reversedQuantities(quantities: readonly Quantity[]): Quantity[] {
  return quantities.map((quantity) => ({ ...quantity, value: negated(quantity.value) }));
}

function negated(value: string): string {
  const turned = new Decimal(value).negated();
  return turned.isZero() ? "0" : turned.toFixed();
}

/** What a page or a table took in; facts that a module left are put right in that module. */
export const isEnteredByHand = ({ source }: Pick<NewFact, "source">): boolean =>
  source === null || source.module === PAGES || source.module === DEMO;

/** The source of facts that staff enter, and of those that were invented for the demonstration. */
export const PAGES = "plan";
export const DEMO = "demo";

/** What counts first, the newest at the top; then what was taken back, each with its reversal. */
export function inLedgerOrder(facts: readonly Fact[]): Fact[] {
  const pair = (fact: Fact) => fact.reverses ?? fact.id;
  const isGone = (fact: Fact) => Number(fact.state !== "effective");
  return [...facts].sort(
    (a, b) => isGone(a) - isGone(b) || compare(b.date, a.date) || pair(b) - pair(a) || a.id - b.id,
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
