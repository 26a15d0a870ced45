import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { listBodies, readYaml } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { SystemContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { Problem } from "#platform/problem.ts";
import { getPlan } from "../records/plan-record.data.ts";
import { decimalSchema, textShape } from "../records/record-kind.rules.ts";
import { DEMO } from "./fact.rules.ts";
import { insertReporters, saveSettings } from "./fact-reporter.data.ts";
import { COMMON_QUANTITIES, commonQuantity } from "./quantity-words.ts";
import { writeFact } from "./record-fact.ts";

const name = z.enum(COMMON_QUANTITIES.map((quantity) => quantity.name) as [string, ...string[]]);

/** `data/demo/<slug>/facts.yaml`: invented facts; what was counted goes by the names of `quantity-words.ts`. */
const demoFactsFile = z.strictObject({
  format: z.literal("kakehashi-demo-facts/1"),
  municipality: z.string(),
  plan: z.string(),
  isPublished: z.boolean(),
  reporters: z.array(z.strictObject({ body: z.string(), projects: z.array(z.string()) })).default([]),
  facts: z.array(
    z.strictObject({
      project: z.string(),
      date: z.iso.date(),
      body: z.string(),
      kind: z.string(),
      title: textShape,
      counts: z.partialRecord(name, decimalSchema).default({}),
    }),
  ),
});
type DemoFactsFile = z.output<typeof demoFactsFile>;

/** Brings the invented facts of a city into its ledger; a second time nothing changes. @throws Problem with each mistake */
export async function loadDemoFacts(ctx: SystemContext, { dataFolder }: { dataFolder: string }): Promise<number> {
  const path = join(dataFolder, "demo", ctx.municipality.slug, "facts.yaml");
  if (!existsSync(path)) return 0;
  const file = readYaml(path, demoFactsFile);
  return ctx.transaction(async (scope) => {
    const { id: planId } = await getPlan(scope, file.plan);
    const bodyOf = await readBodies(scope);
    const written = await writeAll(ctx, scope, { file, planId, bodyOf });
    if (written === 0) return 0;
    const reporters = file.reporters.flatMap(({ body, projects }) =>
      projects.map((project) => ({ planId, project, bodyId: bodyOf(body) })),
    );
    await insertReporters(scope, reporters, "demo");
    await saveSettings(scope, { planId, isPublished: file.isPublished, basis: "demo" });
    await recordAudit(ctx, scope, {
      action: "facts.imported",
      objectKind: "plan",
      objectKey: file.plan,
      after: { count: written, basis: "demo" },
    });
    await bumpRevision(scope);
    return written;
  });
}

async function readBodies(scope: Scope): Promise<(key: string) => number> {
  const bodies = new Map((await listBodies(scope)).map((body) => [body.key, body.id]));
  return (key) => {
    const id = bodies.get(key);
    if (id === undefined) throw new Problem(`facts.yaml names the body ${key}, which the municipality does not have.`);
    return id;
  };
}

async function writeAll(
  ctx: SystemContext,
  scope: Scope,
  given: { file: DemoFactsFile; planId: number; bodyOf: (key: string) => number },
): Promise<number> {
  let written = 0;
  for (const [index, { project, date, kind, title, body, counts }] of given.file.facts.entries()) {
    const recorded = await writeFact(ctx, scope, {
      planId: given.planId,
      project,
      date,
      kind,
      title,
      bodyId: given.bodyOf(body),
      quantities: Object.entries(counts).map(([key, value]) => ({ ...commonQuantity(key), value: value ?? "0" })),
      source: { module: DEMO, object: `facts/${index + 1}` },
      basis: "demo",
    });
    if (recorded.isNew) written += 1;
  }
  return written;
}
