import { listPlacedProjects, listPlans, listRecords, nodeKind, type PlanNode } from "#modules/plan/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";

export interface SubjectAt {
  plan: string;
  kind: "node" | "project";
  key: string;
}

/** Something that the assembly may ask about: a node with all below it, or a project. */
export interface Subject {
  number: string | null;
  title: Text;
  /** Keys of the nodes and the projects that belong to it. */
  nodes: readonly string[];
  projects: readonly string[];
}

/** @throws AppError notFound */
export async function findSubject(
  scope: Scope,
  { planId, at, today }: { planId: number; at: SubjectAt; today: string },
): Promise<Subject> {
  const placed = await listPlacedProjects(scope, { planId, onDay: today });
  if (at.kind === "project") {
    const project = placed.find(({ key }) => key === at.key);
    if (!project) throw notFound();
    const home = project.place.at(-1);
    return { number: null, title: project.title, nodes: home ? [home.key] : [], projects: [project.key] };
  }
  const nodes = await listRecords<PlanNode>(scope, nodeKind, { planId });
  const node = nodes.find(({ key }) => key === at.key);
  if (!node) throw notFound();
  const below = (key: string): string[] =>
    nodes.filter(({ parent }) => parent === key).flatMap((child) => [child.key, ...below(child.key)]);
  const own = placed.filter(({ place }) => place.some(({ key }) => key === node.key));
  return {
    number: node.number,
    title: node.title,
    nodes: [node.key, ...below(node.key)],
    projects: own.map(({ key }) => key),
  };
}

export interface FoundSubject extends SubjectAt {
  number: string | null;
  title: Text;
}

const MOST_FOUND = 40;
const plain = (text: string) => text.normalize("NFKC").toLowerCase();

/** Nodes and projects of all plans whose title holds the words, in any of its languages. */
export async function searchSubjects(scope: Scope, { words, today }: { words: string; today: string }) {
  const wanted = plain(words.trim());
  if (wanted === "") return [];
  const holds = (title: Text) => Object.values(title).some((value) => plain(value).includes(wanted));
  const found: FoundSubject[] = [];
  for (const { id: planId, key: plan } of await listPlans(scope)) {
    const nodes = await listRecords<PlanNode>(scope, nodeKind, { planId });
    const projects = await listPlacedProjects(scope, { planId, onDay: today });
    found.push(
      ...nodes.map(({ key, number, title }) => ({ plan, kind: "node" as const, key, number, title })),
      ...projects.map(({ key, title }) => ({ plan, kind: "project" as const, key, number: null, title })),
    );
  }
  return found.filter(({ title }) => holds(title)).slice(0, MOST_FOUND);
}
