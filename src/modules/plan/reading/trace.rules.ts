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
