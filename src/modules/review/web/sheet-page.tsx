import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Form, type FormState, formState, Submit, TextArea } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Notice } from "#ui/parts.tsx";
import { writeSheetForm } from "../fields/sheet-form.rules.ts";
import { findNeighbours } from "../sheets/find-neighbours.ts";
import { SheetFormInput, SheetStepInput } from "../sheets/inputs.ts";
import { readSheet, type SheetToRead } from "../sheets/read-sheet.ts";
import { stepSheet } from "../sheets/step-sheet.ts";
import { writeSheet } from "../sheets/write-sheet.ts";
import { nameInPlace } from "./post-words.ts";
import { reviewAddress, sheetAddress, yearAddress } from "./review-address.ts";
import { SheetConflict } from "./sheet-conflict.tsx";
import { SheetFields } from "./sheet-fields.tsx";
import { SettledPart, SheetNeighbours, UnlockPart } from "./sheet-more.tsx";
import { sheetMoreRoutes } from "./sheet-more-routes.ts";
import { SheetRead } from "./sheet-read.tsx";
import { SheetSteps } from "./sheet-steps.tsx";
import { SheetTimeline } from "./sheet-timeline.tsx";
import { SheetDue, SheetPlace, SheetWay } from "./sheet-way.tsx";

const PATH = "/review/sheets/:id";

const sheetRoute = staffPage({
  path: PATH,
  access: "review.read",
  handle: (ctx, { params }) => sheetPage(ctx, Number(params.id), null),
});

const writeRoute = staffAction({
  path: PATH,
  access: "review.fill",
  input: SheetFormInput,
  async handle(ctx, { params, input }) {
    const { version, act, note, ...typed } = input;
    const id = Number(params.id);
    const state = await writeSheet(ctx, { id, version, act, note, typed });
    const flash =
      act === "save"
        ? "review.staff.flash.saved"
        : `review.staff.flash.${state === "accepted" ? "accepted" : "submitted"}`;
    return redirect(sheetAddress(ctx, id), { flash: flash as "review.staff.flash.saved" });
  },
  invalid: async (ctx, { params, values, issues, status }) => ({
    ...(await sheetPage(ctx, Number(params.id), { values, issues, isConflict: status === 409 })),
    status,
  }),
});

const stepRoute = staffAction({
  path: `${PATH}/step`,
  access: "review.read",
  input: SheetStepInput,
  async handle(ctx, { params, input }) {
    const id = Number(params.id);
    await stepSheet(ctx, { ...input, id });
    return redirect(sheetAddress(ctx, id), { flash: `review.staff.flash.${input.act}` });
  },
  invalid: async (ctx, { params, values, issues, status }) => ({
    ...(await sheetPage(ctx, Number(params.id), {
      values: { note: values.note ?? "", act: values.act ?? "" },
      issues,
      isConflict: status === 409,
      part: "step",
    })),
    status,
  }),
});

export const sheetRoutes: readonly Route[] = [sheetRoute, writeRoute, stepRoute, ...sheetMoreRoutes(sheetPage)];

/** What was sent and could not be taken. */
export interface SentSheet {
  values: Record<string, string>;
  issues: Issue[];
  isConflict: boolean;
  /** The part of the page that it was sent to; left out for the form itself. */
  part?: "step" | "settled" | "unlock";
}

async function sheetPage(ctx: StaffContext, id: number, sent: SentSheet | null): Promise<PageView> {
  const { say } = ctx;
  const sheet = await readSheet(ctx, id);
  const neighbours = await findNeighbours(ctx, sheet.sheet);
  const title = say.plain(sheet.sheet.projectTitle);
  const year = say.format.fiscalYear(sheet.cycle.fiscalYear);
  const isWriting = sheet.acts.has("save") || sheet.acts.has("amend");
  return page({
    title: `${title} · ${year}`,
    crumbs: [
      { label: say.t("review.staff.menu"), href: reviewAddress(ctx) },
      { label: year, href: yearAddress(ctx, sheet.cycle) },
      { label: title },
    ],
    body: (
      <>
        <SheetNeighbours ctx={ctx} neighbours={neighbours} />
        <SheetHeading ctx={ctx} sheet={sheet} />
        {sent?.isConflict ? <SheetConflict ctx={ctx} sheet={sheet} sent={sent} /> : null}
        {isWriting ? (
          <WritingForm ctx={ctx} sheet={sheet} sent={sent?.part ? null : sent} />
        ) : (
          <SheetRead say={say} sheet={sheet} />
        )}
        <SheetSteps ctx={ctx} sheet={sheet} sent={sent?.part === "step" ? sent : null} />
        <SettledPart ctx={ctx} sheet={sheet} sent={sent?.part === "settled" ? sent : null} />
        <UnlockPart ctx={ctx} sheet={sheet} sent={sent?.part === "unlock" ? sent : null} />
        <SheetNeighbours ctx={ctx} neighbours={neighbours} isAgain />
        <SheetTimeline ctx={ctx} sheet={sheet} />
      </>
    ),
  });
}

interface SheetProps {
  ctx: StaffContext;
  sheet: SheetToRead;
}

function SheetHeading({ ctx, sheet }: SheetProps): JSX.Element {
  const { say } = ctx;
  const { projectTitle, sectionName, postName, returnedNote, state } = sheet.sheet;
  const [holder] = sheet.acting;
  return (
    <>
      <p class="eyebrow">
        {say.format.fiscalYear(sheet.cycle.fiscalYear)} · <SheetPlace say={say} opened={sheet} />
      </p>
      <h1>
        <TextOf say={say} text={projectTitle} />
      </h1>
      <p class="more">
        {nameInPlace(say.plain(sectionName ?? {}), say.plain(postName))}
        {holder ? `（${sheet.names.get(holder) ?? ""}）` : ` ${say.t("review.staff.vacant")}`}
      </p>
      <SheetWay say={say} opened={sheet} />
      <SheetDue say={say} opened={sheet} today={todayInJapan(ctx.clock.now())} />
      {state === "returned" && returnedNote ? (
        <Notice tone="warning">
          <h2>{say.t("review.staff.returnedWith")}</h2>
          <p class="lines">{returnedNote}</p>
        </Notice>
      ) : null}
      {sheet.acts.has("save") ? (
        <p>
          <a href={yearAddress(ctx, sheet.cycle, "/workbook")}>{say.t("review.staff.exchange.title")}</a>
        </p>
      ) : null}
      {sheet.isLocked && !sheet.acts.has("save") ? <Notice>{say.t("review.staff.locked")}</Notice> : null}
    </>
  );
}

function WritingForm({ ctx, sheet, sent }: SheetProps & { sent: SentSheet | null }): JSX.Element {
  const { say } = ctx;
  const form = sheetForm(ctx, sheet, sent);
  const mayWrite = sheet.acts.has("save");
  return (
    <Form form={form} action={sheetAddress(ctx, sheet.sheet.id)} token={ctx.formToken} class="sheet-form">
      <input type="hidden" name="version" value={sheet.sheet.version} />
      <SheetFields ctx={ctx} form={form} sheet={sheet} />
      <div class={mayWrite ? "buttons sticky" : "buttons"}>
        {mayWrite ? (
          <>
            <Submit label={sendLabel(ctx, sheet)} name="act" value="submit" />
            <Submit label={say.t("review.staff.button.save")} tone="plain" name="act" value="save" />
          </>
        ) : (
          <Amending ctx={ctx} form={form} />
        )}
      </div>
    </Form>
  );
}

/** Whom it goes to, on the button. */
function sendLabel({ say }: StaffContext, sheet: SheetToRead): string {
  const [first] = sheet.checks;
  return first
    ? say.t("review.staff.button.sendTo", { check: say.plain(first.name) })
    : say.t("review.staff.button.finish");
}

function Amending({ ctx, form }: { ctx: StaffContext; form: FormState }): JSX.Element {
  const { say } = ctx;
  return (
    <details class="amend">
      <summary>{say.t("review.staff.amendOpen")}</summary>
      <TextArea form={form} name="note" label={say.t("review.staff.amendNote")} rows={2} plain />
      <Submit label={say.t("review.staff.button.amend")} tone="plain" name="act" value="amend" />
    </details>
  );
}

function sheetForm({ say }: StaffContext, sheet: SheetToRead, sent: SentSheet | null): FormState {
  const labels = Object.fromEntries(
    sheet.fieldSet.fields.flatMap((field) =>
      Object.keys(writeSheetForm([field], sheet.sheet.values)).map((name) => [name, say.plain(field.label)]),
    ),
  );
  const fieldLabels = Object.fromEntries(sheet.fieldSet.fields.map((field) => [field.key, say.plain(field.label)]));
  const labelOf = (path: string) => labels[path] ?? fieldLabels[path.split(".")[1] ?? ""];
  const issues = sent?.isConflict ? [] : (sent?.issues ?? []);
  return formState(say, {
    id: "sheet",
    labels: { ...labels, ...Object.fromEntries(issues.map(({ path }) => [path, labelOf(path) ?? path])) },
    values: sent ? sent.values : writeSheetForm(sheet.fieldSet.fields, sheet.sheet.values),
    issues,
  });
}
