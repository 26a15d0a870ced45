import type { ComponentChildren, JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { type Crumb, type PageView, page } from "#platform/http/reply.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { type ResolvedText, stripReadings, type Text } from "#platform/i18n/text.ts";
import { InLanguage, Message, TextOf } from "#ui/message.tsx";
import { readHeldKinds } from "../../reading/read-held-kinds.ts";
import type { PlanReading } from "../../reading/read-plan-parts.ts";
import type { PlanHead, PlanSource } from "../../records/plan-records.ts";
import type { PlanRecord, RecordKind } from "../../records/record-kind.rules.ts";

/** `/{slug}/{language}/plans/{plan}`, with what follows. */
export function planAddress(ctx: ResidentContext, plan: string, rest = ""): string {
  return `/${ctx.municipality.slug}/${ctx.say.language.code}/plans/${plan}${rest}`;
}

interface MenuEntry {
  section: string;
  path: string;
  label: MessageKey;
  /** Kinds of records, or `versions`, of which the plan must hold some; left out where there is always something to see. */
  needs?: readonly string[];
}

const MENU: readonly MenuEntry[] = [
  { section: "home", path: "", label: "plan.menu.home" },
  { section: "tree", path: "/tree", label: "plan.menu.tree" },
  { section: "targets", path: "/targets", label: "plan.menu.targets", needs: ["targets"] },
  { section: "evidence", path: "/evidence", label: "plan.menu.evidence", needs: ["evidenceGroups"] },
  { section: "trace", path: "/trace", label: "plan.menu.trace", needs: ["actions"] },
  {
    section: "partners",
    path: "/partners",
    label: "plan.menu.partners",
    needs: ["partners", "committees", "sections", "localGoals", "events"],
  },
  { section: "search", path: "/search", label: "plan.menu.search" },
  { section: "versions", path: "/versions", label: "plan.menu.versions", needs: ["versions"] },
  { section: "downloads", path: "/downloads", label: "plan.menu.downloads" },
];

/** The sections of a plan that have something behind them, the same on each of its pages. */
function PlanMenu({
  ctx,
  plan,
  current,
  held,
}: {
  ctx: ResidentContext;
  plan: string;
  current: string;
  held: Readonly<Record<string, number>>;
}): JSX.Element {
  const entries = MENU.filter(({ needs }) => !needs || needs.some((kind) => (held[kind] ?? 0) > 0));
  return (
    <ul>
      {entries.map((entry) => (
        <li>
          <a href={planAddress(ctx, plan, entry.path)} aria-current={entry.section === current ? "page" : undefined}>
            <Message say={ctx.say} k={entry.label} />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A page below a plan: its menu, the way to it. */
export async function planPage(
  ctx: ResidentContext,
  view: {
    plan: string;
    /** All kinds of records that plans hold, of all modules: what a plan has none of is not in its menu. */
    kinds: readonly RecordKind[];
    head: PlanHead;
    section: string;
    title: string | ResolvedText;
    crumbs?: Crumb[];
    body: ComponentChildren;
    noIndex?: boolean;
  },
): Promise<PageView> {
  const needed = new Set(MENU.flatMap(({ needs }) => needs ?? []));
  const kinds = view.kinds.filter(({ name }) => needed.has(name));
  const held = await readHeldKinds(ctx, { plan: view.plan, kinds });
  const home = { label: ctx.say.text(view.head.title), href: planAddress(ctx, view.plan) };
  return page({
    title: typeof view.title === "string" ? view.title : stripReadings(view.title.value),
    noIndex: view.noIndex,
    menu: <PlanMenu ctx={ctx} plan={view.plan} current={view.section} held={held} />,
    crumbs: view.section === "home" ? [] : [home, ...(view.crumbs ?? [{ label: view.title }])],
    body: view.body,
  });
}

/** A large number over a heading. In letters where it is Roman: the signs of one character (Ⅱ) do not begin where the heading does. */
export function Numeral({ number }: { number: string | null }): JSX.Element | null {
  if (!number) return null;
  return <span class="numeral">{number.replaceAll(/[\u2160-\u217f]/gu, (sign) => sign.normalize("NFKC"))}</span>;
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
    <InLanguage resolved={ctx.say.text(title)} before={number === null ? null : <span class="label">{number} </span>} />
  );
}

/** Whose word a record is, where it is not simply printed in the document. */
export function BasisMark({
  ctx,
  record,
  isLink,
}: {
  ctx: ResidentContext;
  record: PlanRecord;
  isLink?: boolean;
}): JSX.Element | null {
  if (record.basis === "source") return null;
  return (
    <span class="basis">
      <span class={record.basis === "demo" ? "demo" : "tag"}>
        <Message
          say={ctx.say}
          k={isLink && record.basis === "demo" ? "plan.basis.demoLink" : `plan.basis.${record.basis}`}
        />
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

/** The plan itself where a version of it is read (`kanazawa-2023/versions/1`). */
const planOf = ({ plan }: PlanReading): string => plan.key.split("/")[0] ?? "";

/** In which document and where in it a thing is printed. `reading` holds the plan's sources; the first is the plan itself. */
export function SourcePlace({
  ctx,
  reading,
  place,
}: {
  ctx: ResidentContext;
  reading: PlanReading;
  place: string | null;
}): JSX.Element | null {
  if (!place) return null;
  const document = ctx.say.plain(reading.list<PlanSource>("sources")[0]?.title);
  const printed = [document, place].filter(Boolean).join(" ");
  return (
    <p class="basis">
      <a class="source" href={planAddress(ctx, planOf(reading), "/downloads#source")}>
        <Message say={ctx.say} k="plan.evidence.place" params={{ place: printed }} />
      </a>
    </p>
  );
}
