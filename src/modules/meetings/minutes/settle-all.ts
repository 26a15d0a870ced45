import type { Scope } from "#platform/db/scope.ts";
import type { TypedMinutes } from "./inputs.ts";
import { findMinutesVersion, listMinutes } from "./minutes.data.ts";
import { settleMinutes } from "./settle-minutes.rules.ts";

/** What was typed under an item, with whose text is to stand. */
export interface Settled {
  itemId: number;
  body: string;
  outcome: ReturnType<typeof settleMinutes>;
  /** What was typed stands already. */
  isSame: boolean;
  /** The version that the writer began from and the one that is stored; 0 where there was or is none. */
  opened: number;
  standing: number;
}

export async function settleAll(scope: Scope, typed: readonly TypedMinutes[]): Promise<Settled[]> {
  const stored = await listMinutes(
    scope,
    typed.map(({ itemId }) => itemId),
  );
  const settled: Settled[] = [];
  for (const { itemId, body, version } of typed) {
    const stands = stored.get(itemId);
    const begun = version === 0 ? undefined : await findMinutesVersion(scope, { itemId, version });
    const theirs = stands?.body ?? "";
    const outcome = settleMinutes({ mine: body, theirs, opened: begun?.body ?? "" });
    settled.push({ itemId, body, outcome, isSame: body === theirs, opened: version, standing: stands?.version ?? 0 });
  }
  return settled;
}
