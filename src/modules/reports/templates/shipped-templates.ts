import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { checkout } from "#platform/checkout.ts";
import { type ShippedTemplate, templateFileSchema } from "./template.rules.ts";

const FOLDER = join(checkout, "data", "reference", "reports");

let shipped: Map<string, ShippedTemplate> | undefined;

/** The orders of chapters that cities can begin with. */
export function shippedTemplates(): ReadonlyMap<string, ShippedTemplate> {
  shipped ??= new Map(
    readdirSync(FOLDER)
      .filter((name) => name.endsWith(".yaml"))
      .sort()
      .map((name) => templateFileSchema.parse(parse(readFileSync(join(FOLDER, name), "utf8"))))
      .map((template) => [template.key, template]),
  );
  return shipped;
}

/** What a plan begins with: the preset that names it, else the one that names no plan. */
export function presetFor(planKey: string): ShippedTemplate {
  const presets = [...shippedTemplates().values()];
  const found =
    presets.find((preset) => preset.plans.includes(planKey)) ?? presets.find((preset) => preset.plans.length === 0);
  if (!found) throw new Error("one of the shipped templates serves every plan");
  return found;
}
