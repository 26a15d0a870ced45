import { z } from "zod";
import type { Text } from "#platform/i18n/text.ts";

/**
 * One check of the chain. `sectionHead`: the head of the section that owns the sheet; `leadSection`: the officers who run
 * the plan; `committee`: a meeting (working group, liaison meeting, council) whose outcome the lead section enters.
 */
export const CHECK_KINDS = ["sectionHead", "leadSection", "committee"] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

const textShape = z
  .record(z.string(), z.string())
  .refine((value) => (value.ja ?? "") !== "") as unknown as z.ZodType<Text>;
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** `due`: the day until which the level should have checked, in the cycle; in the settings it is written as `MM-DD`. */
export const checkSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  name: textShape,
  kind: z.enum(CHECK_KINDS),
  /** Key of the plan's committee. */
  committee: z.string().nullable().default(null),
  due: day,
});
export type Check = z.output<typeof checkSchema>;

/** The chain as a plan's settings keep it: each check due on a day of the year (`MM-DD`). */
export const yearlyChainSchema = z
  .array(checkSchema.extend({ due: z.string().regex(/^\d{2}-\d{2}$/) }))
  .max(6)
  .refine((checks) => new Set(checks.map((check) => check.key)).size === checks.length, "two checks have one key");

/** The part of the chain that a sheet goes through: where no section answers (a partner body), there is no head to ask. */
export function checksOf(chain: readonly Check[], sheet: { sectionId: number | null }): Check[] {
  return chain.filter((check) => check.kind !== "sectionHead" || sheet.sectionId !== null);
}

/**
 * Which check a sheet waits for after another section answers for it: the same as before, or the next where the new owner
 * has no head of section to ask. Null where it waits for none.
 */
export function levelAfterMove(
  chain: readonly Check[],
  { sheet, sectionId }: { sheet: { sectionId: number | null; level: number | null }; sectionId: number | null },
): number | null {
  if (sheet.level === null) return null;
  const waitsFor = checksOf(chain, sheet)[sheet.level];
  if (!waitsFor) return sheet.level;
  const before = new Set(chain.slice(0, chain.indexOf(waitsFor)).map(({ key }) => key));
  return checksOf(chain, { sectionId }).filter(({ key }) => before.has(key)).length;
}
