import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import { type Redirect, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { readTypedDate } from "#platform/i18n/typed-date.ts";
import { addRecord } from "../../editing/add-record.ts";
import { getKind } from "../../editing/edit-plan.ts";
import { editRecord } from "../../editing/edit-record.ts";
import { listProjectAgain } from "../../editing/list-project-again.ts";
import { readRecordForm } from "../../editing/record-form.rules.ts";
import { removeRecord } from "../../editing/remove-record.ts";
import { restoreRecord } from "../../editing/restore-record.ts";
import { type RetirableKind, retireRecord } from "../../editing/retire-record.ts";
import { setHome } from "../../editing/set-home.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { recordAddress, staffAddress } from "./staff-plan-page.tsx";
import { ACTS_WITH_FORM } from "./staff-record-acts.tsx";
import { editPage, newPage, presetOf, type RecordPlace } from "./staff-record-page.tsx";
import { kindOfPath } from "./staff-words.ts";

/** The inputs of a record's form follow from its kind, so they are read by `readRecordForm` and checked by the use case. */
const RecordInput = z.record(z.string().max(200), z.string());
const version = z.coerce.number().int().positive();

type Params = Record<string, string>;

/** `kindParam`: the part of the path that stands for a list of the plan. */
export function recordRoutes(parts: PlanParts, kindParam: string): Route[] {
  return [...addRoutes(parts, kindParam), ...editRoutes(parts, kindParam), ...actRoutes(parts, kindParam)];
}

function placeOf(parts: PlanParts, params: Params): RecordPlace {
  return {
    parts,
    plan: params.plan ?? "",
    kind: kindOfPath(parts.kinds, params.kind ?? ""),
    key: params.key ?? "",
  };
}

function addRoutes(parts: PlanParts, kindParam: string): Route[] {
  const path = `/plans/:plan/${kindParam}/new`;
  return [
    staffPage({
      path,
      access: "plan.edit",
      query: ["under"],
      handle(ctx, { params, query }) {
        const place = placeOf(parts, params);
        const values = { basis: "source", ...presetOf(place.kind, query.under ?? "") };
        return newPage(ctx, place, { values, issues: [] });
      },
    }),
    staffAction({
      path,
      access: "plan.edit",
      input: RecordInput,
      async handle(ctx, { params, input }) {
        const place = placeOf(parts, params);
        const kind = getKind(parts.kinds, place.kind);
        const { fields, issues } = readRecordForm(kind, input);
        if (issues.length > 0) throw invalid(issues);
        // A listing's form has no box for it: the first place of a project is made together with the project.
        if (kind.name === "listings") fields.home = false;
        const key = await addRecord(ctx, {
          plan: place.plan,
          kinds: parts.kinds,
          kind: kind.name,
          key: input.key?.trim() || null,
          fields,
          home: input.home,
        });
        return redirect(recordAddress(ctx, place.plan, { kind: kind.name, key }), { flash: "plan.staff.done.added" });
      },
      invalid: (ctx, sent) => newPage(ctx, placeOf(parts, sent.params), sent),
    }),
  ];
}

function editRoutes(parts: PlanParts, kindParam: string): Route[] {
  const path = `/plans/:plan/${kindParam}/:key`;
  return [
    staffPage({ path, access: "plan.edit", handle: (ctx, { params }) => editPage(ctx, placeOf(parts, params)) }),
    staffAction({
      path,
      access: "plan.edit",
      input: RecordInput,
      async handle(ctx, { params, input }) {
        const place = placeOf(parts, params);
        // Takes over what somebody else saved in one field; nothing is written yet.
        if (input.take !== undefined) return editPage(ctx, place, { values: input, issues: [] });
        const { fields, issues } = readRecordForm(getKind(parts.kinds, place.kind), input);
        if (issues.length > 0) throw invalid(issues);
        const isChanged = await editRecord(ctx, {
          ...place,
          kinds: parts.kinds,
          version: Number(input.version),
          fields,
        });
        return redirect(recordAddress(ctx, place.plan, place), {
          flash: isChanged ? "plan.staff.done.saved" : "plan.staff.done.same",
        });
      },
      invalid: (ctx, sent) => editPage(ctx, placeOf(parts, sent.params), sent),
    }),
  ];
}

/** A button of a record's page: what it does, and what is said afterwards. */
interface Act<Schema extends z.ZodType> {
  name: string;
  input: Schema;
  flash: string;
  /** What fills it. */
  flashWords?(ctx: StaffContext, input: z.output<Schema>): Record<string, string>;
  run(ctx: StaffContext, target: RecordPlace & Pick<PlanParts, "kinds">, input: z.output<Schema>): Promise<void>;
  /** Where one goes on; to the record itself when left out. */
  next?(ctx: StaffContext, place: RecordPlace): string;
}

const act = <Schema extends z.ZodType>(given: Act<Schema>) => given as unknown as Act<z.ZodType>;

const ACTS = [
  act({
    name: "remove",
    input: z.object({ version }),
    flash: "plan.staff.done.removed",
    run: (ctx, target, input) => removeRecord(ctx, { ...target, ...input }),
    next: listOf,
  }),
  act({
    name: "retire",
    input: z.object({ on: z.string().max(30) }),
    flash: "plan.staff.done.retired",
    flashWords: (ctx, input) => ({ date: ctx.say.format.date(readTypedDate(input.on) ?? "") }),
    run: (ctx, target, input) => retireRecord(ctx, { ...target, kind: retirable(target.kind), on: input.on }),
  }),
  act({
    name: "restore",
    input: z.object({}),
    flash: "plan.staff.done.restored",
    run: (ctx, target) => restoreRecord(ctx, { ...target, kind: retirable(target.kind) }),
  }),
  act({
    name: "home",
    input: z.object({}),
    flash: "plan.staff.done.home",
    run: (ctx, target) => setHome(ctx, { ...target, listing: target.key }),
    next: (ctx, place) => staffAddress(ctx, place.plan, `#listings-${place.key}`),
  }),
  act({
    name: "list-again",
    input: z.object({ node: z.string().min(1, "plan.error.required").max(80) }),
    flash: "plan.staff.done.listedAgain",
    run: (ctx, target, input) => listProjectAgain(ctx, { ...target, project: target.key, node: input.node }),
  }),
];

function listOf(ctx: StaffContext, place: RecordPlace): string {
  return place.kind === "listings"
    ? staffAddress(ctx, place.plan)
    : recordAddress(ctx, place.plan, { kind: place.kind });
}

/** @throws AppError invalid for kinds whose records do not end but are removed */
function retirable(kind: string): RetirableKind {
  if (kind !== "nodes" && kind !== "projects") throw invalid([{ path: "", code: "plan.error.text" }]);
  return kind;
}

/** What is wrong stands in the act's own form, or at the top of the page where it has none. */
function failedAct(name: string, { values, issues }: InvalidRequest) {
  return ACTS_WITH_FORM.includes(name) ? { act: { name, values, issues }, issues: [] } : { issues };
}

function actRoutes(parts: PlanParts, kindParam: string): Route[] {
  return ACTS.map(({ name, input, flash, flashWords, run, next }) =>
    staffAction({
      path: `/plans/:plan/${kindParam}/:key/${name}`,
      access: "plan.edit",
      input,
      async handle(ctx, request): Promise<Redirect> {
        const place = placeOf(parts, request.params);
        await run(ctx, { ...place, kinds: parts.kinds }, request.input);
        const address = next ? next(ctx, place) : recordAddress(ctx, place.plan, place);
        return redirect(address, { flash, flashWords: flashWords?.(ctx, request.input) });
      },
      invalid: (ctx, sent: InvalidRequest) =>
        editPage(ctx, placeOf(parts, sent.params), { ...failedAct(name, sent), status: sent.status }),
    }),
  );
}
