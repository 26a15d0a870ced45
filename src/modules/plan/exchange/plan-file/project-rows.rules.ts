import { type PlanDocument, recordsOf } from "../../records/plan-document.rules.ts";
import type { Listing, PlanNode, Project } from "../../records/plan-records.ts";

/** One place in the tree as text: the numbers as printed (`Ⅰ / 1 / 1-1`) and the titles from the top down. */
interface Way {
  numbers: string;
  ja: string;
  en: string;
}

const HEADER = [
  "local_government_code",
  "plan",
  "project",
  "number_path",
  "home_ja",
  "home_en",
  "listings",
  "title_ja",
  "title_en",
  "summary_ja",
  "summary_en",
  "retired_on",
] as const;

/** A table with one row a project, counted once at its home; `listings` counts its places, the home included. */
export function projectRows(document: PlanDocument, municipality: string): (string | number | null)[][] {
  const ways = waysOf(recordsOf<PlanNode>(document, "nodes"));
  const listings = Map.groupBy(recordsOf<Listing>(document, "listings"), (listing) => listing.project);
  const rows = recordsOf<Project>(document, "projects").map((project) => {
    const places = listings.get(project.key) ?? [];
    const way = ways.get(places.find((listing) => listing.home)?.node ?? "");
    return [
      municipality,
      document.plan.key,
      project.key,
      way?.numbers ?? null,
      way?.ja ?? null,
      way?.en ?? null,
      places.length,
      project.title.ja ?? null,
      project.title.en ?? null,
      project.summary?.ja ?? null,
      project.summary?.en ?? null,
      project.retiredOn,
    ];
  });
  return [[...HEADER], ...rows];
}

function waysOf(nodes: readonly PlanNode[]): Map<string, Way> {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  return new Map(
    nodes.map((node) => {
      const chain = chainOf(node, byKey);
      const join = (part: (node: PlanNode) => string | null | undefined) => chain.map(part).filter(Boolean).join(" / ");
      return [
        node.key,
        { numbers: join((one) => one.number), ja: join((one) => one.title.ja), en: join((one) => one.title.en) },
      ];
    }),
  );
}

/** From the top down. A circle ends where it began. */
function chainOf(node: PlanNode, byKey: ReadonlyMap<string, PlanNode>): PlanNode[] {
  const chain: PlanNode[] = [];
  for (let at: PlanNode | undefined = node; at && !chain.includes(at); at = byKey.get(at.parent ?? ""))
    chain.unshift(at);
  return chain;
}
