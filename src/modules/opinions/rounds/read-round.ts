import { listRecords, nodeKind, type PlanNode, type RecordKind } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import { listOpinions } from "../ledger/opinion.data.ts";
import { type Entry, namePlaces, readEntries } from "../ledger/read-entries.ts";
import { countSubmissions } from "../submissions/submission.data.ts";
import { getRound, listRounds } from "./round.data.ts";
import { type Phase, phaseOf, type Round } from "./round.rules.ts";

/** Something that one can speak to: a node of the draft; `group` is the node above it. */
export interface Part {
  key: string;
  title: Text;
  number: string | null;
  group: string | null;
}

/** People and opinions, never mixed: one person may have several opinions, and several people the same one. */
export interface RoundCounts {
  people: number;
  opinions: number;
  /** Sent in and not published, each with a reason that its sender can read. */
  rejected: number;
}

export interface RoundReading {
  round: Round;
  phase: Phase;
  plan: { key: string; title: Text } | null;
  parts: Part[];
  /** Null until the table is public. */
  results: { entries: Entry[]; counts: RoundCounts } | null;
}

/** A round as everybody sees it. @throws AppError notFound where it does not exist or is not published */
export async function readRound(
  ctx: ResidentContext,
  { key, kinds }: { key: string; kinds: readonly RecordKind[] },
): Promise<RoundReading> {
  return ctx.read(async (scope) => {
    const round = await getRound(scope, key);
    if (!round.isPublished) throw notFound();
    const today = todayInJapan(ctx.clock.now());
    const hasResults = round.resultsOn !== null && round.resultsOn <= today;
    return {
      round,
      phase: phaseOf(round, today),
      plan: await findPlanOf(scope, round),
      parts: await listParts(scope, round),
      results: hasResults ? await readResults(scope, { round, kinds }) : null,
    };
  });
}

/** All rounds that everybody sees, with where they stand today. */
export async function listPublicRounds(ctx: ResidentContext): Promise<{ round: Round; phase: Phase }[]> {
  const today = todayInJapan(ctx.clock.now());
  const rounds = await ctx.read((scope) => listRounds(scope));
  return rounds.filter(({ isPublished }) => isPublished).map((round) => ({ round, phase: phaseOf(round, today) }));
}

/** The published opinions of a round, the first one first, and what was counted. */
export async function readResults(
  scope: Scope,
  { round, kinds }: { round: Round; kinds: readonly RecordKind[] },
): Promise<{ entries: Entry[]; counts: RoundCounts }> {
  const opinions = await listOpinions(scope, { roundId: round.id, isPublished: true });
  const entries = await readEntries(scope, opinions.toReversed(), kinds);
  const { people, rejected } = await countSubmissions(scope, round.id);
  const voices = entries.reduce((sum, entry) => sum + Math.max(1, entry.voices), 0);
  return { entries, counts: { people, rejected, opinions: voices } };
}

/** The first two levels of the draft's plan, in order. */
export async function listParts(scope: Scope, { planId }: Pick<Round, "planId">): Promise<Part[]> {
  if (planId === null) return [];
  const nodes = (await listRecords<PlanNode>(scope, nodeKind, { planId })).filter((node) => !node.retiredOn);
  const part = ({ key, title, number, parent }: PlanNode): Part => ({ key, title, number, group: parent });
  return nodes
    .filter((node) => node.parent === null)
    .flatMap((top) => [part(top), ...nodes.filter((node) => node.parent === top.key).map(part)]);
}

async function findPlanOf(scope: Scope, { planId }: Round): Promise<RoundReading["plan"]> {
  if (planId === null) return null;
  const [named] = (await namePlaces(scope, { places: [{ planId, kind: "plan", key: "" }], kinds: [] })).values();
  return named ? { key: named.planKey, title: named.planTitle } : null;
}
