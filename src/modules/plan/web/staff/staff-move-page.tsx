import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { allow, notFound } from "#platform/errors.ts";
import { type PageView, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Form, formState, type Option, Select, Submit, TextInput } from "#ui/form.tsx";
import { moveRecord, type RecordMove } from "../../editing/move-record.ts";
import { branchOf, siblingsOf } from "../../editing/plan-edit.rules.ts";
import { readForEditing, type StaffReading } from "../../editing/read-for-editing.ts";
import type { PlanParts } from "../../plan-parts.ts";
import type { Listing, PlanNode } from "../../records/plan-records.ts";
import { recordAddress, staffAddress, staffPlanPage } from "./staff-plan-page.tsx";
import { recordOptions } from "./staff-record-options.ts";
import type { Sent } from "./staff-record-page.tsx";
import { namedWord, recordWord } from "./staff-words.ts";

type MovableKind = RecordMove["kind"];
const MoveInput = z.object({
  to: z.string().max(80),
  before: z.string().max(80).optional(),
  version: z.coerce.number().int().positive(),
  show: z.string().optional(),
});

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
          const { show, ...values } = input;
          if (show !== undefined)
            return movePage(ctx, at, {
              values: { ...values, before: "", version: String(input.version) },
              issues: [],
            });
          await moveRecord(ctx, {
            ...at,
            kinds: parts.kinds,
            to: input.to || null,
            before: input.before || null,
            version: input.version,
          });
          return redirect(staffAddress(ctx, at.plan, `#${kind}-${at.key}`), { flash: "plan.staff.done.moved" });
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

async function movePage(ctx: StaffContext, at: MovePlace, sent: Sent | undefined): Promise<PageView> {
  const { parts } = at;
  const reading = await readForEditing(ctx, {
    plan: at.plan,
    kinds: parts.kinds,
    lists: ["nodes", "listings", "projects"],
  });
  allow(reading.mayEdit);
  const record = reading.find(at.kind, at.key);
  if (!record) throw notFound("plan.error.recordNotFound");
  const { say } = ctx;
  const here = at.kind === "nodes" ? (record as PlanNode).parent : (record as Listing).node;
  const values = sent?.values ?? { to: here ?? "", before: "", version: String(record.version) };
  const labels = { to: say.t("plan.staff.moving.to"), before: say.t("plan.staff.moving.before") };
  const issues = (sent?.issues ?? []).map((issue) => ({ ...issue, path: issue.path in labels ? issue.path : "to" }));
  const form = formState(say, { id: "move", labels, values: { ...values, version: String(record.version) }, issues });
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
          {targets ? (
            <Select form={form} name="to" options={targets} />
          ) : (
            <TextInput form={form} name="to" hint={say.t("plan.staff.hint.key")} />
          )}
          <p class="buttons">
            <Submit tone="plain" name="show" value="1" label={say.t("plan.staff.moving.show")} />
          </p>
          <Select form={form} name="before" options={neighbours} hint={say.t("plan.staff.moving.beforeHint")} />
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

/** Where it may hang: not below itself, and not below what has ended. */
function targetOptions(
  ctx: StaffContext,
  reading: StaffReading,
  at: { kind: MovableKind; key: string },
): Option[] | undefined {
  const nodes = reading.list<PlanNode>("nodes");
  const own = at.kind === "nodes" ? branchOf(nodes, at.key) : new Set<string>();
  const open = new Set(nodes.filter((node) => node.retiredOn === null && !own.has(node.key)).map((node) => node.key));
  const options = recordOptions(ctx.say, reading, "nodes")?.filter((option) => open.has(option.value));
  const top = { value: "", label: ctx.say.t("plan.staff.moving.top") };
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
