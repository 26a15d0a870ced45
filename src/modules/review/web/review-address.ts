import type { Municipality } from "#platform/context.ts";

interface InCity {
  municipality: Municipality;
}

/** Addresses of the yearly review's staff pages; `path` begins with a slash. */
export const reviewAddress = ({ municipality }: InCity, path = ""): string =>
  `/${municipality.slug}/staff/review${path}`;

export const sheetAddress = (ctx: InCity, id: number, path = ""): string => reviewAddress(ctx, `/sheets/${id}${path}`);

export const yearAddress = (ctx: InCity, at: { planKey: string; fiscalYear: number }, path = ""): string =>
  reviewAddress(ctx, `/${at.planKey}/${at.fiscalYear}${path}`);
