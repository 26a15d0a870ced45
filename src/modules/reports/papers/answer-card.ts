import { getCityBody } from "#modules/accounts/public.ts";
import { readIndicatorYear } from "#modules/indicators/public.ts";
import { type LedgerRow, readLedgerRows } from "#modules/opinions/public.ts";
import { getPlanHead, type RecordKind, sumFacts } from "#modules/plan/public.ts";
import { listReportedSections, type ReportedProject, readReportedProjects } from "#modules/review/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { type Block, type Line, lineOf, type Paper } from "#platform/documents/paper.ts";
import { allow } from "#platform/errors.ts";
import { fiscalYearOf, todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { mayReadDrafts } from "../permissions.ts";
import { type AddedFacts, addUp, shortened } from "./answer-card.rules.ts";
import { targetsTable } from "./body-report.ts";
import { findSubject, type Subject, type SubjectAt } from "./find-subjects.ts";
import { heading, officerPaper, said } from "./officer-paper.ts";

/** What has room on one A4; the card says how much more there is. */
const MOST = { facts: 6, projects: 8, targets: 4, opinions: 3 } as const;
/** The trend: so many fiscal years, this one among them. */
const YEARS = 4;
const WORDS = 90;

interface Card {
  subject: Subject;
  years: readonly number[];
  facts: readonly AddedFacts[];
  projects: readonly ReportedProject[];
  targets: Awaited<ReturnType<typeof readIndicatorYear>>["targets"];
  opinions: readonly LedgerRow[];
}

/**
 * One subject on one A4, for whoever answers in the assembly: what was done and how it moved, targets, projects, what
 * residents said last and what the city answered. @throws AppError notFound, forbidden
 */
export async function makeAnswerCard(
  ctx: StaffContext,
  { at, kinds }: { at: SubjectAt; kinds: readonly RecordKind[] },
): Promise<Paper> {
  const { say } = ctx;
  const today = todayInJapan(ctx.clock.now());
  return ctx.read(async (scope) => {
    allow(mayReadDrafts(ctx.actor, (await getCityBody(scope)).id));
    const { plan, head } = await getPlanHead(scope, at.plan);
    const card = await readCard(scope, { planId: plan.id, at, today, kinds });
    const year = card.years.at(-2) ?? 0;
    return officerPaper(ctx, {
      title: [...(card.subject.number ? [`${card.subject.number} `] : []), ...lineOf(say.text(card.subject.title))],
      subtitle: lineOf(say.text(head.title)),
      date: today,
      isDemo: (await listReportedSections(scope, { planId: plan.id, fiscalYear: year })).isDemo,
      blocks: [
        {
          kind: "paragraph",
          tone: "note",
          text: said(say, "reports.staff.card.asOf", { date: say.format.date(today) }),
        },
        ...factBlocks(card, say),
        ...targetBlocks(card, say),
        ...projectBlocks(card, say),
        ...opinionBlocks(card, say),
      ],
    });
  });
}

async function readCard(
  scope: Scope,
  { planId, at, today, kinds }: { planId: number; at: SubjectAt; today: string; kinds: readonly RecordKind[] },
): Promise<Card> {
  const subject = await findSubject(scope, { planId, at, today });
  const current = fiscalYearOf(today);
  const years = Array.from({ length: YEARS }, (_, index) => current - YEARS + 1 + index);
  const { projects } = subject;
  const sums = [];
  for (const fiscalYear of years)
    sums.push({ fiscalYear, of: await sumFacts(scope, { planId, fiscalYear, projects }) });
  const { targets } = await readIndicatorYear(scope, { planId, fiscalYear: current, today });
  const places = [{ kind: at.kind, key: at.key }, ...projects.map((key) => ({ kind: "project" as const, key }))];
  const opinions = new Map<number, LedgerRow>();
  for (const { kind, key } of places)
    for (const row of await readLedgerRows(scope, {
      kinds,
      filter: { place: { planId, kind, key }, isAnswered: true },
    }))
      opinions.set(row.id, row);
  return {
    subject,
    years,
    facts: addUp(sums),
    projects: await readReportedProjects(scope, { planId, fiscalYear: current - 1, projects }),
    targets: targets.filter(({ node }) => node !== null && subject.nodes.includes(node.key)),
    opinions: [...opinions.values()].sort((one, other) => (one.saidOn < other.saidOn ? 1 : -1)),
  };
}

const note = (text: Line): Block => ({ kind: "paragraph", tone: "note", text });

/** A heading, what has room, and how much more there is. */
function section(
  say: Translator,
  key: "facts" | "targets" | "projects" | "opinions",
  { count, blocks }: { count: number; blocks: readonly Block[] },
): Block[] {
  const title = heading(said(say, `reports.staff.card.${key}`));
  if (count === 0) return [title, note(said(say, "reports.staff.card.none"))];
  const more = count - MOST[key];
  return [title, ...blocks, ...(more > 0 ? [note(said(say, "reports.staff.card.more", { count: more }))] : [])];
}

function factBlocks({ facts, years }: Card, say: Translator): Block[] {
  const shown = facts.slice(0, MOST.facts);
  const table: Block = {
    kind: "table",
    columns: [
      { title: said(say, "reports.staff.body.counted"), width: 2.5 },
      ...years.map((year) => ({ title: [say.format.fiscalYear(year)], align: "end" as const })),
    ],
    rows: shown.map(({ label, unit, byYear }) => [
      [[...lineOf(say.text(label)), "（", ...lineOf(say.text(unit)), "）"]],
      ...years.map((year) => {
        const value = byYear.get(year);
        return [[value === undefined ? "–" : say.format.number(value, value.split(".")[1]?.length ?? 0)]];
      }),
    ]),
    headerColumns: 1,
  };
  return section(say, "facts", { count: facts.length, blocks: [table] });
}

const targetBlocks = ({ targets }: Card, say: Translator): Block[] =>
  targets.length === 0
    ? []
    : section(say, "targets", {
        count: targets.length,
        blocks: [targetsTable(targets.slice(0, MOST.targets), say)],
      });

function projectBlocks({ projects, years }: Card, say: Translator): Block[] {
  const column = (key: "project" | "grade" | "direction" | "settled") => said(say, `reports.staff.card.${key}`);
  const table: Block = {
    kind: "table",
    caption: [say.format.fiscalYear(years.at(-2) ?? 0)],
    columns: [
      { title: column("project"), width: 4 },
      { title: column("grade"), width: 0.8 },
      { title: column("direction"), width: 1.2 },
      { title: column("settled"), width: 1.6, align: "end" },
    ],
    rows: projects
      .slice(0, MOST.projects)
      .map(({ title, section: of, grade, direction, settled }) => [
        [[...lineOf(say.text(title)), "　", ...lineOf(say.text(of))]],
        [[grade ?? "–"]],
        [direction ? lineOf(say.message(`review.direction.${direction}`)) : ["–"]],
        [[settled === null ? "–" : say.format.number(settled)]],
      ]),
    headerColumns: 1,
  };
  return section(say, "projects", { count: projects.length, blocks: [table] });
}

function opinionBlocks({ opinions }: Card, say: Translator): Block[] {
  const items = opinions.slice(0, MOST.opinions).map(({ saidOn, text, answer }) => ({
    term: [say.format.date(saidOn)],
    text: [
      [shortened(say.plain(text), WORDS)],
      ...(answer
        ? [
            [
              { text: say.t(`opinions.disposition.${answer.disposition}`), strong: true },
              ` ${shortened(say.plain(answer.text), WORDS)}`,
            ],
          ]
        : []),
    ],
  }));
  return section(say, "opinions", { count: opinions.length, blocks: [{ kind: "terms", items }] });
}
