import { listStaffNames } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";

const collator = new Intl.Collator("ja");

/** Members of staff whom a seat can belong to. */
export async function listStaffChoices(ctx: StaffContext): Promise<{ value: string; label: string }[]> {
  const names = await ctx.read((scope) => listStaffNames(scope));
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => collator.compare(one.label, other.label));
}
