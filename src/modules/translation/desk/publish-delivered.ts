import { publishText } from "#modules/library/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { readJob } from "./read-job.ts";

/** Makes a delivered translation public: a second person has read it, and the text says so. @throws AppError forbidden, conflict */
export async function publishDelivered(ctx: StaffContext, input: { id: number; draftVersion: number }): Promise<void> {
  const { pair, mayPublish } = await readJob(ctx, input.id);
  allow(mayPublish);
  const { key, language } = pair;
  await publishText(ctx, { key, language, draftVersion: input.draftVersion, isReviewed: true });
}
