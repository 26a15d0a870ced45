import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import type { Documents } from "#platform/documents/document-task.ts";
import { type Issue, invalid } from "#platform/errors.ts";
import { file, type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { Form, formState, Submit, TextInput } from "#ui/form.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { prepareWorkbook } from "../../exchange/preview-workbook.ts";
import { hasOwnSheets, readAllSections, readSectionYear, type SectionAt } from "../../exchange/read-section-year.ts";
import { WRITE_SECTION_BOOK, WRITE_SECTION_BOOKS } from "../../exchange/sheet-tasks.ts";
import { reviewAddress, yearAddress } from "../review-address.ts";

const at = (params: Record<string, string>) => ({ planKey: params.plan ?? "", fiscalYear: Number(params.year) });

/** The workbook out, and back in up to its preview. */
export function workbookRoutes(documents: Documents): Route[] {
  return [
    staffPage({
      path: "/review/:plan/:year/workbook.xlsx",
      access: "review.fill",
      query: ["section", "body"],
      async handle(ctx, { params, query }) {
        const { book, name } = await readSectionYear(ctx, { ...at(params), section: sectionOf(query) });
        const { bytes, type } = await documents.run(WRITE_SECTION_BOOK, { book, language: ctx.say.language.code });
        return file({ body: bytes, type, fileName: `${name}.xlsx` });
      },
    }),
    staffPage({
      path: "/review/:plan/:year/workbooks.zip",
      access: "review.manage",
      async handle(ctx, { params }) {
        const books = await readAllSections(ctx, at(params));
        const { bytes, type } = await documents.run(WRITE_SECTION_BOOKS, { books, language: ctx.say.language.code });
        return file({ body: bytes, type, fileName: `${params.plan}_${params.year}.zip` });
      },
    }),
    staffPage({
      path: "/review/:plan/:year/workbook",
      access: "review.fill",
      handle: (ctx, { params }) => uploadPage(ctx, at(params), []),
    }),
    staffAction({
      path: "/review/:plan/:year/workbook",
      access: "review.fill",
      upload: true,
      input: z.object({}),
      async handle(ctx, { params, files }) {
        if (!files.file) throw invalid([{ path: "file", code: "review.error.noFile" }]);
        const id = await prepareWorkbook(ctx, { ...at(params), documents }, files.file);
        return redirect(yearAddress(ctx, at(params), `/workbook/${id}`));
      },
      invalid: async (ctx, { params, issues, status }) => ({ ...(await uploadPage(ctx, at(params), issues)), status }),
    }),
  ];
}

export function sectionOf({ section, body }: Record<string, string>): SectionAt["section"] {
  if (section && /^\d{1,9}$/.test(section)) return { sectionId: Number(section) };
  return body && /^\d{1,9}$/.test(body) ? { bodyId: Number(body) } : undefined;
}

async function uploadPage(
  ctx: StaffContext,
  year: { planKey: string; fiscalYear: number },
  issues: readonly Issue[],
): Promise<PageView> {
  const { say } = ctx;
  const title = say.t("review.staff.exchange.title");
  const isWriter = await hasOwnSheets(ctx, year);
  const inFile = issues.filter((issue) => issue.code !== "review.error.noFile");
  const form = formState(say, {
    id: "workbook",
    labels: { file: say.t("review.staff.exchange.file") },
    issues: issues.filter((issue) => issue.code === "review.error.noFile"),
  });
  return page({
    title,
    crumbs: [
      { label: say.t("review.staff.menu"), href: reviewAddress(ctx) },
      { label: say.format.fiscalYear(year.fiscalYear), href: yearAddress(ctx, year) },
      { label: title },
    ],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("review.staff.exchange.lead")}</p>
        {inFile.length > 0 ? <FileErrors ctx={ctx} issues={inFile} /> : null}
        {isWriter ? (
          <Section id="out" title={say.t("review.staff.exchange.out")}>
            <p>
              <a class="button" href={yearAddress(ctx, year, "/workbook.xlsx")} download>
                {say.t("review.staff.exchange.download")}
              </a>
            </p>
          </Section>
        ) : null}
        <Section id="in" title={say.t("review.staff.exchange.in")}>
          <Form form={form} action={yearAddress(ctx, year, "/workbook")} token={ctx.formToken} upload>
            <TextInput
              form={form}
              name="file"
              type="file"
              accept=".xlsx"
              hint={say.t("review.staff.exchange.fileHint")}
            />
            <div class="buttons">
              <Submit label={say.t("review.staff.exchange.preview")} />
            </div>
          </Form>
        </Section>
      </>
    ),
  });
}

/** Everything that is wrong with the file, each with its place. */
export function FileErrors({ ctx, issues }: { ctx: StaffContext; issues: readonly Issue[] }): JSX.Element {
  const { say } = ctx;
  return (
    <Notice tone="error">
      <h2>{say.t("review.error.file")}</h2>
      <ul>
        {issues.map((issue) => (
          <li>
            <IssuePlace ctx={ctx} issue={issue} />
            {say.t(issue.code as MessageKey, issue.params)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The cell in the file, or the sheet and its field; many messages name their place themselves. */
function IssuePlace({ ctx: { say }, issue }: { ctx: StaffContext; issue: Issue }): JSX.Element | null {
  const { sheet, column, project, field } = issue.params ?? {};
  if (project && field) return <b>{say.t("review.staff.exchange.fieldPlace", { project, field })} </b>;
  if (!sheet || !column || issue.code.startsWith("review.error.workbook")) return null;
  return <b>{say.t("review.staff.exchange.place", issue.params)} </b>;
}
