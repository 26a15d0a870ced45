import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { allow, notFound } from "#platform/errors.ts";
import { type PageView, type Redirect, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Form, type FormState, formState, type Option, Select, Submit, TextInput } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
import { takesProjects } from "../../editing/listing-place.rules.ts";
import { moveRecord, type RecordMove } from "../../editing/move-record.ts";
import { branchOf, siblingsOf } from "../../editing/plan-edit.rules.ts";
import { readForEditing, type StaffReading } from "../../editing/read-for-editing.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { pathTo } from "../../reading/plan-tree.rules.ts";
import type { Listing, PlanNode } from "../../records/plan-records.ts";
import type { PlanRecord } from "../../records/record-kind.rules.ts";
import { recordAddress, staffAddress, staffPlanPage } from "./staff-plan-page.tsx";
import { recordOptions } from "./staff-record-options.ts";
import type { Sent } from "./staff-record-page.tsx";
import { namedWord, recordWord } from "./staff-words.ts";

type MovableKind = RecordMove["kind"];
const MoveInput = z.object({
  to: z.string().max(80),
  before: z.string().max(80).optional(),
  number: z.string().max(500).optional(),
  /** The level that the person has been told it will be on. */
  level: z.string().max(3).optional(),
  version: z.coerce.number().int().positive(),
  show: z.string().optional(),
});

type MoveInput = z.output<typeof MoveInput>;

/** A place is chosen in two steps that work without script: where it hangs, then before whom it stands. */
export function moveRoutes(parts: PlanParts): Route[] {
  return (["nodes", "listings"] as const).flatMap((kind) => {
    const path = `/plans/:plan/${kind}/:key/move`;
    const place = (params: Record<string, string>) => ({
      parts,
      plan: params.plan ?? "",
      kind,
      key: params.key ?? "",
    });
    return [
      staffPage({
        path,
        access: "plan.edit",
        handle: (ctx, { params }) => movePage(ctx, place(params), undefined),
      }),
      staffAction({
        path,
        access: "plan.edit",
        input: MoveInput,
        async handle(ctx, { params, input }) {
          const at = place(params);
          return (await askFirst(ctx, at, input)) ?? move(ctx, at, input);
        },
        invalid: (ctx, sent) => movePage(ctx, place(sent.params), sent),
      }),
    ];
  });
}

interface MovePlace {
  parts: PlanParts;
  plan: string;
  kind: MovableKind;
  key: string;
}

/** The page once more where the order of the place was asked for, or where a node would change its level unannounced. */
async function askFirst(ctx: StaffContext, at: MovePlace, input: MoveInput): Promise<PageView | undefined> {
  const { show, level, version, ...typed } = input;
  const values = { before: "", ...typed, version: String(version) };
  if (show !== undefined) return movePage(ctx, at, { values: { ...values, before: "" }, issues: [] });
  const step = levelStep(await readMove(ctx, at), at, input.to);
  return step && String(step.to) !== level ? movePage(ctx, at, { values, issues: [] }) : undefined;
}

async function move(ctx: StaffContext, at: MovePlace, { to, before, number, version }: MoveInput): Promise<Redirect> {
  const place = { to: to || null, before: before || null };
  const renumbered = number === undefined ? {} : { number: number.trim() || null };
  await moveRecord(ctx, { ...at, kinds: at.parts.kinds, ...place, ...renumbered, version });
  return redirect(staffAddress(ctx, at.plan, `#${at.kind}-${at.key}`), { flash: "plan.staff.done.moved" });
}

async function readMove(ctx: StaffContext, { parts, plan }: MovePlace): Promise<StaffReading> {
  const reading = await readForEditing(ctx, { plan, kinds: parts.kinds, lists: ["nodes", "listings", "projects"] });
  allow(reading.mayEdit);
  return reading;
}

/**
 * From which level of the tree to which a node would come, counted from 1; undefined where it stays on its own, and where
 * its branch would be too deep there.
 */
function levelStep(reading: StaffReading, at: MovePlace, to: string): { from: number; to: number } | undefined {
  if (at.kind !== "nodes") return undefined;
  const nodes = reading.list<PlanNode>("nodes");
  const step = { from: pathTo(nodes, at.key).length, to: pathTo(nodes, to).length + 1 };
  const deepest = Math.max(...[...branchOf(nodes, at.key)].map((key) => pathTo(nodes, key).length));
  const isTooDeep = deepest - step.from + step.to > reading.head.levels.length;
  return step.from === step.to || isTooDeep ? undefined : step;
}

const placeNow = ({ kind }: MovePlace, record: PlanRecord) =>
  kind === "nodes" ? (record as PlanNode).parent : (record as Listing).node;

/** What was sent, or what is stored; the version is always the stored one. */
function valuesOf(
  record: PlanRecord,
  here: string | null,
  sent: Sent | undefined,
): Record<string, string> & { to: string } {
  const { number } = record as PlanNode;
  const stored = { to: here ?? "", before: "", number: number ?? "" };
  return { ...stored, ...sent?.values, version: String(record.version) };
}

function formOf({ say }: StaffContext, values: Record<string, string>, sent: Sent | undefined): FormState {
  const labels = {
    to: say.t("plan.staff.moving.to"),
    before: say.t("plan.staff.moving.before"),
    number: say.t("plan.field.nodes.number"),
  };
  const issues = (sent?.issues ?? []).map((issue) => ({ ...issue, path: issue.path in labels ? issue.path : "to" }));
  return formState(say, { id: "move", labels, values, issues });
}

async function movePage(ctx: StaffContext, at: MovePlace, sent: Sent | undefined): Promise<PageView> {
  const { parts } = at;
  const reading = await readMove(ctx, at);
  const record = reading.find(at.kind, at.key);
  if (!record) throw notFound("plan.error.recordNotFound");
  const { say } = ctx;
  const here = placeNow(at, record);
  const values = valuesOf(record, here, sent);
  const form = formOf(ctx, values, sent);
  const name = recordWord(say, reading, { kind: at.kind, record });
  const title = say.t("plan.staff.moving.title", { name });
  const targets = targetOptions(ctx, reading, at);
  const neighbours = neighbourOptions(ctx, reading, { ...at, to: values.to || null });
  return staffPlanPage(ctx, reading, {
    parts,
    current: at.kind,
    title,
    status: sent?.status,
    crumbs: [{ label: name, href: recordAddress(ctx, at.plan, at) }, { label: say.t("plan.staff.move") }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">
          {say.t(here ? "plan.staff.moving.here" : "plan.staff.moving.hereTop", {
            place: here ? namedWord(say, reading, { kind: "nodes", key: here }) : "",
          })}
        </p>
        <Form form={form} action={`${recordAddress(ctx, at.plan, at)}/move`} token={ctx.formToken}>
          <input type="hidden" name="version" value={String(record.version)} />
          <LevelNotice ctx={ctx} reading={reading} step={levelStep(reading, at, values.to)} />
          {targets ? (
            <Select form={form} name="to" options={targets} />
          ) : (
            <TextInput form={form} name="to" hint={say.t("plan.staff.hint.key")} />
          )}
          <p class="buttons">
            <Submit tone="plain" name="show" value="1" label={say.t("plan.staff.moving.show")} />
          </p>
          <Select form={form} name="before" options={neighbours} hint={say.t("plan.staff.moving.beforeHint")} />
          {at.kind === "nodes" ? (
            <TextInput form={form} name="number" optional hint={say.t("plan.staff.moving.numberHint")} />
          ) : null}
          <p class="buttons">
            <Submit label={say.t("plan.staff.moving.submit")} />
            <a class="button quiet" href={staffAddress(ctx, at.plan)}>
              {say.t("plan.staff.form.cancel")}
            </a>
          </p>
        </Form>
      </>
    ),
  });
}

/** Said before it is done: on another level it is something else, a measure becomes a policy. */
function LevelNotice({
  ctx: { say },
  reading,
  step,
}: {
  ctx: StaffContext;
  reading: StaffReading;
  step: { from: number; to: number } | undefined;
}): JSX.Element | null {
  if (!step) return null;
  const level = (number: number) => say.plain(reading.head.levels[number - 1]?.name);
  return (
    <>
      <Notice tone="warning">
        {say.t("plan.staff.moving.becomes", { from: level(step.from), to: level(step.to) })}
      </Notice>
      <input type="hidden" name="level" value={String(step.to)} />
    </>
  );
}

/** Where it may hang: a node not below itself, a project at the lowest level, nothing below what ends or has ended. */
function targetOptions(
  ctx: StaffContext,
  reading: StaffReading,
  at: { kind: MovableKind; key: string },
): Option[] | undefined {
  const nodes = reading.list<PlanNode>("nodes");
  const own = at.kind === "nodes" ? branchOf(nodes, at.key) : new Set<string>();
  const { levels } = reading.head;
  const isOpen = (node: PlanNode) =>
    node.retiredOn === null && (at.kind === "nodes" ? !own.has(node.key) : takesProjects(levels, nodes, node.key));
  const open = new Set(nodes.filter(isOpen).map((node) => node.key));
  const options = recordOptions(ctx.say, reading, "nodes")?.filter((option) => open.has(option.value));
  const top = { value: "", label: ctx.say.t("plan.staff.moving.top", { level: ctx.say.plain(levels[0]?.name) }) };
  return options && (at.kind === "nodes" ? [top, ...options] : options);
}

function neighbourOptions(
  ctx: StaffContext,
  reading: StaffReading,
  at: { kind: MovableKind; key: string; to: string | null },
): Option[] {
  const record = reading.find(at.kind, at.key);
  const moved = { ...record, [at.kind === "nodes" ? "parent" : "node"]: at.to } as PlanNode | Listing;
  const others = siblingsOf(at.kind, reading.list(at.kind), moved).filter((other) => other.key !== at.key);
  const options = others.map((other) => ({
    value: other.key,
    label: ctx.say.t("plan.staff.moving.beforeWhom", {
      name: recordWord(ctx.say, reading, { kind: at.kind, record: other }),
    }),
  }));
  return [{ value: "", label: ctx.say.t("plan.staff.moving.last") }, ...options];
}
