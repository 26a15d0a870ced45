import type { JSX } from "preact";
import type { PlanPanel } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import { Message } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { listOpinions, type OpinionFilter } from "../ledger/opinion.data.ts";
import { type Entry, readEntries } from "../ledger/read-entries.ts";
import { residentAddress } from "./portal/opinion-parts.tsx";
import { OpinionTable } from "./portal/opinion-table.tsx";

/** The newest of a plan stand on its first page; at a measure or a project stand all. */
const MOST_AT_HOME = 3;
const MOST_AT_RECORD = 50;

const read =
  (place: (at: Parameters<PlanPanel>[1]) => NonNullable<OpinionFilter["place"]>, limit: number): PlanPanel =>
  async (scope, at) => {
    const filter = { isPublished: true, place: place(at) };
    // Places are not named here: the reader is at the place.
    const entries = await readEntries(scope, await listOpinions(scope, filter, { limit }), []);
    return (ctx) => <Opinions ctx={ctx} entries={entries.map((entry) => ({ ...entry, places: [] }))} />;
  };

/** What was said about a plan and what became of it, for the plan's own pages. */
export const opinionPanels = {
  home: [read(({ plan }) => ({ planId: plan.id }), MOST_AT_HOME)],
  nodeEnd: [read(({ plan, node }) => ({ planId: plan.id, kind: "node", key: node ?? "" }), MOST_AT_RECORD)],
  project: [read(({ plan, project }) => ({ planId: plan.id, kind: "project", key: project ?? "" }), MOST_AT_RECORD)],
} as const satisfies Record<string, readonly PlanPanel[]>;

function Opinions({ ctx, entries }: { ctx: ResidentContext; entries: readonly Entry[] }): JSX.Element | null {
  if (entries.length === 0) return null;
  return (
    <Section id="opinions" title={<Message say={ctx.say} k="opinions.ledger.title" />}>
      <OpinionTable ctx={ctx} entries={entries} isShort />
      <p>
        <a class="more-link" href={residentAddress(ctx, "/opinions")}>
          <Message say={ctx.say} k="opinions.entry.all" />
        </a>
      </p>
    </Section>
  );
}
