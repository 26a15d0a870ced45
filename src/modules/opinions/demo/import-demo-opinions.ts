import { randomUUID } from "node:crypto";
import { getPlan } from "#modules/plan/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { SystemContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { Problem } from "#platform/problem.ts";
import { hasDemoOpinions, insertOpinion } from "../ledger/opinion.data.ts";
import type { Place } from "../ledger/opinion.rules.ts";
import { insertChange, replacePlaces } from "../ledger/opinion-links.data.ts";
import { insertRound, listRounds } from "../rounds/round.data.ts";
import { insertSubmission, updateSubmission } from "../submissions/submission.data.ts";
import { addVoice } from "../submissions/voice.data.ts";
import { type DemoOpinionsFile, findDemoOpinionsFile } from "./opinions-file.ts";

/** Brings a city's invented opinions into the ledger, marked as such. Returns how many. @throws Problem with each mistake */
export async function importDemoOpinions(ctx: SystemContext, { dataFolder }: { dataFolder: string }): Promise<number> {
  const file = findDemoOpinionsFile(dataFolder, ctx.municipality.slug);
  if (!file) return 0;
  return ctx.transaction((scope) => addAll(ctx, scope, file));
}

async function addAll(ctx: SystemContext, scope: Scope, file: DemoOpinionsFile): Promise<number> {
  // The next start after one that was cut off finds them already.
  if (await hasDemoOpinions(scope)) return 0;
  for (const round of file.rounds) await addRound(scope, round);
  const rounds = new Map((await listRounds(scope)).map(({ key, id }) => [key, id]));
  for (const opinion of file.opinions)
    await addOpinion(ctx, scope, { opinion, roundId: roundOf(rounds, opinion.round) });
  await recordAudit(ctx, scope, {
    action: "opinions.demoAdded",
    objectKind: "municipality",
    objectKey: ctx.municipality.code,
    after: { rounds: file.rounds.length, opinions: file.opinions.length },
  });
  await bumpRevision(scope);
  return file.opinions.length;
}

function roundOf(rounds: ReadonlyMap<string, number>, key: string | undefined): number | null {
  if (key === undefined) return null;
  const id = rounds.get(key);
  if (id === undefined) throw new Problem(`opinions.yaml names the round ${key}, which it does not have.`);
  return id;
}

async function addRound(scope: Scope, round: DemoOpinionsFile["rounds"][number]): Promise<void> {
  const { plan, opensOn = null, closesOn = null, resultsOn = null, ...given } = round;
  await insertRound(scope, {
    ...given,
    opensOn,
    closesOn,
    resultsOn,
    planId: plan === undefined ? null : (await getPlan(scope, plan)).id,
    draftText: null,
    draftLinks: [],
    draftVersion: null,
    questions: [],
    keepMonths: 12,
    isPublished: true,
    isDemo: true,
  });
}

type DemoOpinion = DemoOpinionsFile["opinions"][number];

async function addOpinion(
  ctx: SystemContext,
  scope: Scope,
  { opinion, roundId }: { opinion: DemoOpinion; roundId: number | null },
): Promise<void> {
  const { answer } = opinion;
  const opinionId = await insertOpinion(scope, {
    source: opinion.source,
    roundId,
    saidOn: opinion.saidOn,
    occasion: opinion.occasion ?? null,
    words: opinion.words,
    language: opinion.language,
    renderings: opinion.renderings,
    answer: answer
      ? {
          disposition: answer.disposition,
          text: answer.text,
          on: answer.on,
          by: answer.post ? { post: answer.post, section: null } : null,
        }
      : null,
    publishedAt: ctx.clock.now(),
    isDemo: true,
  });
  await replacePlaces(scope, opinionId, await placesOf(scope, opinion));
  for (const { on, text, href = null } of opinion.changes)
    await insertChange(scope, opinionId, {
      on,
      text,
      href,
      planId: null,
      planBatch: null,
      planVersion: null,
      sheetId: null,
    });
  if (roundId !== null) await addPeople(ctx, scope, { opinion, opinionId, roundId });
}

async function placesOf(scope: Scope, { places }: DemoOpinion): Promise<Place[]> {
  const found: Place[] = [];
  for (const { plan, ...records } of places) {
    const { id: planId } = await getPlan(scope, plan);
    const named = Object.entries(records).flatMap(([kind, key]) =>
      key ? [{ planId, kind: kind as Place["kind"], key }] : [],
    );
    found.push(...(named.length > 0 ? named : [{ planId, kind: "plan" as const, key: "" }]));
  }
  return found;
}

/** People of whom nothing is known: the demo has numbers, no persons. */
async function addPeople(
  ctx: SystemContext,
  scope: Scope,
  { opinion, opinionId, roundId }: { opinion: DemoOpinion; opinionId: number; roundId: number },
): Promise<void> {
  for (let person = 0; person < opinion.people; person++) {
    const id = randomUUID();
    const now = ctx.clock.now();
    await insertSubmission(scope, {
      id,
      roundId,
      channel: "web",
      language: opinion.language,
      receivedOn: opinion.saidOn,
      receivedAt: now,
      part: null,
      sealedWords: null,
      sealedPerson: null,
      wordsHash: id,
      codeHash: null,
      isDemo: true,
    });
    await updateSubmission(scope, id, { state: "accepted", decidedAt: now, erasedAt: now });
    await addVoice(scope, { opinionId, submissionId: id });
  }
}
