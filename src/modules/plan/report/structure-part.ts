import { type Block, type Line, lineOf } from "#platform/documents/paper.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { reportPart } from "#platform/module.ts";
import { isInForce } from "../records/in-force.rules.ts";
import { nodeKind } from "../records/plan-kinds.ts";
import { getPlanHead, listRecords } from "../records/plan-record.data.ts";
import type { PlanNode } from "../records/plan-records.ts";

interface OutlineNode {
  key: string;
  parent: string | null;
  number: string | null;
  title: Text;
}

/** What a report keeps of the plan's outline. */
interface ReportedStructure {
  visionLabel: Text | null;
  vision: Text | null;
  summary: Text | null;
  nodes: OutlineNode[];
}

/** What the plan aims at and its tree, as the year began. */
export const structurePart = reportPart<ReportedStructure>({
  name: "plan.structure",
  title: "plan.home.structure",
  async read(scope, { planId, planKey, fiscalYear }) {
    const { head } = await getPlanHead(scope, planKey);
    const nodes = await listRecords<PlanNode>(scope, nodeKind, { planId });
    return {
      visionLabel: head.visionLabel,
      vision: head.vision,
      summary: head.summary,
      nodes: nodes
        .filter((node) => isInForce(node, `${fiscalYear}-04-01`))
        .map(({ key, parent, number, title }) => ({ key, parent, number, title })),
    };
  },
  draw: (structure, say) => [...aimOf(structure, say), ...outlineOf(structure.nodes, say)],
});

function aimOf({ visionLabel, vision, summary }: ReportedStructure, say: Translator): Block[] {
  const line = (text: Text | null): Line => lineOf(say.text(text));
  const label: Line = visionLabel ? [...line(visionLabel), "　"] : [];
  return [
    ...(vision ? [{ kind: "paragraph", tone: "lead", text: [...label, ...line(vision)] } as const] : []),
    ...(summary ? [{ kind: "paragraph", text: line(summary) } as const] : []),
  ];
}

/** A row for each node at the top, with all that hangs below it. */
function outlineOf(nodes: readonly OutlineNode[], say: Translator): Block[] {
  const children = Map.groupBy(nodes, (node) => node.parent ?? "");
  const name = ({ number, title }: OutlineNode): Line => [
    ...(number ? [`${number} `] : []),
    ...lineOf(say.text(title)),
  ];
  const below = (key: string, indent: string): Line[] =>
    (children.get(key) ?? []).flatMap((node) => [[indent, ...name(node)], ...below(node.key, `${indent}　`)]);
  const top = children.get("") ?? [];
  return top.length === 0
    ? []
    : [{ kind: "terms", items: top.map((node) => ({ term: name(node), text: below(node.key, "") })) }];
}
