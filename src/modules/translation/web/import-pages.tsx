import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import type { Documents } from "#platform/documents/document-task.ts";
import { type Issue, invalid } from "#platform/errors.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { Form, formState, Submit, TextInput } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
import { readJob } from "../desk/read-job.ts";
import { applyImport, prepareImport, previewImport } from "../exchange/import-files.ts";
import { deskAddress, deskCrumbs, readId } from "./desk-address.ts";
import { DeskNav } from "./desk-nav.tsx";
import { FileView, Issues } from "./import-file-view.tsx";

const access = "translation.translate";
const UploadInput = z.object({
  job: z
    .string()
    .regex(/^\d{0,9}$/)
    .default(""),
});
/** `take.<key>/<part>`: what is held back is taken in; `version.<text>`: what the person saw. */
const Decision = z.object({}).catchall(z.string());

/** Files of translators, back in: reading, preview, decision. */
export function importRoutes(documents: Documents): Route[] {
  return [
    staffPage({
      access,
      path: "/translation/import",
      query: ["job"],
      handle: (ctx, { query }) => uploadPage(ctx, { job: query.job ?? "", issues: [] }),
    }),
    staffAction({
      access,
      path: "/translation/import",
      upload: true,
      input: UploadInput,
      async handle(ctx, { input, files }) {
        if (!files.file) throw invalid([{ path: "file", code: "translation.error.noFile" }]);
        const jobId = input.job === "" ? null : readId(input.job);
        const id = await prepareImport(ctx, documents, { upload: files.file, jobId });
        return redirect(deskAddress(ctx, `/imports/${id}`));
      },
      invalid: async (ctx, { values, issues, status }) => ({
        ...(await uploadPage(ctx, { job: /^\d{1,9}$/.test(values.job ?? "") ? (values.job ?? "") : "", issues })),
        status,
      }),
    }),
    ...decisionRoutes,
  ];
}

const decisionRoutes: Route[] = [
  staffPage({
    access,
    path: "/translation/imports/:id",
    handle: (ctx, { params }) => previewPage(ctx, params.id ?? "", []),
  }),
  staffAction({
    access,
    path: "/translation/imports/:id",
    input: Decision,
    async handle(ctx, { params, input }) {
      const id = params.id ?? "";
      const named = (prefix: string) =>
        Object.entries(input).flatMap(([name, value]): [string, string][] =>
          name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
        );
      const { jobId } = await previewImport(ctx, id);
      const count = await applyImport(ctx, {
        id,
        takes: new Set(named("take.").map(([part]) => part)),
        versions: new Map(named("version.").map(([text, version]) => [text, Number(version)])),
      });
      return redirect(deskAddress(ctx, jobId === null ? "/requests" : `/jobs/${jobId}`), {
        flash: "translation.staff.flash.imported",
        flashWords: { count: String(count) },
      });
    },
    invalid: async (ctx, { params, issues, status }) => ({
      ...(await previewPage(ctx, params.id ?? "", issues)),
      status,
    }),
  }),
];

async function uploadPage(ctx: StaffContext, { job, issues }: { job: string; issues: Issue[] }): Promise<PageView> {
  const { say } = ctx;
  const title = say.t("translation.staff.import.title");
  const reading = job ? await readJob(ctx, readId(job)) : undefined;
  const form = formState(say, { id: "import", labels: { file: say.t("translation.staff.import.file") }, issues });
  return page({
    title,
    crumbs: deskCrumbs(ctx, { label: title }),
    body: (
      <>
        <h1>{title}</h1>
        <DeskNav ctx={ctx} current="/import" />
        <p class="lead">{reading ? say.plain(reading.title) : say.t("translation.staff.import.lead")}</p>
        <Form form={form} action={deskAddress(ctx, "/import")} token={ctx.formToken} upload>
          <input type="hidden" name="job" value={job} />
          <TextInput
            form={form}
            name="file"
            type="file"
            accept=".xlf,.xliff,.sdlxliff,.mqxliff,.xml,.xlsx,.zip"
            hint={say.t("translation.staff.import.fileHint")}
          />
          <Submit label={say.t("translation.staff.import.preview")} />
        </Form>
      </>
    ),
  });
}

async function previewPage(ctx: StaffContext, id: string, issues: readonly Issue[]): Promise<PageView> {
  const { say } = ctx;
  const preview = await previewImport(ctx, id);
  const title = say.t("translation.staff.import.previewTitle");
  const hasWork = preview.files.some(
    ({ found, issues: own }) =>
      own.length === 0 && found && found.compared.changes.length + found.compared.held.length > 0,
  );
  const form = formState(say, { id: "decide", labels: {}, issues: [] });
  return page({
    title,
    crumbs: deskCrumbs(
      ctx,
      { label: say.t("translation.staff.import.title"), href: deskAddress(ctx, "/import") },
      { label: title },
    ),
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("translation.staff.import.previewLead", { name: preview.fileName })}</p>
        {issues.length > 0 ? <Issues ctx={ctx} issues={issues} /> : null}
        <Form form={form} action={deskAddress(ctx, `/imports/${id}`)} token={ctx.formToken}>
          {preview.files.map((file, index) => (
            <FileView ctx={ctx} form={form} file={file} index={index} />
          ))}
          {hasWork ? (
            <div class="buttons">
              <Submit label={say.t("translation.staff.import.apply")} />
            </div>
          ) : (
            <Nothing ctx={ctx} />
          )}
        </Form>
      </>
    ),
  });
}

function Nothing({ ctx: { say } }: { ctx: StaffContext }): JSX.Element {
  const key: MessageKey = "translation.staff.import.nothing";
  return <Notice>{say.t(key)}</Notice>;
}
