import type { StaffContext } from "#platform/context.ts";
import type { TypedMinutes } from "./inputs.ts";
import { listMinutes, type Minutes } from "./minutes.data.ts";
import { type Settled, settleAll } from "./settle-all.ts";

/** An item of the form after somebody else was faster: what to show in it, and the other text where both are new. */
export interface ComparedMinutes {
  body: string;
  version: number;
  theirs: Minutes | undefined;
}

/** Sets what was typed beside what stands now, by agenda item; nothing that was typed is lost. */
export async function compareMinutes(
  ctx: StaffContext,
  typed: readonly TypedMinutes[],
): Promise<Map<number, ComparedMinutes>> {
  return ctx.read(async (scope) => {
    const stored = await listMinutes(
      scope,
      typed.map(({ itemId }) => itemId),
    );
    const settled = await settleAll(scope, typed);
    return new Map(settled.map((entry) => [entry.itemId, compare(entry, stored.get(entry.itemId))]));
  });
}

function compare({ outcome, body, opened, standing }: Settled, stands: Minutes | undefined): ComparedMinutes {
  if (outcome === "both") return { body, version: standing, theirs: stands };
  if (outcome === "mine") return { body, version: opened, theirs: undefined };
  return { body: stands?.body ?? "", version: standing, theirs: undefined };
}
