import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { checkout } from "#platform/checkout.ts";
import { type RuleSet, ruleSetSchema } from "./rule-set.rules.ts";

const FOLDER = join(checkout, "data", "reference", "grading");

let shipped: readonly RuleSet[] | undefined;

/** The rule sets that every municipality may choose from (docs/grading.md), the two of no city first. */
export function shippedRuleSets(): readonly RuleSet[] {
  shipped ??= readdirSync(FOLDER)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => ruleSetSchema.parse(parse(readFileSync(join(FOLDER, name), "utf8"))))
    .sort((one, other) => Number(isOfACity(one)) - Number(isOfACity(other)));
  return shipped;
}

const isOfACity = ({ source }: RuleSet): boolean => source.municipality !== undefined;
