import type { Scope } from "#platform/db/scope.ts";
import { invalid } from "#platform/errors.ts";
import { type Body, listBodies, listSections } from "./organisation.data.ts";

/** @throws AppError invalid where the body is none of this municipality */
export async function getBodyOf(scope: Scope, bodyId: number): Promise<Body> {
  const body = (await listBodies(scope)).find((candidate) => candidate.id === bodyId);
  if (!body) throw invalid([{ path: "bodyId", code: "accounts.error.bodyMissing" }]);
  return body;
}

/** A section must be one of the person's or post's own body. @throws AppError invalid */
export async function checkSection(
  scope: Scope,
  { bodyId, sectionId }: { bodyId: number; sectionId: number | null },
): Promise<void> {
  if (sectionId === null) return;
  const section = (await listSections(scope)).find((candidate) => candidate.id === sectionId);
  if (section?.bodyId !== bodyId) throw invalid([{ path: "sectionId", code: "accounts.error.sectionOfOtherBody" }]);
}
