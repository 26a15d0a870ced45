import type { Scope } from "#platform/db/scope.ts";
import { type Block, type Line, lineOf } from "#platform/documents/paper.ts";
import type { Text } from "#platform/i18n/text.ts";
import { reportPart } from "#platform/module.ts";
import { nodeKind, PLAN_KINDS } from "../records/plan-kinds.ts";
import { listRecords } from "../records/plan-record.data.ts";
import type { Committee, Partner, PlanNode, PlanSection } from "../records/plan-records.ts";
import type { PlanRecord } from "../records/record-kind.rules.ts";

async function listNamed<R extends PlanRecord>(scope: Scope, planId: number, name: string): Promise<R[]> {
  const kind = PLAN_KINDS.find((entry) => entry.name === name);
  return kind ? listRecords<R>(scope, kind, { planId }) : [];
}

interface ReportedOrganisation {
  committees: Pick<Committee, "name" | "kind" | "members" | "role">[];
  sections: Text[];
}

/** The committees that carry the plan, and the city's sections that work on it. */
export const organisationPart = reportPart<ReportedOrganisation>({
  name: "plan.organisation",
  title: "plan.partners.committees",
  async read(scope, { planId }) {
    const committees = await listNamed<Committee>(scope, planId, "committees");
    const sections = await listNamed<PlanSection>(scope, planId, "sections");
    return {
      committees: committees.map(({ name, kind, members, role }) => ({ name, kind, members, role })),
      sections: sections.map(({ name }) => name),
    };
  },
  draw: ({ committees, sections }, say) => {
    const lines = (texts: readonly (Text | null)[]): Line[] =>
      texts.flatMap((text) => (text ? [lineOf(say.text(text))] : []));
    const items = [
      ...committees.map(({ name, kind, members, role }) => ({
        term: lineOf(say.text(name)),
        text: lines([kind, role, members]),
      })),
      ...(sections.length > 0 ? [{ term: lineOf(say.message("plan.partners.sections")), text: lines(sections) }] : []),
    ];
    return items.length > 0 ? [{ kind: "terms", items }] : [];
  },
});

interface ReportedPartner {
  name: Text;
  role: Text | null;
  /** Where in the plan; null: in the whole of it. */
  at: { number: string | null; title: Text } | null;
}

/** The bodies that the plan names, each with the parts that it has in it. */
export const partnersPart = reportPart<ReportedPartner[]>({
  name: "plan.partners",
  title: "plan.partners.partners",
  async read(scope, { planId }) {
    const nodes = new Map((await listRecords<PlanNode>(scope, nodeKind, { planId })).map((node) => [node.key, node]));
    const partners = await listNamed<Partner>(scope, planId, "partners");
    return partners.map(({ name, role, node }) => {
      const at = nodes.get(node ?? "");
      return { name, role, at: at ? { number: at.number, title: at.title } : null };
    });
  },
  draw: (partners, say): Block[] => {
    const byName = Map.groupBy(partners, ({ name }) => name.ja ?? "");
    const place = ({ at }: ReportedPartner): Line =>
      at
        ? [...(at.number ? [`${at.number} `] : []), ...lineOf(say.text(at.title))]
        : lineOf(say.message("plan.partners.whole"));
    const told = (partner: ReportedPartner): Line => [
      ...place(partner),
      ...(partner.role ? ["　", ...lineOf(say.text(partner.role))] : []),
    ];
    const items = [...byName.values()].map((own) => ({
      term: lineOf(say.text(own[0]?.name)),
      text: own.map(told),
    }));
    return items.length > 0 ? [{ kind: "terms", items }] : [];
  },
});
