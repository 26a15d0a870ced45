import { planAddress } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";

/** Addresses of what is public of a plan's years. */
export const progressAddress = (ctx: ResidentContext, plan: string, rest: string | number = ""): string =>
  planAddress(ctx, plan, `/progress${rest === "" ? "" : `/${rest}`}`);

export const publishedSheetAddress = (
  ctx: ResidentContext,
  at: { plan: string; year: number; project: string },
): string => progressAddress(ctx, at.plan, `${at.year}/projects/${at.project}`);
