import type { ComponentChildren, JSX } from "preact";
import { hasPermission, type StaffContext } from "#platform/context.ts";
import { type Crumb, type PageView, page } from "#platform/http/reply.ts";
import type { StaffReading } from "../../editing/read-for-editing.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { kindPath, kindWord } from "./staff-words.ts";

/** `/{slug}/staff/plans/{plan}`, with what follows. */
export function staffAddress(ctx: StaffContext, plan: string, rest = ""): string {
  return `/${ctx.municipality.slug}/staff/plans/${plan}${rest}`;
}

/** Where staff edit a record, in the order list – record. */
export function recordAddress(ctx: StaffContext, plan: string, at: { kind: string; key?: string }): string {
  return staffAddress(ctx, plan, `/${kindPath(at.kind)}${at.key === undefined ? "" : `/${at.key}`}`);
}

/** `nodes/1-1`, as the history of one record names it. */
export const RECORD_PLACE = /^[A-Za-z]+\/[a-z0-9][a-z0-9-]*$/;

export function historyAddress(ctx: StaffContext, plan: string, record: string): string {
  return staffAddress(ctx, plan, RECORD_PLACE.test(record) ? `/history?record=${record}` : "/history");
}

const PUBLIC_PLACES: Readonly<Record<string, string>> = {
  nodes: "nodes",
  projects: "projects",
  evidenceGroups: "evidence",
};

/** The page on which residents see the record; the plan's first page where it has none of its own. */
export function publicAddress(ctx: StaffContext, plan: string, at?: { kind: string; key: string }): string {
  const place = at ? PUBLIC_PLACES[at.kind] : undefined;
  const root = `/${ctx.municipality.slug}/${ctx.say.language.code}/plans/${plan}`;
  return place && at ? `${root}/${place}/${at.key}` : root;
}

/** `/{slug}/staff/plans/{plan}` and its lists, for staff; the same on each page of the plan. */
export function staffPlanPage(
  ctx: StaffContext,
  reading: Pick<StaffReading, "plan" | "head" | "mayEdit">,
  view: {
    parts: PlanParts;
    current: string;
    title: string;
    crumbs?: Crumb[];
    status?: number;
    islands?: string[];
    body: ComponentChildren;
  },
): PageView {
  const { say, municipality } = ctx;
  const crumbs = [
    { label: say.t("plan.staff.menu"), href: `/${municipality.slug}/staff/plans` },
    {
      label: say.plain(reading.head.title),
      ...(view.current === "tree" && !view.crumbs ? {} : { href: staffAddress(ctx, reading.plan.key) }),
    },
    ...(view.crumbs ?? []),
  ];
  return page({
    title: view.title,
    status: view.status,
    islands: view.islands,
    crumbs,
    body: (
      <>
        <PlanNav ctx={ctx} reading={reading} view={view} />
        {view.body}
      </>
    ),
  });
}

interface NavProps {
  ctx: StaffContext;
  reading: Pick<StaffReading, "plan" | "head" | "mayEdit">;
  view: { parts: PlanParts; current: string };
}

function PlanNav({ ctx, reading, view }: NavProps): JSX.Element {
  const { say } = ctx;
  const { key } = reading.plan;
  const links = [
    { name: "tree", label: say.t("plan.staff.tree.title"), href: staffAddress(ctx, key) },
    { name: "projects", label: kindWord(say, "projects"), href: recordAddress(ctx, key, { kind: "projects" }) },
    { name: "facts", label: say.t("plan.staff.facts"), href: staffAddress(ctx, key, "/facts") },
    { name: "plan", label: kindWord(say, "plan"), href: recordAddress(ctx, key, { kind: "plan", key }) },
    { name: "history", label: say.t("plan.staff.history.title"), href: staffAddress(ctx, key, "/history") },
    { name: "versions", label: say.t("plan.staff.versions"), href: staffAddress(ctx, key, "/versions") },
    ...(reading.head.horizons.length > 0
      ? [
          {
            name: "states",
            label: say.t("plan.staff.stateReview.menu"),
            href: staffAddress(ctx, key, "/state-reviews"),
          },
        ]
      : []),
    { name: "import", label: say.t("plan.exchange.crumb"), href: staffAddress(ctx, key, "/import") },
  ];
  const lists = view.parts.kinds.filter((kind) => kind.name !== "plan" && kind.name !== "projects");
  return (
    <nav class="plan-nav" aria-label={say.t("plan.staff.nav")}>
      {links
        .filter((link) => reading.mayEdit || (link.name !== "plan" && link.name !== "import"))
        .map((link) => (
          <a href={link.href} aria-current={link.name === view.current ? "page" : undefined}>
            {link.label}
          </a>
        ))}
      {view.parts.staffLinks
        .filter(({ permission }) => hasPermission(ctx.actor, permission))
        .map(({ label, path }) => (
          <a href={`/${ctx.municipality.slug}/staff${path}`}>{say.t(label)}</a>
        ))}
      <details>
        <summary>{say.t("plan.staff.lists")}</summary>
        <ul class="many">
          {lists.map((kind) => (
            <li>
              <a
                href={recordAddress(ctx, key, { kind: kind.name })}
                aria-current={kind.name === view.current ? "page" : undefined}
              >
                {kindWord(say, kind.name)}
              </a>
            </li>
          ))}
        </ul>
      </details>
      <a href={publicAddress(ctx, key)}>{say.t("plan.staff.public")}</a>
    </nav>
  );
}
