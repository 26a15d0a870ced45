import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Form, formState, Submit, TextArea } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { SheetsInput } from "../sheets/inputs.ts";
import { listMyWork, type MyWork, type WorkItem } from "../sheets/list-my-work.ts";
import { stepSheets } from "../sheets/step-sheets.ts";
import { WorkbookLinks } from "./exchange/workbook-links.tsx";
import { reviewAddress } from "./review-address.ts";
import { type ListedSheet, pickLabels, SheetRows } from "./sheet-picks.tsx";
import { Years } from "./work-years.tsx";

const workRoute = staffPage({ path: "/review", access: "review.read", handle: (ctx) => workPage(ctx) });

const checkRoute = staffAction({
  path: "/review/check",
  access: "review.check",
  input: SheetsInput,
  async handle(ctx, { input }) {
    const count = await stepSheets(ctx, { ...input, act: "pass" });
    return redirect(reviewAddress(ctx), {
      flash: "review.staff.flash.many.pass",
      flashWords: { count: String(count) },
    });
  },
  invalid: (ctx, request) => workPage(ctx, request),
});

export const workRoutes: readonly Route[] = [workRoute, checkRoute];

/** Where everybody starts: what to write, what to check, and the years. */
async function workPage(ctx: StaffContext, sent?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const work = await listMyWork(ctx);
  return page({
    title: say.t("review.staff.menu"),
    status: sent?.status,
    body: (
      <>
        <h1>{say.t("review.staff.menu")}</h1>
        <WorkList
          ctx={ctx}
          id="write"
          items={work.toWrite}
          title={say.t("review.staff.work.write", { count: work.toWrite.length })}
        />
        <WorkbookLinks ctx={ctx} items={work.toWrite} />
        <CheckList ctx={ctx} work={work} sent={sent} />
        {work.toWrite.length + work.toCheck.length === 0 ? (
          <p class="lead">{say.t("review.staff.work.nothing")}</p>
        ) : null}
        <Years ctx={ctx} work={work} />
        <WorkList
          ctx={ctx}
          id="sent"
          items={work.sent}
          title={say.t("review.staff.work.sent", { count: work.sent.length })}
        />
      </>
    ),
  });
}

interface WorkListProps {
  ctx: StaffContext;
  id: string;
  items: readonly WorkItem[];
  title: string;
}

function WorkList({ ctx, id, items, title }: WorkListProps): JSX.Element | null {
  if (items.length === 0) return null;
  return (
    <Section id={id} title={title}>
      <SheetRows ctx={ctx} listed={listedItems(ctx, items, id !== "sent")} />
    </Section>
  );
}

/** Sheets that wait for the person's check: each is opened and read; those that are in order go on together. */
function CheckList({
  ctx,
  work,
  sent,
}: {
  ctx: StaffContext;
  work: MyWork;
  sent?: InvalidRequest;
}): JSX.Element | null {
  const { say } = ctx;
  const items = work.toCheck;
  if (items.length === 0 && !sent) return null;
  const form = formState(say, {
    id: "check",
    labels: {
      note: say.t("review.staff.many.note"),
      ...pickLabels(
        ctx,
        items.map(({ sheet }) => sheet),
      ),
    },
    values: sent?.values ?? {},
    issues: sent?.issues,
  });
  return (
    <Section
      id="to-check"
      title={say.t("review.staff.work.check", { count: items.length })}
      lead={say.t("review.staff.work.checkLead")}
    >
      <Form form={form} action={reviewAddress(ctx, "/check")} token={ctx.formToken}>
        <SheetRows ctx={ctx} listed={listedItems(ctx, items, true)} picks={form} />
        <div class="sticky-bar">
          <TextArea form={form} name="note" rows={1} plain />
          <Submit label={say.t("review.staff.work.passPicked")} name="act" value="pass" />
        </div>
      </Form>
    </Section>
  );
}

function listedItems(ctx: StaffContext, items: readonly WorkItem[], isOpen: boolean): ListedSheet[] {
  const { say } = ctx;
  const today = todayInJapan(ctx.clock.now());
  return items.map(({ sheet, cycle, due, check }) => ({
    sheet,
    more: (
      <>
        {check ? say.plain(check.name) : say.t(`review.state.${sheet.state}`)}
        {isOpen || check ? (
          <span class={due < today && isOpen ? "late" : undefined}>
            {" · "}
            {say.t("review.staff.way.due", { date: say.format.date(due) })}
          </span>
        ) : null}
      </>
    ),
    under: (
      <>
        {say.format.fiscalYear(cycle.fiscalYear)} <TextOf say={say} text={sheet.sectionName ?? sheet.postName} />
      </>
    ),
  }));
}
