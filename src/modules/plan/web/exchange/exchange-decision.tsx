import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { AppError, conflict } from "#platform/errors.ts";
import { redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Form, formState, Submit, TextArea } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
import { readForEditing } from "../../editing/read-for-editing.ts";
import { applyImport } from "../../exchange/apply-import.ts";
import { type ImportPreview, previewImport } from "../../exchange/preview-import.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { publicAddress, staffAddress, staffPlanPage } from "../staff/staff-plan-page.tsx";
import { UploadErrors } from "./exchange-errors.tsx";
import { ChangesByKind, countOperations } from "./exchange-preview.tsx";
import { ChangedSince, Conflicts } from "./exchange-since.tsx";

/** Beside its fields a ticked box for each conflict that is decided for the file: `take.<id>`. */
const DecisionInput = z.looseObject({
  lastChange: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  reason: z.string().trim().max(500).default(""),
});

const takenIn = (values: Readonly<Record<string, unknown>>): ReadonlySet<string> =>
  new Set(Object.keys(values).flatMap((name) => (name.startsWith("take.") ? [name.slice("take.".length)] : [])));

/** The comparison with the plan as it is, the decision, and what came of it. */
export function decisionRoutes(parts: PlanParts): Route[] {
  const { kinds } = parts;
  const path = "/plans/:plan/import/:id";
  return [
    staffPage({
      access: "plan.edit",
      path,
      handle: (ctx, { params }) => showPreview(ctx, parts, { params, values: {}, issues: [], status: 200 }),
    }),
    staffAction({
      access: "plan.edit",
      path,
      input: DecisionInput,
      async handle(ctx, { params, input }) {
        const plan = params.plan ?? "";
        const decision = {
          id: params.id ?? "",
          lastChange: input.lastChange,
          reason: input.reason || null,
          take: takenIn(input),
        };
        const count = await applyImport(ctx, { plan, kinds }, decision).catch((error: unknown) => {
          throw isOvertaken(error) ? conflict("plan.error.changedSincePreview") : error;
        });
        return redirect(staffAddress(ctx, plan, `/import-done?count=${count}`));
      },
      invalid: (ctx, request) => showPreview(ctx, parts, request),
    }),
    doneRoute(parts),
  ];
}

/** A record's own version says the same as the plan's history: somebody was faster. */
const isOvertaken = (error: unknown) => error instanceof AppError && error.code === "plan.error.changedMeanwhile";

type Deciding = Pick<InvalidRequest, "params" | "values" | "issues" | "status">;

async function showPreview(ctx: StaffContext, parts: PlanParts, request: Deciding) {
  const { say } = ctx;
  const plan = request.params.plan ?? "";
  const target = { plan, kinds: parts.kinds };
  const preview = await previewImport(ctx, { ...target, id: request.params.id ?? "", take: takenIn(request.values) });
  const reading = await readForEditing(ctx, { ...target, lists: [] });
  const title = say.t("plan.exchange.preview.title");
  // What the form has no field for is wrong with the plan as it would be.
  const inPlan = request.issues.filter((issue) => issue.path.includes("."));
  const wrong = inPlan.length > 0 ? inPlan : preview.issues;
  return staffPlanPage(ctx, reading, {
    parts,
    current: "import",
    title,
    status: request.status,
    crumbs: [{ label: say.t("plan.exchange.crumb"), href: staffAddress(ctx, plan, "/import") }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("plan.exchange.preview.lead", { file: preview.fileName })}</p>
        <ChangedSince ctx={ctx} plan={plan} preview={preview} />
        {wrong.length > 0 ? <UploadErrors say={say} issues={wrong} /> : null}
        {preview.changes.length + preview.conflicts.length === 0 ? (
          <>
            <Notice>{say.t("plan.exchange.preview.none")}</Notice>
            <p>
              <a class="button" href={staffAddress(ctx, plan)}>
                {say.t("plan.exchange.cancel")}
              </a>
            </p>
          </>
        ) : (
          <>
            <Decision ctx={ctx} plan={plan} preview={preview} request={request} />
            <ChangesByKind say={say} kinds={parts.kinds} current={preview.current} changes={preview.changes} />
          </>
        )}
      </>
    ),
  });
}

interface DecisionProps {
  ctx: StaffContext;
  plan: string;
  preview: ImportPreview;
  request: Pick<Deciding, "values" | "issues">;
}

function Decision({ ctx, plan, preview, request }: DecisionProps) {
  const { say } = ctx;
  const labels = { reason: say.t("plan.exchange.reason") };
  const issues = request.issues.filter((issue) => !issue.path.includes("."));
  const form = formState(say, { id: "decision", labels, values: request.values, issues });
  const counts = countOperations(preview.changes);
  const lostPages = countOperations(
    preview.changes.filter(({ kind }) => kind === "nodes" || kind === "projects"),
  ).removed;
  return (
    <>
      <ul class="figures">
        {(["added", "edited", "removed"] as const).map((what) => (
          <li>
            <b>{say.format.number(counts[what])}</b> {say.t(`plan.exchange.preview.${what}`)}
          </li>
        ))}
      </ul>
      {preview.droppedDemo > 0 ? (
        <Notice>{say.t("plan.exchange.preview.demoGone", { count: preview.droppedDemo })}</Notice>
      ) : null}
      {lostPages > 0 ? (
        <Notice tone="warning">{say.t("plan.exchange.preview.removedPages", { count: lostPages })}</Notice>
      ) : null}
      <Form form={form} action={staffAddress(ctx, plan, `/import/${preview.id}`)} token={ctx.formToken}>
        <input type="hidden" name="lastChange" value={String(preview.lastChange)} />
        <Conflicts ctx={ctx} form={form} preview={preview} />
        <TextArea
          form={form}
          name="reason"
          hint={say.t("plan.exchange.reasonHint")}
          rows={2}
          maxLength={500}
          optional
        />
        <div class="buttons">
          <Submit label={say.t("plan.exchange.apply")} />
          <a class="button quiet" href={staffAddress(ctx, plan)}>
            {say.t("plan.exchange.cancel")}
          </a>
        </div>
      </Form>
      <p>{say.t("plan.exchange.preview.keptUntil", { time: say.format.dateTime(preview.expiresAt) })}</p>
    </>
  );
}

const doneRoute = (parts: PlanParts) =>
  staffPage({
    access: "plan.edit",
    path: "/plans/:plan/import-done",
    query: ["count"],
    async handle(ctx, { params, query }) {
      const { say } = ctx;
      const plan = params.plan ?? "";
      const count = Number.parseInt(query.count ?? "", 10) || 0;
      const reading = await readForEditing(ctx, { plan, kinds: parts.kinds, lists: [] });
      const title = say.t("plan.exchange.done.title");
      return staffPlanPage(ctx, reading, {
        parts,
        current: "import",
        title,
        crumbs: [{ label: title }],
        body: (
          <>
            <h1>{title}</h1>
            <p class="lead">{say.t("plan.exchange.done.lead", { count })}</p>
            <p>{say.t("plan.exchange.done.undo")}</p>
            <div class="buttons">
              <a class="button primary" href={staffAddress(ctx, plan, "/history")}>
                {say.t("plan.exchange.done.history")}
              </a>
              <a class="button" href={publicAddress(ctx, plan)}>
                {say.t("plan.exchange.done.plan")}
              </a>
            </div>
          </>
        ),
      });
    },
  });
