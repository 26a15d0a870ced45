import type { Action, ActionClass, EvidenceGroup, PlanLink, PlanNode } from "../records/plan-records.ts";
import { leavesOf } from "./plan-tree.rules.ts";

/** A link with the node that it ends at. */
export interface LinkedNode {
  node: PlanNode;
  link: PlanLink;
}

/** One action with all that it hangs together with. */
export interface TracedAction {
  action: Action;
  actionClass: ActionClass | undefined;
  /** Policies that the action's class leads to. */
  policies: LinkedNode[];
  /** Measures that the action itself leads to; empty is a gap. */
  measures: LinkedNode[];
}

export interface Trace {
  groups: { group: EvidenceGroup; actions: TracedAction[] }[];
  /** Actions that lead to no measure. */
  openActions: Action[];
  /** Measures that no action leads to. Empty where the plan has no actions at all: then nothing is missing. */
  openMeasures: PlanNode[];
}

/** Joins evidence, actions, classes, policies and measures; gaps come out as such. */
export function traceOf(parts: {
  groups: readonly EvidenceGroup[];
  actions: readonly Action[];
  classes: readonly ActionClass[];
  links: readonly PlanLink[];
  nodes: readonly PlanNode[];
}): Trace {
  const nodes = new Map(parts.nodes.map((node) => [node.key, node]));
  const classes = new Map(parts.classes.map((entry) => [entry.key, entry]));
  const follow = (type: PlanLink["type"], from: string): LinkedNode[] =>
    parts.links
      .filter((link) => link.type === type && link.from === from)
      .flatMap((link) => {
        const node = nodes.get(link.to);
        return node ? [{ node, link }] : [];
      });
  const traced = parts.actions.map((action) => ({
    action,
    actionClass: classes.get(action.class),
    policies: follow("classToNode", action.class),
    measures: follow("actionToNode", action.key),
  }));
  const reached = new Set(traced.flatMap((entry) => entry.measures.map(({ node }) => node.key)));
  return {
    groups: parts.groups.map((group) => ({
      group,
      actions: traced.filter((entry) => entry.action.group === group.key),
    })),
    openActions: traced.filter((entry) => entry.measures.length === 0).map((entry) => entry.action),
    openMeasures: parts.actions.length === 0 ? [] : leavesOf(parts.nodes).filter((node) => !reached.has(node.key)),
  };
}

/** An action that leads to one of some nodes, with the evidence it came from. */
export interface Voice {
  action: Action;
  group: EvidenceGroup | undefined;
  link: PlanLink;
}

/** The way back: from nodes to the actions behind them and on to the evidence, in the order of the actions, each once. */
export function voicesOf(
  nodes: readonly string[],
  parts: { groups: readonly EvidenceGroup[]; actions: readonly Action[]; links: readonly PlanLink[] },
): Voice[] {
  const groups = new Map(parts.groups.map((group) => [group.key, group]));
  const leading = parts.links.filter((link) => link.type === "actionToNode" && nodes.includes(link.to));
  return parts.actions.flatMap((action) => {
    const link = leading.find((entry) => entry.from === action.key);
    return link ? [{ action, group: groups.get(action.group), link }] : [];
  });
}

/** The link that speaks for all where they have the same basis for the same reason, so that it is said once. */
export function sharedBasis(links: readonly PlanLink[]): PlanLink | undefined {
  const [first] = links;
  const wordOf = ({ basis, basisReason }: PlanLink) => JSON.stringify([basis, basisReason]);
  return first && links.every((link) => wordOf(link) === wordOf(first)) ? first : undefined;
}
