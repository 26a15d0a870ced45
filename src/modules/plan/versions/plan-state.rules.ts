import type { Issue } from "#platform/errors.ts";
import type { PlanHead, PlanState } from "../records/plan-records.ts";

/** What a version is kept as: the plan at one of its stages, or a snapshot for the office's own use. */
export const VERSION_KINDS = ["draft", "publicComment", "adopted", "amended", "snapshot"] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

/** What a plan may become. Adopted, it is never a draft again: it is amended. */
const NEXT: Readonly<Record<PlanState, readonly PlanState[]>> = {
  draftOutline: ["draft", "publicComment"],
  draft: ["publicComment", "adopted"],
  publicComment: ["draft", "adopted"],
  adopted: ["amended"],
  amended: [],
};

export const mayBecome = (from: PlanState, to: PlanState): boolean => from === to || NEXT[from].includes(to);

/** An edit may not take a plan back to where it cannot come from; only undoing the step itself does. */
export function checkStage(before: PlanHead, after: PlanHead): Issue[] {
  return mayBecome(before.state, after.state) ? [] : [{ path: `plan.${before.key}.state`, code: "plan.error.stage" }];
}

/**
 * What may be kept of a plan in a state, given the kinds of its versions so far: the stage it is on, the stages that may
 * come next, a snapshot always. A plan is adopted once; what comes after are amendments.
 */
export function versionKindsFor(state: PlanState, made: readonly VersionKind[]): VersionKind[] {
  const stages = VERSION_KINDS.filter((kind) => kind !== "snapshot" && mayBecome(state, kind));
  const isAdoptedAgain = state === "adopted" && made.includes("adopted");
  return [...stages.filter((kind) => !(kind === "adopted" && isAdoptedAgain)), "snapshot"];
}

/** The state that a plan is in once a version of this kind was made. */
export const stateAfter = (state: PlanState, kind: VersionKind): PlanState => (kind === "snapshot" ? state : kind);

/** Drafts and snapshots stay in the office; what was put before the public or decided on is for everybody, for ever. */
export const isPublicKind = (kind: VersionKind): boolean => kind !== "draft" && kind !== "snapshot";
export const PUBLIC_VERSIONS = VERSION_KINDS.filter(isPublicKind);
