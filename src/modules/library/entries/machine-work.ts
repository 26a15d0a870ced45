import type { Scope } from "#platform/db/scope.ts";
import { listRevisions } from "./revision.data.ts";
import type { EntryText } from "./text.data.ts";

/**
 * Whether a draft says what a machine wrote and nobody has answered for: it is kept as such, or goes on from public words
 * of a machine, or was handed in without a person having written in it.
 */
export async function isMachineWork(scope: Scope, text: EntryText): Promise<boolean> {
  const { work, isMachineMade, published, draftedBy, entryId, language } = text;
  if (work === "machineDraft" || (isMachineMade && published !== null)) return true;
  if (draftedBy !== null || work === "done") return false;
  const revisions = await listRevisions(scope, entryId, language);
  return revisions.some(({ reason, madeBy, note }) => reason === "imported" && madeBy === null && note === "machine");
}
