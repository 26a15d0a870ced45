import type { ResidentContext } from "#platform/context.ts";
import { getPlan } from "../records/plan-record.data.ts";
import type { RecordKind } from "../records/record-kind.rules.ts";
import { PUBLIC_VERSIONS } from "../versions/plan-state.rules.ts";
import { countVersions } from "../versions/version.data.ts";
import { countRecords } from "./plan-count.data.ts";

/** How many records of some kinds a plan holds, by the kind's name, and its public `versions`. Read once for all pages and languages. */
export async function readHeldKinds(
  ctx: ResidentContext,
  input: { plan: string; kinds: readonly RecordKind[] },
): Promise<Record<string, number>> {
  const names = input.kinds.map(({ name }) => name).sort();
  return ctx.readOnce(`heldKinds ${input.plan} ${names.join(" ")}`, async (scope) => {
    const { id } = await getPlan(scope, input.plan);
    const versions = await countVersions(scope, id, PUBLIC_VERSIONS);
    return { ...(await countRecords(scope, input.kinds, id)), versions };
  });
}
