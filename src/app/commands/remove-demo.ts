import { checkDemoStaffMayGo, removeDemoStaff } from "#modules/accounts/public.ts";
import { removeDemoMeetings } from "#modules/meetings/public.ts";
import { removeDemoOpinions } from "#modules/opinions/public.ts";
import { removeDemo } from "#modules/plan/public.ts";
import { withdrawDemoReports } from "#modules/reports/public.ts";
import { removeDemoReview } from "#modules/review/public.ts";
import type { Config } from "#platform/config.ts";
import { AppError } from "#platform/errors.ts";
import { Problem } from "#platform/problem.ts";
import { contextOf } from "../create-context.ts";
import { RECORD_KINDS } from "../modules.ts";
import type { AppParts } from "../parts.ts";

/** All demo facts and people of a city. Returns what to print. @throws Problem; then nothing was removed */
export async function removeDemoOf(
  parts: AppParts,
  { dataFolder }: Pick<Config, "dataFolder">,
  slug: string,
): Promise<string> {
  const ctx = await contextOf(parts, slug);
  // Where the people must stay, everything stays.
  await checkDemoStaffMayGo(ctx).catch((error: unknown) => {
    throw error instanceof AppError && error.code === "accounts.error.noAdministrator" ? lockedOut(slug) : error;
  });
  // Before the people, whose posts the sheets name.
  const { sheets, postsInUse } = await removeDemoReview(ctx);
  const reports = await withdrawDemoReports(ctx);
  const opinions = await removeDemoOpinions(ctx);
  const meetings = await removeDemoMeetings(ctx);
  const people = await removeDemoStaff(ctx, { stateFolder: dataFolder, keptPosts: postsInUse });
  const facts = (await removeDemo(ctx, { kinds: RECORD_KINDS })).reduce((so, plan) => so + plan.removed, 0);
  return `Removed ${facts} demo facts, ${sheets} demo sheets (${reports} reports made of them withdrawn), ${opinions} demo opinions, ${meetings} demo meetings and terms of members, and ${people} demo people and posts of ${slug}.`;
}

function lockedOut(slug: string): Problem {
  return new Problem(
    [
      `Nothing was removed: ${slug} has no administrator for all bodies besides the demo's, so nobody could let others in.`,
      `Make one first: npm run kakehashi -- staff add ${slug} <account> <name>`,
    ].join("\n"),
  );
}
