import type { StaffContext } from "#platform/context.ts";
import type { Documents } from "#platform/documents/document-task.ts";
import { type Line, lineOf, type Paper } from "#platform/documents/paper.ts";
import { PAPER_TYPES, WRITE_PAPER } from "#platform/documents/paper-task.ts";
import { file, page } from "#platform/http/reply.ts";
import { type Route, staffPage } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { TextOf } from "#ui/message.tsx";
import { PaperBlocks } from "#ui/paper.tsx";
import { drawBudgetNote } from "../../exchange/draw-budget-note.ts";
import { type BudgetNoteToRead, readBudgetNote } from "../../exchange/read-budget-note.ts";
import { reviewAddress, yearAddress } from "../review-address.ts";
import { sectionOf } from "./workbook-page.tsx";

const at = (params: Record<string, string>, query: Record<string, string>) => ({
  planKey: params.plan ?? "",
  fiscalYear: Number(params.year),
  section: sectionOf(query),
});

/** The note for the budget, to be read here and taken along. */
export const budgetNoteRoutes = (documents: Documents): Route[] => [
  staffPage({
    path: "/review/:plan/:year/budget-note",
    access: "review.read",
    query: ["section", "body"],
    async handle(ctx, { params, query }) {
      const { say } = ctx;
      const read = await readBudgetNote(ctx, at(params, query));
      const { cycle } = read;
      const title = say.t("review.staff.note.title");
      const chosen = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "")).toString();
      const fileAddress = (ending: string) =>
        yearAddress(ctx, cycle, `/budget-note.${ending}${chosen === "" ? "" : `?${chosen}`}`);
      return page({
        title,
        crumbs: [
          { label: say.t("review.staff.menu"), href: reviewAddress(ctx) },
          { label: say.format.fiscalYear(cycle.fiscalYear), href: yearAddress(ctx, cycle) },
          { label: title },
        ],
        body: (
          <>
            <p class="eyebrow">
              <TextOf say={say} text={cycle.planTitle} /> {say.format.fiscalYear(cycle.fiscalYear)}
            </p>
            <h1>{title}</h1>
            <p class="lead">{say.t("review.staff.note.lead")}</p>
            {read.isDraft ? <p class="caption">{say.t("review.staff.note.draft")}</p> : null}
            <p>
              <a href={fileAddress("pdf")} download>
                {say.t("review.staff.note.pdf")}
              </a>
              {" · "}
              <a href={fileAddress("docx")} download>
                {say.t("review.staff.note.word")}
              </a>
            </p>
            <PaperBlocks blocks={drawBudgetNote(read.note, say)} say={say} />
          </>
        ),
      });
    },
  }),
  ...(["pdf", "docx"] as const).map((format) =>
    staffPage({
      path: `/review/:plan/:year/budget-note.${format}`,
      access: "review.read",
      query: ["section", "body"],
      async handle(ctx, { params, query }) {
        const read = await readBudgetNote(ctx, at(params, query));
        const { bytes } = await documents.run(WRITE_PAPER, { paper: paperOf(ctx, read), format });
        const { say } = ctx;
        const name = `${say.t("review.staff.note.title")}_${read.cycle.fiscalYear}`;
        return file({ body: new Uint8Array(bytes), type: PAPER_TYPES[format], fileName: `${name}.${format}` });
      },
    }),
  ),
];

function paperOf(ctx: StaffContext, { cycle, note, isDraft }: BudgetNoteToRead): Paper {
  const { say, municipality } = ctx;
  const subtitle: Line = [...lineOf(say.text(cycle.planTitle)), ` ${say.format.fiscalYear(cycle.fiscalYear)}`];
  return {
    title: lineOf(say.message("review.staff.note.title")),
    subtitle,
    publisher: lineOf(say.text(municipality.name)),
    language: say.language.code,
    date: todayInJapan(ctx.clock.now()),
    hasCover: false,
    hasContents: false,
    orientation: "portrait",
    ...(isDraft ? { mark: lineOf(say.message("review.staff.note.draft")) } : {}),
    blocks: drawBudgetNote(note, say),
  };
}
