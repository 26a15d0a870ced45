import type { JSX } from "preact";
import { FactSearch, listPlans, type PlanSummary } from "#modules/plan/public.ts";
import { hasPermission, type StaffContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { daysBetween, todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Module, PendingWork } from "#platform/module.ts";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { isShown } from "./staff-frame.tsx";

/** What a member of staff sees first: what waits for her, of whichever module. `modules` is asked when the page is. */
export const staffToday = (modules: () => readonly Module[]) =>
  staffPage({
    path: "/",
    access: "signedIn",
    async handle(ctx) {
      const { say } = ctx;
      const pending = await listPending(ctx, modules());
      const plans = hasPermission(ctx.actor, "plan.read") ? await ctx.read((scope) => listPlans(scope)) : [];
      return page({
        title: say.t("common.staff.today"),
        body: (
          <>
            <p class="eyebrow">{say.format.date(todayInJapan(ctx.clock.now()))}</p>
            <h1>{say.t("common.staff.greeting", { name: ctx.actor.name })}</h1>
            <Pending ctx={ctx} pending={pending} />
            <QuickFact ctx={ctx} />
            <Plans ctx={ctx} plans={plans} />
            <ToRead ctx={ctx} modules={modules()} isIdle={pending.length === 0} />
          </>
        ),
      });
    },
  });

/** What waits for somebody in any module, the most urgent first; what has no last day stands behind what has one. */
async function listPending(ctx: StaffContext, modules: readonly Module[]): Promise<PendingWork[]> {
  const pending: PendingWork[] = [];
  for (const module of modules) pending.push(...((await module.listPending?.(ctx)) ?? []));
  const rank = ({ due }: PendingWork) => due ?? "9999";
  return pending.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

/** So many are seen at once; of more, so many of each kind, lest forty sheets hide one resident's question. */
const AT_A_GLANCE = 12;
const OF_EACH_KIND = 3;

function Pending({ ctx, pending }: { ctx: StaffContext; pending: readonly PendingWork[] }): JSX.Element {
  const { say } = ctx;
  if (pending.length === 0) return <p class="lead">{say.t("common.staff.nothingWaiting")}</p>;
  const isMuch = pending.length > AT_A_GLANCE;
  return (
    <Section id="pending" title={say.t("common.staff.pending", { count: pending.length })}>
      {isMuch ? (
        [...Map.groupBy(pending, ({ kind }) => kind).values()].map((group) => <PendingKind ctx={ctx} pending={group} />)
      ) : (
        <PendingRows ctx={ctx} pending={pending} saysKind />
      )}
    </Section>
  );
}

/** The most urgent of one kind; the others are one press away. */
function PendingKind({ ctx, pending }: { ctx: StaffContext; pending: readonly PendingWork[] }): JSX.Element | null {
  const { say } = ctx;
  const [first] = pending;
  if (!first) return null;
  const later = pending.slice(OF_EACH_KIND);
  return (
    <>
      <h3>{say.t("common.staff.pendingOfKind", { kind: say.t(first.kind), count: pending.length })}</h3>
      <PendingRows ctx={ctx} pending={pending.slice(0, OF_EACH_KIND)} />
      {later.length > 0 ? (
        <details>
          <summary>{say.t("common.staff.pendingMore", { count: later.length })}</summary>
          <PendingRows ctx={ctx} pending={later} />
        </details>
      ) : null}
    </>
  );
}

interface RowsProps {
  ctx: StaffContext;
  pending: readonly PendingWork[];
  saysKind?: boolean;
}

function PendingRows({ ctx, pending, saysKind }: RowsProps): JSX.Element {
  const { say, municipality } = ctx;
  const today = todayInJapan(ctx.clock.now());
  return (
    <ul class="rows">
      {pending.map(({ kind, title, path, due }) => (
        <li>
          <a href={`/${municipality.slug}/staff${path}`}>
            <span class="what">
              <TextOf say={say} text={title} />
            </span>
            <span class="more">{due === null ? null : dueWords(ctx, due, today)}</span>
            {saysKind ? <span class="under">{say.t(kind)}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  );
}

function dueWords({ say }: StaffContext, due: string, today: string): JSX.Element {
  const date = say.format.date(due);
  if (due >= today) return <>{say.t("common.staff.dueBy", { date })}</>;
  return <strong>{say.t("common.staff.overdue", { date, days: daysBetween(due, today) })}</strong>;
}

/** Something has just happened: two steps from here to its place in the ledger. */
function QuickFact({ ctx }: { ctx: StaffContext }): JSX.Element | null {
  const { say } = ctx;
  if (!hasPermission(ctx.actor, "plan.recordFacts")) return null;
  return (
    <Section id="record" title={say.t("plan.facts.start.title")} lead={say.t("plan.facts.start.quick")}>
      <FactSearch ctx={ctx} />
    </Section>
  );
}

/** What the pages of the menu are read for. */
const READ_FOR: Readonly<Record<string, MessageKey>> = {
  "/review": "common.staff.read.review",
  "/meetings": "common.staff.read.meetings",
  "/reports": "common.staff.read.reports",
  "/posts": "common.staff.read.posts",
};

interface ToReadProps {
  ctx: StaffContext;
  modules: readonly Module[];
  /** Nothing waits for her. */
  isIdle: boolean;
}

/** Of somebody whose role is to read, and of a committee's member: what she finds where. */
function ToRead({ ctx, modules, isIdle }: ToReadProps): JSX.Element | null {
  const { say, municipality } = ctx;
  if (hasPermission(ctx.actor, "plan.recordFacts")) return null;
  const entries = modules.flatMap((module) => module.staffMenu ?? []).filter((entry) => isShown(entry, ctx.actor));
  return (
    <Section id="read" title={say.t("common.staff.read.title")} lead={isIdle ? say.t("common.staff.read.lead") : null}>
      <ul class="rows">
        {entries.map(({ label, path }) => {
          const readFor = READ_FOR[path];
          return readFor ? (
            <li>
              <a href={`/${municipality.slug}/staff${path}`}>
                <span class="what">{say.t(label)}</span>
                <span class="under">{say.t(readFor)}</span>
              </a>
            </li>
          ) : null;
        })}
      </ul>
    </Section>
  );
}

function Plans({ ctx, plans }: { ctx: StaffContext; plans: readonly PlanSummary[] }): JSX.Element | null {
  const { say, municipality } = ctx;
  if (plans.length === 0) return null;
  return (
    <Section id="plans" title={say.t("plan.staff.menu")}>
      <ul class="rows">
        {plans.map((plan) => (
          <li>
            <a href={`/${municipality.slug}/staff/plans/${plan.key}`}>
              <span class="what">
                <TextOf say={say} text={plan.title} />
              </span>
              <span class="more">{say.t(`plan.state.${plan.state}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
