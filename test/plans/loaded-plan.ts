import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { RECORD_KINDS } from "#app/modules.ts";
import { importPlanFile } from "#modules/plan/exchange/import-plan-file.ts";
import type { PlanDocument } from "#modules/plan/records/plan-document.rules.ts";
import { recordsOf } from "#modules/plan/records/plan-document.rules.ts";
import { getPlan, loadDocument } from "#modules/plan/records/plan-record.data.ts";
import type { PlanNode } from "#modules/plan/records/plan-records.ts";
import { checkout } from "#platform/checkout.ts";
import type { Database } from "#platform/db/database.ts";
import type { Text } from "#platform/i18n/text.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildSystemContext } from "#testing/build-plan.ts";

/** Loads shipped plan files of one city into the database and reads them back, by key. */
export async function loadPlans(db: Database, code: string, plans: readonly string[]): Promise<PlanDocument[]> {
  const municipality = await buildMunicipality(db, { code });
  const ctx = buildSystemContext(db, municipality);
  const documents: PlanDocument[] = [];
  for (const plan of plans) {
    const source = readFileSync(join(checkout, "data", "plans", `${plan}.yaml`), "utf8");
    await importPlanFile(ctx, { source, kinds: RECORD_KINDS });
    documents.push(await ctx.read(async (scope) => loadDocument(scope, (await getPlan(scope, plan)).id, RECORD_KINDS)));
  }
  return documents;
}

/** What the document prints, put down by hand (test/fixtures/plans/NOTICE.md). */
export function readExpected<T>(name: string): T {
  return parse(readFileSync(join(checkout, "test", "fixtures", "plans", `expected-${name}.yaml`), "utf8")) as T;
}

export interface ExpectedNode {
  number: string | null;
  title: string;
  level: number;
  parentNumber: string | null;
}

/** As the fixtures ask to be compared: after NFKC and without spaces, which the text version scatters around Latin letters. */
export function printed(text: string | Text | null | undefined): string {
  const japanese = typeof text === "string" ? text : (text?.ja ?? "");
  return japanese.normalize("NFKC").replace(/\s+/gu, "");
}

export interface PlacedNode extends ExpectedNode {
  key: string;
  /** Numbers from the top down, joined: `Ⅱ/1/1-2`. */
  path: string;
}

/** The tree in printed order. */
export function placeNodes(document: PlanDocument): PlacedNode[] {
  const nodes = recordsOf<PlanNode>(document, "nodes");
  const below = (parent: PlacedNode | null): PlacedNode[] =>
    nodes
      .filter((node) => node.parent === (parent?.key ?? null))
      .flatMap((node) => {
        const number = node.number === null ? null : printed(node.number);
        const path = [parent?.path, number ?? printed(node.title)].filter(Boolean).join("/");
        const level = (parent?.level ?? 0) + 1;
        const placed = {
          key: node.key,
          number,
          title: printed(node.title),
          level,
          parentNumber: parent?.path ?? null,
          path,
        };
        return [placed, ...below(placed)];
      });
  return below(null);
}

/** The fixture's nodes in the same form. */
export function expectedNodes(nodes: readonly ExpectedNode[]) {
  return nodes.map(({ number, title, level, parentNumber }) => ({
    number: number === null ? null : printed(number),
    title: printed(title),
    level,
    parentNumber: parentNumber === null ? null : printed(parentNumber),
  }));
}

export const withoutPath = ({ key: _key, path: _path, ...node }: PlacedNode) => node;

/** A plain number as both sides write it: `60.0` and `60` are the same. */
export const plainNumber = (value: string | number | null) => (value === null ? null : String(Number(value)));
