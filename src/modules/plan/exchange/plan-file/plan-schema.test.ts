import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { RECORD_KINDS } from "#app/modules.ts";
import { checkout } from "#platform/checkout.ts";
import { planFileSchema } from "./plan-schema.ts";
import { readPlanYaml } from "./read-plan-yaml.ts";
import { writePlanYaml } from "./write-plan-yaml.ts";

const DATA = join(checkout, "data");
const schema = planFileSchema(RECORD_KINDS);
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
const files = readdirSync(DATA, { recursive: true, encoding: "utf8" })
  .filter((name) => /^(plans|demo\/[a-z]+)\/[a-z0-9-]+\.yaml$/.test(name))
  .filter((name) => readFileSync(join(DATA, name), "utf8").includes("format: kakehashi-plan/1"));

it("is the schema that is shipped (vitest -u writes it anew)", async () => {
  await expect(`${JSON.stringify(schema, null, 1)}\n`).toMatchFileSnapshot(join(DATA, "plans/plan-file.schema.json"));
});

it.each(files)("accepts %s", (name) => {
  validate(parse(readFileSync(join(DATA, name), "utf8")));
  expect(validate.errors ?? []).toEqual([]);
});

it("accepts what is exported", () => {
  const { document } = readPlanYaml(readFileSync(join(DATA, "plans/yamaguchi-vision.yaml"), "utf8"), RECORD_KINDS);
  const mark = { change: 12, at: "2026-04-01T00:00:00.000Z" };
  validate(parse(writePlanYaml(document, { kinds: RECORD_KINDS, municipality: "352039", mark })));
  expect(validate.errors ?? []).toEqual([]);
});

it("refuses what an import would refuse: unknown fields, missing titles, wrong choices, wrong dates", () => {
  const plan = { key: "a", title: { ja: "計画" }, state: "draft", levels: [{ name: { ja: "目標" } }] };
  const head = { format: "kakehashi-plan/1", municipality: "172014" };
  const isValid = (more: object) => validate({ ...head, plan, ...more });
  expect(isValid({})).toBe(true);
  expect(isValid({ plan: { ...plan, colour: "red" } })).toBe(false);
  expect(isValid({ plan: { ...plan, title: { en: "Plan" } } })).toBe(false);
  expect(isValid({ plan: { ...plan, state: "done" } })).toBe(false);
  expect(isValid({ plan: { ...plan, publishedOn: "2023-13" } })).toBe(false);
  expect(isValid({ chapters: [] })).toBe(false);
  expect(validate(head)).toBe(false);
});
