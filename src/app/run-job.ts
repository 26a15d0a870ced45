import type { Job } from "#platform/jobs/job.ts";
import type { JobQueue } from "#platform/jobs/job-queue.ts";
import type { QueuedIds } from "#platform/jobs/job-worker.ts";
import { systemContext } from "./create-context.ts";
import type { AppParts } from "./parts.ts";

/** The jobs of all modules. */
export const allJobs = ({ modules }: Pick<AppParts, "modules">): readonly Job[] =>
  modules.flatMap((module) => module.jobs ?? []);

/** Runs a job for its municipality; one that the clock has started is queued for each of them, so that none waits for another. */
export async function runJob(
  parts: AppParts & { jobs: Pick<JobQueue, "enqueueForAll"> },
  job: Job,
  { municipalityId, ...data }: QueuedIds,
): Promise<void> {
  const municipalities = await parts.listMunicipalities();
  if (municipalityId === undefined) {
    const ids = municipalities.map(({ id }) => id);
    return parts.jobs.enqueueForAll(job, ids);
  }
  const municipality = municipalities.find(({ id }) => id === municipalityId);
  if (!municipality) return;
  await job.run(systemContext(parts, municipality), data as Record<string, string | number>);
}
