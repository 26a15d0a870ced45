import { listOpinions, opinionText } from "#modules/opinions/public.ts";
import { listRecords, type PlanRecord, type RecordKind } from "#modules/plan/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import { invalid } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Subject, SubjectKind } from "./subject.rules.ts";

/** What can be on an agenda besides words. */
export interface SubjectChoice extends Subject {
  number: string | null;
}

const LIST: Readonly<Record<Exclude<SubjectKind, "opinion">, string>> = {
  node: "nodes",
  project: "projects",
  indicator: "indicators",
};
/** Older opinions have been talked about. */
const NEWEST_OPINIONS = 50;
const MAX_OPINION_TITLE = 60;

type Named = PlanRecord & { title: Text; number?: string | null; retiredOn?: string | null };

/** Everything in force that an agenda item of a committee of this plan can be about. */
export async function listSubjectChoices(
  scope: Scope,
  { planId, kinds }: { planId: number; kinds: readonly RecordKind[] },
): Promise<SubjectChoice[]> {
  const choices: SubjectChoice[] = [];
  for (const [kind, list] of Object.entries(LIST)) {
    const recordKind = kinds.find(({ name }) => name === list);
    const records = recordKind ? await listRecords<Named>(scope, recordKind, { planId }) : [];
    const inForce = records.filter(({ retiredOn }) => !retiredOn);
    choices.push(
      ...inForce.map(({ key, title, number = null }) => ({ kind: kind as SubjectKind, key, title, number })),
    );
  }
  const opinions = await listOpinions(scope, { place: { planId } }, { limit: NEWEST_OPINIONS });
  choices.push(
    ...opinions.map((opinion) => ({
      kind: "opinion" as const,
      key: String(opinion.id),
      title: shortened(opinionText(opinion)),
      number: null,
    })),
  );
  return choices;
}

/** Gives what was chosen its titles. @throws AppError invalid where one of them is not there */
export async function nameSubjects(
  scope: Scope,
  given: { planId: number; kinds: readonly RecordKind[]; names: readonly Pick<Subject, "kind" | "key">[] },
): Promise<Subject[]> {
  if (given.names.length === 0) return [];
  const choices = await listSubjectChoices(scope, given);
  return given.names.map(({ kind, key }) => {
    const choice = choices.find((candidate) => candidate.kind === kind && candidate.key === key);
    if (!choice) throw invalid([{ path: "about.1", code: "meetings.error.choice" }]);
    return { kind, key, title: numbered(choice) };
  });
}

/** The number as printed goes with the title. */
export function numbered({ number, title }: Pick<SubjectChoice, "number" | "title">): Text {
  if (!number) return title;
  return Object.fromEntries(Object.entries(title).map(([code, words]) => [code, `${number} ${words}`]));
}

function shortened(text: Text): Text {
  return Object.fromEntries(
    Object.entries(text).map(([code, words]) => {
      const letters = [...words.replace(/\s+/gu, " ")];
      const isShort = letters.length <= MAX_OPINION_TITLE;
      return [code, isShort ? letters.join("") : `${letters.slice(0, MAX_OPINION_TITLE).join("")}…`];
    }),
  );
}
