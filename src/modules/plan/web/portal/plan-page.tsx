import type { ComponentChildren, JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { type Crumb, type PageView, page } from "#platform/http/reply.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { type ResolvedText, stripReadings, type Text } from "#platform/i18n/text.ts";
import { Message, TextOf } from "#ui/message.tsx";
import type { PlanHead } from "../../records/plan-records.ts";
import type { PlanRecord } from "../../records/record-kind.rules.ts";

/** `/{slug}/{language}/plans/{plan}`, with what follows. */
export function planAddress(ctx: ResidentContext, plan: string, rest = ""): string {
  return `/${ctx.municipality.slug}/${ctx.say.language.code}/plans/${plan}${rest}`;
}

const MENU: readonly { section: string; path: string; label: MessageKey }[] = [
  { section: "home", path: "", label: "plan.menu.home" },
  { section: "tree", path: "/tree", label: "plan.menu.tree" },
  { section: "targets", path: "/targets", label: "plan.menu.targets" },
  { section: "evidence", path: "/evidence", label: "plan.menu.evidence" },
  { section: "trace", path: "/trace", label: "plan.menu.trace" },
  { section: "partners", path: "/partners", label: "plan.menu.partners" },
  { section: "search", path: "/search", label: "plan.menu.search" },
  { section: "downloads", path: "/downloads", label: "plan.menu.downloads" },
];

/** The sections of a plan, the same on each of its pages. */
export function PlanMenu({ ctx, plan, current }: { ctx: ResidentContext; plan: string; current: string }): JSX.Element {
  return (
    <ul>
      {MENU.map((entry) => (
        <li>
          <a href={planAddress(ctx, plan, entry.path)} aria-current={entry.section === current ? "page" : undefined}>
            <Message say={ctx.say} k={entry.label} />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A page below a plan: its menu, the way to it, and whether the plan's words had to fall back to another language. */
export function planPage(
  ctx: ResidentContext,
  view: {
    plan: string;
    head: PlanHead;
    section: string;
    title: string | ResolvedText;
    crumbs?: Crumb[];
    body: ComponentChildren;
    noIndex?: boolean;
  },
): PageView {
  const home = { label: ctx.say.text(view.head.title), href: planAddress(ctx, view.plan) };
  return page({
    title: typeof view.title === "string" ? view.title : stripReadings(view.title.value),
    noIndex: view.noIndex,
    menu: <PlanMenu ctx={ctx} plan={view.plan} current={view.section} />,
    crumbs: view.section === "home" ? [] : [home, ...(view.crumbs ?? [{ label: view.title }])],
    contentFallback: ctx.say.text(view.head.title).isFallback,
    body: view.body,
  });
}

/** Number as printed and title as a step of the way to a page. */
export function numberedLabel(
  ctx: ResidentContext,
  { number, title }: { number: string | null; title: Text },
): ResolvedText {
  const resolved = ctx.say.text(title);
  return { ...resolved, value: [number, resolved.value].filter(Boolean).join(" ") };
}

/** Number as printed and title. */
export function Numbered({
  ctx,
  number,
  title,
}: {
  ctx: ResidentContext;
  number: string | number | null;
  title: Text;
}): JSX.Element {
  return (
    <>
      {number === null ? null : <span class="label">{number} </span>}
      <TextOf say={ctx.say} text={title} />
    </>
  );
}

/** Whose word a record is, where it is not simply printed in the document. */
export function BasisMark({ ctx, record }: { ctx: ResidentContext; record: PlanRecord }): JSX.Element | null {
  if (record.basis === "source") return null;
  return (
    <span class="basis">
      <span class={record.basis === "demo" ? "demo" : "tag"}>
        <Message say={ctx.say} k={`plan.basis.${record.basis}`} />
      </span>
      {record.basisReason ? (
        <>
          {" "}
          <TextOf say={ctx.say} text={record.basisReason} />
        </>
      ) : null}
    </span>
  );
}

/** Where in the document a thing is printed. */
export function SourcePlace({ ctx, place }: { ctx: ResidentContext; place: string | null }): JSX.Element | null {
  if (!place) return null;
  return (
    <p class="basis">
      <Message say={ctx.say} k="plan.evidence.place" params={{ place }} />
    </p>
  );
}
