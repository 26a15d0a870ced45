import { removeDemoStaff } from "#modules/accounts/public.ts";
import { removeDemo } from "#modules/plan/public.ts";
import type { Config } from "#platform/config.ts";
import { AppError } from "#platform/errors.ts";
import { Problem } from "#platform/problem.ts";
import { RECORD_KINDS } from "../modules.ts";
import type { AppParts } from "../parts.ts";
import { contextOf } from "./with-parts.ts";

/** All demo facts and people of a city. Returns what to print. @throws Problem; then nothing was removed */
export async function removeDemoOf(
  parts: AppParts,
  { dataFolder }: Pick<Config, "dataFolder">,
  slug: string,
): Promise<string> {
  const ctx = await contextOf(parts, slug);
  // The people first: where they must stay, the facts stay too.
  const people = await removeDemoStaff(ctx, { stateFolder: dataFolder }).catch((error: unknown) => {
    throw error instanceof AppError && error.code === "accounts.error.noAdministrator" ? lockedOut(slug) : error;
  });
  const facts = (await removeDemo(ctx, { kinds: RECORD_KINDS })).reduce((so, plan) => so + plan.removed, 0);
  return `Removed ${facts} demo facts and ${people} demo people and posts of ${slug}.`;
}

function lockedOut(slug: string): Problem {
  return new Problem(
    [
      `Nothing was removed: ${slug} has no administrator for all bodies besides the demo's, so nobody could let others in.`,
      `Make one first: npm run kakehashi -- staff add ${slug} <account> <name>`,
    ].join("\n"),
  );
}
