import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { type PageView, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { TextOf } from "#ui/message.tsx";
import { buildOutline, type OutlineListing, type OutlineNode } from "../../editing/plan-outline.rules.ts";
import { readForEditing, type StaffReading } from "../../editing/read-for-editing.ts";
import { reorderRecord } from "../../editing/reorder-record.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { recordAddress, staffAddress, staffPlanPage } from "./staff-plan-page.tsx";
import { type Ends, endsOf, Steps, Tool } from "./staff-tools.tsx";
import { endWord, kindOfPath } from "./staff-words.ts";

interface TreeView {
  ctx: StaffContext;
  reading: StaffReading;
}

const KEY = "[a-z0-9][a-z0-9-]{0,79}";
const StepInput = z.object({
  step: z.string().regex(new RegExp(`^[a-z-]+:${KEY}:(up|down)$`)),
  back: z.string().max(300).optional(),
});

export function treeRoutes(parts: PlanParts): Route[] {
  return [
    staffPage({
      path: "/plans/:plan",
      access: "plan.read",
      query: ["at"],
      handle: (ctx, { params, query }) => treePage(ctx, parts, { plan: params.plan ?? "", at: query.at || null }),
    }),
    staffAction({
      path: "/plans/:plan/order",
      access: "plan.edit",
      input: StepInput,
      async handle(ctx, { params, input }) {
        const [path = "", key = "", to] = input.step.split(":");
        const plan = params.plan ?? "";
        const kind = kindOfPath(parts.kinds, path);
        await reorderRecord(ctx, { plan, kinds: parts.kinds, kind, key, to: to === "up" ? "up" : "down" });
        return redirect(`${placeToReturn(ctx, plan, { kind, back: input.back ?? "" })}#${path}-${key}`, {
          flash: "plan.staff.done.reordered",
        });
      },
    }),
  ];
}

/** The page that the button was on: the tree (`?at=…`) or a list (`?page=…`); never an address from outside. */
function placeToReturn(ctx: StaffContext, plan: string, { kind, back }: { kind: string; back: string }): string {
  const [place = "", query = ""] = back.split("?");
  const root = place === "list" ? recordAddress(ctx, plan, { kind }) : staffAddress(ctx, plan);
  return /^(at|page)=[a-z0-9-]+$/.test(query) ? `${root}?${query}` : root;
}

async function treePage(
  ctx: StaffContext,
  parts: PlanParts,
  input: { plan: string; at: string | null },
): Promise<PageView> {
  const reading = await readForEditing(ctx, {
    plan: input.plan,
    kinds: parts.kinds,
    lists: ["nodes", "listings", "projects"],
  });
  const roots = buildOutline(
    {
      nodes: reading.list("nodes"),
      listings: reading.list("listings"),
      projects: reading.list("projects"),
      today: reading.today,
    },
    input.at,
  );
  if (input.at !== null && roots.length === 0) throw notFound("plan.error.recordNotFound");
  const { say } = ctx;
  const view: TreeView = { ctx, reading };
  const title = say.plain(reading.head.title);
  return staffPlanPage(ctx, reading, {
    parts,
    current: "tree",
    title,
    crumbs: input.at === null ? undefined : [{ label: roots.map((root) => say.plain(root.node.title)).join() }],
    body: (
      <>
        <h1>
          <TextOf say={say} text={reading.head.title} />
        </h1>
        <p class="lead">{say.t(reading.mayEdit ? "plan.staff.tree.lead" : "plan.staff.tree.readOnly")}</p>
        <form method="post" action={staffAddress(ctx, reading.plan.key, "/order")}>
          <input type="hidden" name="_token" value={ctx.formToken} />
          <input type="hidden" name="back" value={input.at === null ? "tree" : `tree?at=${input.at}`} />
          <ul class="tree">
            {roots.map((root, index) => (
              <NodeEntry
                view={view}
                entry={root}
                level={1}
                ends={endsOf(index, input.at === null ? roots.length : 1)}
                isOpen={input.at !== null}
              />
            ))}
          </ul>
        </form>
        {reading.mayEdit && input.at === null ? (
          <p class="buttons">
            <a class="button" href={`${recordAddress(ctx, reading.plan.key, { kind: "nodes", key: "new" })}`}>
              {say.t("plan.staff.tree.addTop", { level: say.plain(reading.head.levels[0]?.name) })}
            </a>
          </p>
        ) : null}
      </>
    ),
  });
}

function NodeEntry(props: {
  view: TreeView;
  entry: OutlineNode;
  level: number;
  ends: Ends;
  isOpen?: boolean;
}): JSX.Element {
  const { view, entry, level } = props;
  const { say } = view.ctx;
  const hasMore = entry.children.length + entry.listings.length > 0;
  const below = (
    <ul class="tree">
      {entry.listings.map((listed, index) => (
        <ListingEntry view={view} listed={listed} ends={endsOf(index, entry.listings.length)} />
      ))}
      {entry.children.map((child, index) => (
        <NodeEntry view={view} entry={child} level={level + 1} ends={endsOf(index, entry.children.length)} />
      ))}
    </ul>
  );
  return (
    <li id={`nodes-${entry.node.key}`} tabIndex={-1}>
      <NodeRow {...props} />
      {entry.isClosed ? (
        <p>
          <a href={staffAddress(view.ctx, view.reading.plan.key, `?at=${entry.node.key}`)}>
            {say.t("plan.staff.tree.open", { count: entry.entries })}
          </a>
        </p>
      ) : null}
      {!hasMore || entry.isClosed ? null : level === 1 ? (
        <details open>
          <summary>{say.t("plan.staff.tree.below", { count: entry.entries })}</summary>
          {below}
        </details>
      ) : (
        below
      )}
    </li>
  );
}

interface RowProps {
  view: TreeView;
  entry: OutlineNode;
  level: number;
  ends: Ends;
}

function NodeRow(props: RowProps): JSX.Element {
  const { view, entry, level } = props;
  const { say } = view.ctx;
  const { node } = entry;
  return (
    <div class="entry" data-level={level}>
      <span class="what">
        {node.number ? <span class="label">{node.number}</span> : null}
        <TextOf say={say} text={node.title} />
        {entry.projects > 0 ? <small> {say.t("plan.staff.tree.projects", { count: entry.projects })}</small> : null}
        {node.retiredOn ? (
          <small> {endWord(say, { retiredOn: node.retiredOn, today: view.reading.today })}</small>
        ) : null}
      </span>
      {view.reading.mayEdit ? <NodeTools {...props} /> : null}
    </div>
  );
}

function NodeTools({ view, entry, level, ends }: RowProps): JSX.Element {
  const { ctx, reading } = view;
  const { say } = ctx;
  const { node } = entry;
  const name = [node.number, say.plain(node.title)].filter(Boolean).join(" ");
  const address = recordAddress(ctx, reading.plan.key, { kind: "nodes", key: node.key });
  return (
    <span class="tools">
      <Tool href={address} label={say.t("plan.staff.edit")} about={name} />
      <Steps say={say} kind="nodes" at={{ key: node.key, name, ends }} />
      <Tool href={`${address}/move`} label={say.t("plan.staff.move")} about={name} />
      <AddBelow view={view} at={{ key: node.key, name, level }} />
    </span>
  );
}

/** Below the lowest level come projects, where the plan has any; below the others the next level. */
function AddBelow({
  view,
  at,
}: {
  view: TreeView;
  at: { key: string; name: string; level: number };
}): JSX.Element | null {
  const { ctx, reading } = view;
  const { say } = ctx;
  const next = reading.head.levels[at.level];
  const address = (kind: string) => `${recordAddress(ctx, reading.plan.key, { kind, key: "new" })}?under=${at.key}`;
  if (next)
    return (
      <Tool
        href={address("nodes")}
        label={say.t("plan.staff.tree.addNode", { level: say.plain(next.name) })}
        about={at.name}
      />
    );
  if (reading.head.projectName === null && reading.list("projects").length === 0) return null;
  const project = say.plain(reading.head.projectName) || say.t("plan.kind.projects");
  return <Tool href={address("projects")} label={say.t("plan.staff.tree.addProject", { project })} about={at.name} />;
}

function ListingEntry({ view, listed, ends }: { view: TreeView; listed: OutlineListing; ends: Ends }): JSX.Element {
  const { ctx, reading } = view;
  const { say } = ctx;
  const { listing, project } = listed;
  const plan = reading.plan.key;
  const title = listing.printedTitle ?? project.title;
  const name = say.plain(title);
  return (
    <li id={`listings-${listing.key}`} tabIndex={-1}>
      <div class="entry">
        <span class="what">
          <TextOf say={say} text={title} />
          {listing.home ? null : <small> {say.t("plan.listing.again")}</small>}
          {project.retiredOn ? (
            <small> {endWord(say, { retiredOn: project.retiredOn, today: reading.today })}</small>
          ) : null}
        </span>
        {reading.mayEdit ? (
          <span class="tools">
            <Tool
              href={recordAddress(ctx, plan, { kind: "projects", key: project.key })}
              label={say.t("plan.staff.edit")}
              about={name}
            />
            <Steps say={say} kind="listings" at={{ key: listing.key, name, ends }} />
            <Tool
              href={`${recordAddress(ctx, plan, { kind: "listings", key: listing.key })}/move`}
              label={say.t("plan.staff.move")}
              about={name}
            />
          </span>
        ) : null}
      </div>
    </li>
  );
}
