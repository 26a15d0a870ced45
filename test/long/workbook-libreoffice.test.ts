import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { RECORD_KINDS } from "#app/modules.ts";
import { diffPlans } from "#modules/plan/changes/plan-diff.rules.ts";
import { readPlanWorkbook } from "#modules/plan/exchange/plan-file/read-plan-workbook.ts";
import { readPlanYaml } from "#modules/plan/exchange/plan-file/read-plan-yaml.ts";
import { writePlanWorkbook } from "#modules/plan/exchange/plan-file/write-plan-workbook.ts";
import type { PlanRecord } from "#modules/plan/public.ts";
import { checkout } from "#platform/checkout.ts";
import { readWorkbook } from "#platform/documents/workbook.ts";
import { Catalogue } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { createTranslator } from "#platform/i18n/translator.ts";
import { office, throughOffice } from "./libre-office.ts";

const PLANS = join(checkout, "data/plans");
const say = createTranslator(new Catalogue(join(checkout, "locales")), getLanguage("ja"));

const names = readdirSync(PLANS).filter((name) => name.endsWith(".yaml"));

it.skipIf(!office).each(names)(
  "LibreOffice opens and saves the workbook of %s, and the plan is the same",
  async (name) => {
    const { document, municipality } = readPlanYaml(readFileSync(join(PLANS, name), "utf8"), RECORD_KINDS);
    const saved = throughOffice(await writePlanWorkbook(document, { kinds: RECORD_KINDS, say, municipality }));
    const file = await readPlanWorkbook(saved, RECORD_KINDS);
    expect(diffPlans(document, file.document, RECORD_KINDS)).toEqual([]);
  },
);

it.skipIf(!office)("LibreOffice takes names that look like formulas, numbers or markup for text", async () => {
  const [first = ""] = names;
  const { document, municipality } = readPlanYaml(readFileSync(join(PLANS, first), "utf8"), RECORD_KINDS);
  const strange = [
    "=1+1",
    "+81",
    "-5",
    "@sum",
    "60.0",
    "007",
    "TRUE",
    "2023-04-01",
    "#N/A",
    "<b>x</b>",
    "👩‍👩‍👧‍👦𠮷",
    "\u202Ex\u202C",
    "a\nb",
    "_x0041_",
    "'q",
  ];
  const sections = strange.map((ja, index) => ({
    key: `s${index}`,
    position: String(index + 1),
    version: 1,
    basis: "source",
    basisReason: null,
    source: null,
    name: { ja },
  }));
  const plan = { plan: document.plan, records: { ...document.records, sections: sections as unknown as PlanRecord[] } };
  const saved = throughOffice(await writePlanWorkbook(plan, { kinds: RECORD_KINDS, say, municipality }));
  const file = await readPlanWorkbook(saved, RECORD_KINDS);
  expect(diffPlans(plan, file.document, RECORD_KINDS)).toEqual([]);
  expect((await readWorkbook(saved)).length).toBe(RECORD_KINDS.length + 1);
});

it("has LibreOffice at hand, or says how to get it", () => {
  if (!office)
    console.warn(
      "LibreOffice was not found, so its tests were skipped. On Debian and Ubuntu: sudo apt-get install libreoffice-calc-nogui",
    );
  expect(office === undefined || existsSync(office)).toBe(true);
});
