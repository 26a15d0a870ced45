import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Form, type FormState, formState, Select, Submit, TextInput } from "#ui/form.tsx";
import { PaperBlocks } from "#ui/paper.tsx";
import { Section } from "#ui/parts.tsx";
import { drawBlocks } from "../making/draw-report.ts";
import type { ReportTools } from "../making/make-report.ts";
import type { Snapshot } from "../making/snapshot.ts";
import { openTemplate, previewTemplate, saveTemplate } from "../templates/edit-template.ts";
import { shippedTemplates } from "../templates/shipped-templates.ts";
import { PLACEHOLDERS } from "../templates/template.rules.ts";
import { actOn, draftOf, readDraft, type TemplateDraft, valuesOf } from "../templates/template-form.rules.ts";
import { reportsAddress } from "./report-address.ts";
import { TemplateChapters } from "./template-chapters.tsx";

const PATH = "/reports/templates/:plan";

/** A form of any length; `act` is the button that was pressed. */
const TemplateInput = z.record(z.string(), z.string().max(10_000, "reports.error.textTooLong"));

export function templateRoutes(tools: ReportTools): Route[] {
  return [
    staffPage({
      path: PATH,
      access: "reports.manage",
      async handle(ctx, { params }) {
        const template = await openTemplate(ctx, params.plan ?? "");
        const values = { ...valuesOf(draftOf(template)), version: String(template.version) };
        return templatePage(ctx, { tools, plan: params.plan ?? "", values, issues: [] });
      },
    }),
    staffAction({
      path: PATH,
      access: "reports.manage",
      input: TemplateInput,
      handle: (ctx, { params, input }) => act(ctx, { tools, plan: params.plan ?? "", values: input, issues: [] }),
      async invalid(ctx, { params, values, issues, status }) {
        const plan = params.plan ?? "";
        // Told that somebody else has saved, one may save over it: nobody's work is lost, as every version stays.
        const version = status === 409 ? String((await openTemplate(ctx, plan)).version) : (values.version ?? "");
        return { ...templatePage(ctx, { tools, plan, values: { ...values, version }, issues }), status };
      },
    }),
  ];
}

interface Showing {
  tools: ReportTools;
  plan: string;
  values: Record<string, string>;
  issues: readonly Issue[];
  /** The chapter that a button has just changed. */
  chapter?: number;
  preview?: Snapshot;
}

async function act(ctx: StaffContext, showing: Showing) {
  const { values, plan, tools } = showing;
  const draft = readDraft(values);
  if (values.act === "save") {
    const version = await saveTemplate(ctx, { plan, version: Number(values.version), draft });
    return redirect(reportsAddress(ctx, `/templates/${plan}`), {
      flash: "reports.staff.flash.templateSaved",
      flashWords: { version: String(version) },
    });
  }
  // Whoever may not save may not try either; the plan must be there.
  await openTemplate(ctx, plan);
  if (values.act === "preview") {
    const fiscalYear = Number(values.fiscalYear) || currentYear(ctx) - 1;
    const preview = await previewTemplate(ctx, { plan, fiscalYear, draft, parts: tools.parts() });
    return templatePage(ctx, { ...showing, preview });
  }
  const changed = changedBy(draft, values.act ?? "");
  return templatePage(ctx, { ...showing, values: { ...values, ...valuesOf(changed.draft) }, chapter: changed.chapter });
}

function changedBy(draft: TemplateDraft, pressed: string): { draft: TemplateDraft; chapter?: number } {
  const [, key] = /^preset:(.+)$/.exec(pressed) ?? [];
  const preset = key && shippedTemplates().get(key);
  return preset ? { draft: draftOf(preset) } : actOn(draft, pressed);
}

const currentYear = (ctx: StaffContext) => Number(todayInJapan(ctx.clock.now()).slice(0, 4));

function templatePage(ctx: StaffContext, showing: Showing): PageView {
  const { say } = ctx;
  const { plan, values, issues, preview, tools } = showing;
  const form = formState(say, {
    id: "template",
    labels: {
      "title.ja": say.t("reports.staff.template.title"),
      "title.en": say.t("reports.staff.template.titleEn"),
      fiscalYear: say.t("reports.staff.template.previewYear"),
      ...chapterLabels(ctx, issues),
    },
    values: { fiscalYear: String(currentYear(ctx) - 1), ...values },
    issues: [...issues],
  });
  const title = say.t("reports.staff.template.heading");
  return page({
    title,
    crumbs: [{ label: say.t("reports.staff.menu"), href: reportsAddress(ctx) }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("reports.staff.template.lead")}</p>
        <Placeholders ctx={ctx} />
        <Form form={form} action={reportsAddress(ctx, `/templates/${plan}`)} token={ctx.formToken}>
          <TemplateFields ctx={ctx} form={form} />
          <TemplateChapters
            form={form}
            draft={readDraft(form.values)}
            parts={tools.parts()}
            current={showing.chapter}
          />
          <Presets ctx={ctx} />
        </Form>
        {preview ? (
          <Section id="preview" title={say.t("reports.staff.template.preview")}>
            <PaperBlocks blocks={drawBlocks(preview, say, tools.parts())} say={say} hasContents />
          </Section>
        ) : null}
      </>
    ),
  });
}

/** What is wrong in a chapter leads to it. */
const chapterLabels = ({ say }: StaffContext, issues: readonly Issue[]) =>
  Object.fromEntries(
    issues
      .filter(({ path }) => path.startsWith("chapters."))
      .map(({ path, params }) => [path, say.t("reports.staff.template.chapter", { number: Number(params?.chapter) })]),
  );

/** The first button is the one that the Enter key presses: it changes nothing. */
function TemplateFields({ ctx, form }: { ctx: StaffContext; form: FormState }): JSX.Element {
  const { say } = ctx;
  const year = currentYear(ctx);
  const years = Array.from({ length: 8 }, (_, index) => String(year - index));
  return (
    <>
      <input type="hidden" name="version" value={form.values.version} />
      <input type="hidden" name="chapters" value={form.values.chapters} />
      <TextInput form={form} name="title.ja" lang="ja" />
      <TextInput form={form} name="title.en" lang="en" optional />
      <Select
        form={form}
        name="fiscalYear"
        options={years.map((value) => ({ value, label: say.format.fiscalYear(Number(value)) }))}
        plain
      />
      <div class="buttons">
        <Submit label={say.t("reports.staff.template.button.preview")} name="act" value="preview" tone="plain" />
        <Submit label={say.t("reports.staff.template.button.save")} name="act" value="save" />
      </div>
    </>
  );
}

/** What may stand in braces, and what it becomes. */
function Placeholders({ ctx }: { ctx: StaffContext }): JSX.Element {
  const { say } = ctx;
  return (
    <details>
      <summary>{say.t("reports.staff.template.placeholders")}</summary>
      <dl class="pairs">
        {PLACEHOLDERS.map((name) => (
          <>
            <dt>
              <code>{`{${name}}`}</code>
            </dt>
            <dd>{say.t(`reports.staff.placeholder.${name}`)}</dd>
          </>
        ))}
      </dl>
    </details>
  );
}

/** Begins anew from an order of chapters that is shipped. */
function Presets({ ctx }: { ctx: StaffContext }): JSX.Element {
  const { say } = ctx;
  return (
    <details>
      <summary>{say.t("reports.staff.template.presets")}</summary>
      <p>{say.t("reports.staff.template.presetsLead")}</p>
      <div class="buttons">
        {[...shippedTemplates().values()].map(({ key, name }) => (
          <Submit label={say.plain(name)} name="act" value={`preset:${key}`} tone="plain" />
        ))}
      </div>
    </details>
  );
}
