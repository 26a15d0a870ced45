import { hashesOf } from "#modules/library/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import { setWork } from "../pairs/save-pair.ts";
import type { TextPair } from "../pairs/text-pair.ts";
import { countCharacters, unitsOf } from "../segments/unit.rules.ts";
import { actOnJob } from "./act-on-job.ts";
import { countOnProject } from "./count-on-project.ts";
import type { StepInput } from "./inputs.ts";
import { type Job, listSteps } from "./job.data.ts";

type Input = StepInput & { id: number };

/** The translator begins. What the translation says now is remembered, so that only what she wrote is counted. */
export async function startJob(ctx: StaffContext, input: Input): Promise<void> {
  await actOnJob(ctx, { ...input, act: "start", action: "translationJob.started" }, async (scope, { pair }) => {
    await setWork(ctx, scope, { pair, work: "inTranslation" });
    return { baseline: hashesOf(pair.target) };
  });
}

/** The translator gives it to the second reader. @throws AppError invalid where something is not translated, or nobody reads it */
export async function handInJob(ctx: StaffContext, input: Input): Promise<void> {
  await actOnJob(ctx, { ...input, act: "handIn", action: "translationJob.handedIn" }, async (scope, { job, pair }) => {
    const issues = [
      ...(job.readerId === null ? [{ path: "", code: "translation.error.readerMissing" }] : []),
      ...openIssues(pair),
    ];
    if (issues.length > 0) throw invalid(issues);
    await setWork(ctx, scope, { pair, work: "inReview" });
    return {};
  });
}

/** The second reader asks for changes. */
export async function sendBackJob(ctx: StaffContext, input: Input): Promise<void> {
  await actOnJob(ctx, { ...input, act: "sendBack", action: "translationJob.sentBack" }, async (scope, { pair }) => {
    await setWork(ctx, scope, { pair, work: "inTranslation" });
    return {};
  });
}

/** The second reader gives it to the section; the hours and the characters are counted on the project that it serves. */
export async function deliverJob(ctx: StaffContext, input: Input): Promise<void> {
  await actOnJob(ctx, { ...input, act: "deliver", action: "translationJob.delivered" }, async (scope, opened) => {
    const { job, pair, request } = opened;
    const issues = openIssues(pair);
    if (issues.length > 0) throw invalid(issues);
    await setWork(ctx, scope, { pair, work: "done" });
    const characters = countWritten(job, pair);
    const typed = [...(await listSteps(scope, job.id)).map(({ hours }) => hours), input.hours];
    await countOnProject(ctx, scope, { job, pair, request, characters, hours: typed });
    return { characters, deliveredAt: ctx.clock.now(), baseline: hashesOf(pair.target) };
  });
}

export async function cancelJob(ctx: StaffContext, input: Input): Promise<void> {
  await actOnJob(ctx, { ...input, act: "cancel", action: "translationJob.cancelled" }, async () => ({}));
}

/** What is not translated yet, or not from the source as it stands. `behind` waits for another language. */
function openIssues({ source, target, states, key }: TextPair) {
  const units = unitsOf({ source, target, states });
  const open = new Set(units.filter(({ state }) => state === "missing" || state === "stale").map(({ part }) => part));
  return [...open].map((part) => ({ path: "", code: "translation.error.notTranslated", params: { part, key } }));
}

/** Characters of the source of those parts that say something else than when the work was begun. */
export function countWritten(
  { baseline }: Pick<Job, "baseline">,
  { source, target, states, sourceLanguage }: TextPair,
): number {
  const now = hashesOf(target);
  const units = unitsOf({ source, target, states }).filter(({ part }) => now[part] !== baseline?.[part]);
  return countCharacters(units, sourceLanguage);
}
